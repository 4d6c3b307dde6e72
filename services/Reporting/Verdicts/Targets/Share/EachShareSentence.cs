using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Share;

/// <summary>A share in each area or of each item: "… är 23 procent i området Norr och 18 procent i området Söder".</summary>
internal static class EachShareSentence
{
    // A longer list is a table's work.
    private const int MostParts = 6;

    /// <summary>", räknat område för område,"; empty for all together.</summary>
    public static BothLanguages By(ShareGoal goal) => !goal.IsEach() ? new("", "")
        : goal.EachArea ? new(", räknat område för område,", ", counted area by area,")
        : new(", räknat var för sig,", ", counted for each by itself,");

    /// <summary>"23 procent i området Norr och 18 procent i området Söder"; null where the share of all is said in its place.</summary>
    public static BothLanguages? Numbers(JudgedTarget target, ShareGoal goal)
    {
        WindowVerdict[] known = [.. target.Result.Details.Where(part => part.Percent is not null)];
        if (known.Length is 0 or > MostParts)
        {
            return null;
        }

        (string Sv, string En)[] each = [.. known.Select(part => (Place: In(target, goal, [part]), Percent: part.Percent!.Value)).Select(part => (
            $"{Numeral.SwedishDecimal(part.Percent)} procent {part.Place.Sv}", $"{Numeral.EnglishDecimal(part.Percent)} per cent {part.Place.En}"))];
        return new(Words.SwedishAnd([.. each.Select(part => part.Sv)]), Words.EnglishAnd([.. each.Select(part => part.En)]));
    }

    /// <summary>Where it has not been reached, where nothing is reported, and where there is nothing to calculate it of.</summary>
    /// <param name="target">The judged target.</param>
    /// <param name="goal">Its goal.</param>
    /// <param name="whole">What it is a share of.</param>
    /// <param name="passage">Gets the sentences.</param>
    public static void SayLacking(JudgedTarget target, ShareGoal goal, BothLanguages whole, Passage passage)
    {
        if (!goal.IsEach() || target.IsSilent)
        {
            return;
        }

        IReadOnlyList<WindowVerdict> parts = target.Result.Details;
        WindowVerdict[] missed = [.. parts.Where(part => part.State == WindowState.Missed)];
        if (missed.Length is > 0 and <= MostParts)
        {
            BothLanguages place = In(target, goal, missed);
            passage.Say($"målet är inte nått {place.Sv}", $"the goal has not been reached {place.En}");
        }
        else if (missed.Length > 0)
        {
            passage.Say($"målet är inte nått för {Numeral.Swedish(missed.Length)} av {Numeral.Swedish(parts.Count)}",
                $"the goal has not been reached for {Numeral.English(missed.Length)} of {Numeral.English(parts.Count)}");
        }

        BothLanguages[] silent = [.. parts.Where(part => part.Percent is null).Select(part => NameOf(goal, part))];
        if (silent.Length is > 0 and <= MostParts)
        {
            BothLanguages names = And(silent);
            passage.Say($"för {names.Sv} är ingen andel redovisad{(target.IsOver ? "" : " än")}", $"no share has been reported for {names.En}{(target.IsOver ? "" : " yet")}");
        }

        BothLanguages[] empty = [.. PartsOf(target, goal).Where(part => parts.All(told => told.Label != part.Code)).Select(part => NameOf(goal, part))];
        if (empty.Length is > 0 and <= MostParts)
        {
            BothLanguages names = And(empty);
            passage.Say($"för {names.Sv} är inga {whole.Sv} redovisade, så där finns ingen andel att beräkna",
                $"no {whole.En} have been reported for {names.En}, so there is no share to calculate there");
        }
    }

    private static IEnumerable<NamedCode> PartsOf(JudgedTarget target, ShareGoal goal) => goal.Items
        ?? target.Result.Target.Counting.Areas.Select(code => target.Agreement.Areas.FirstOrDefault(area => area.Code == code) ?? new NamedCode(code, code));

    /// <summary>"I området Söder", "för Södra skolan".</summary>
    private static BothLanguages In(JudgedTarget target, ShareGoal goal, WindowVerdict[] parts)
    {
        BothLanguages names = And([.. parts.Select(part => NameOf(goal, part))]);
        if (!goal.EachArea)
        {
            return new($"för {names.Sv}", $"for {names.En}");
        }

        BothLanguages place = Modifiers.Place(target.Counting with { Areas = [.. parts.Select(part => part.Label)] }, target.Agreement);
        return place.Sv.Length > 0 ? place : new($"i {names.Sv}", $"in {names.En}");
    }

    private static BothLanguages NameOf(ShareGoal goal, WindowVerdict part) =>
        goal.Items?.FirstOrDefault(item => item.Code == part.Label) is { } item ? NameOf(goal, item) : part.Name ?? new(part.Label, part.Label);

    private static BothLanguages NameOf(ShareGoal goal, NamedCode part) => goal.EachArea ? new(part.Name, part.Name) : GivenName.Of(part.Name, part.NameEn);

    private static BothLanguages And(BothLanguages[] names) =>
        new(Words.SwedishAnd([.. names.Select(name => name.Sv)]), Words.EnglishAnd([.. names.Select(name => name.En)]));
}
