using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>Every item of a set: "Polisen har gjort skolbesök som omfattar fem av sju utlovade klasser".</summary>
internal static class CoverageSentence
{
    /// <summary>A longer list is a table's work.</summary>
    public const int MostNames = 4;

    public static void Say(JudgedTarget target, CoverageGoal goal, Passage passage)
    {
        if (goal.Items.Count == 0)
        {
            SayUnknownSet(target, passage);
            return;
        }

        BothLanguages extent = RepeatedCoverage.Extent(target, goal);
        if (target.HasNotBegun)
        {
            passage.Say($"löftet gäller från {SpokenDate.Swedish(target.Span!.Start)} och omfattar {extent.Sv}",
                $"the promise applies from {SpokenDate.English(target.Span!.Start)} and covers {extent.En}");
            return;
        }

        if (RepeatedCoverage.Is(goal))
        {
            passage.Say($"löftet omfattar {extent.Sv}", $"the promise covers {extent.En}");
            bool unjudged = target.IsSilent || target.Result.Required is null;
            passage.Say(unjudged ? Unjudged(target) : RepeatedCoverage.Kept(target));
        }
        else if (target.Count.Number == 0)
        {
            passage.Say(NoneDone(target));
            passage.Say($"löftet omfattar {extent.Sv}", $"the promise covers {extent.En}");
        }
        else
        {
            passage.Say(SomeDone(target, goal));
            SayNames(target, goal, passage);
        }

        LeftOutText.Say(target, passage);
        Closing.Say(target, passage);
    }

    // Without an end there are no windows to keep, and still something may have been done.
    private static BothLanguages Unjudged(JudgedTarget target) => target.Result.Records > 0 && target.Count.Number == 0
        ? new($"{target.Noun.Nouns.SwedishPlural} är redovisade", $"{target.Noun.Nouns.EnglishPlural} have been reported")
        : target.Reported();

    private static void SayUnknownSet(JudgedTarget target, Passage passage)
    {
        if (ItemNoun.For(target.Counting).Unit is not { } item)
        {
            passage.Say("löftet gäller alla som texten nämner, men de är inte uppräknade, så det går inte att säga hur stor del av dem som är klar",
                "the promise covers all that its text names, but they are not listed, so it is not possible to say what share of them has been covered");
        }
        else
        {
            (string sv, string en) = (item.SwedishPlural, item.EnglishPlural);
            passage.Say($"löftet gäller alla {sv}, men de är inte uppräknade, så det går inte att säga hur stor del av dem som är klar",
                $"the promise covers all {en}, but they are not listed, so it is not possible to say what share of them has been covered");
        }

        passage.Say(target.Reported());
    }

    private static BothLanguages NoneDone(JudgedTarget target)
    {
        BothLanguages not = target.IsOpen ? new("ännu inte", "not yet") : new("inte", "not");
        return target.NoneDone(target.NotDone, not);
    }

    private static BothLanguages SomeDone(JudgedTarget target, CoverageGoal goal)
    {
        long required = (long)(target.Result.Required ?? goal.Items.Count);
        long count = target.Count.Number;
        ItemNoun item = ItemNoun.For(target.Counting);
        BothLanguages covered = count >= required ? item.All(required) : item.Part(count, required);
        return new(
            $"{target.Subject.SwedishHas("", target.Noun.Deed.Supine)} {target.Noun.Nouns.SwedishPlural} som omfattar {covered.Sv}",
            $"{target.Subject.EnglishHas("", target.Noun.Deed.Participle)} {target.Noun.Nouns.EnglishPlural} covering {covered.En}");
    }

    private static void SayNames(JudgedTarget target, CoverageGoal goal, Passage passage)
    {
        BothLanguages[] missed = Names(target, goal, WindowState.Missed);
        BothLanguages[] open = Names(target, goal, WindowState.Open);
        BothLanguages[] silent = Names(target, goal, WindowState.NotReported);
        if (missed.Length is > 0 and <= MostNames)
        {
            passage.Say($"{Words.SwedishAnd([.. missed.Select(name => name.Sv)])} saknas",
                $"{Words.EnglishAnd([.. missed.Select(name => name.En)])} {(missed.Length == 1 ? "is" : "are")} missing");
        }

        if (silent.Length is > 0 and <= MostNames)
        {
            passage.Say($"redovisning saknas för {Words.SwedishAnd([.. silent.Select(name => name.Sv)])}",
                $"reports are missing for {Words.EnglishAnd([.. silent.Select(name => name.En)])}");
        }

        if (open.Length is > 0 and <= MostNames)
        {
            passage.Say($"kvar är {Words.SwedishAnd([.. open.Select(name => name.Sv)])}", $"left to cover: {Words.EnglishAnd([.. open.Select(name => name.En)])}");
        }
    }

    private static BothLanguages[] Names(JudgedTarget target, CoverageGoal goal, WindowState state) =>
        [.. target.Result.Details.Where(detail => detail.State == state).Select(detail => NameOf(detail, goal))];

    private static BothLanguages NameOf(WindowVerdict detail, CoverageGoal goal) =>
        goal.Items.FirstOrDefault(item => item.Code == detail.Label) is { Name.Length: > 0 } item
            ? GivenName.Of(item.Name, item.NameEn)
            : detail.Name ?? new(detail.Label, detail.Label);
}
