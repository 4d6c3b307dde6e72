using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>A number of occasions in one window: "Polisen har genomfört 13 av minst 15 utlovade trafikkontroller".</summary>
internal static class TotalSentence
{
    public static void Say(JudgedTarget target, Passage passage)
    {
        if (target.HasNotBegun)
        {
            passage.Say(Begins(target, new("", "")));
            return;
        }

        if (StatementText.Lead(target, passage))
        {
            return;
        }

        if (LeftOutText.Lead(target, passage))
        {
            passage.Say(target.BoundAlone());
        }
        else
        {
            passage.Say(target.IsUnknown ? ReportedSentence.For(target) : Clause(target));
            PartsSentence.Say(target, passage);
            LeftOutText.Say(target, passage);
        }

        AllAreasSentence.Say(target, passage);
        Closing.Say(target, passage);
    }

    /// <summary>"Löftet om minst 15 trafikkontroller gäller från den 1 januari 2020".</summary>
    public static BothLanguages Begins(JudgedTarget target, BothLanguages per)
    {
        BothLanguages promised = target.NounWithoutAreas.Promised(target.Bound, per);
        DateOnly start = target.Span!.Start;
        return new($"löftet om {promised.Sv} gäller från {SpokenDate.Swedish(start)}",
            $"the promise of {promised.En} applies from {SpokenDate.English(start)}");
    }

    private static BothLanguages Clause(JudgedTarget target) => (target.Outcome, target.Count.Number) switch
    {
        (Outcome.Fulfilled, _) => Kept(target),
        (_, 0) => Nothing(target),
        (_, long count) when target.Bound.HasPart(count) && !target.IsNarrower && KindList.Of(target) is null => Part(target),
        (_, long count) when target.Bound.IsExceededBy(count) => Exceeded(target),
        _ => BesideBound(target),
    };

    private static BothLanguages Kept(JudgedTarget target)
    {
        string bound = target.Bound.Swedish(target.Noun.Gender);
        if (target.Count.Number == 0)
        {
            BothLanguages none = target.NoneDone(target.Noun.Deed, new("inte", "not"));
            return new($"{none.Sv}. Löftet om {bound} är därmed hållet", $"{none.En}. The promise of {target.Bound.English()} has thereby been kept");
        }

        if (target.Count.IsOne && target.TheOne() is { } one)
        {
            return DoneWith(target, one);
        }

        BothLanguages done = target.Done();
        (string sv, string en) = target.Bound.Comparison switch
        {
            Comparison.AtMost => ("hållit sig inom", "stayed within"),
            Comparison.Between => ("hållit", "kept"),
            _ => ("nått", "kept"),
        };
        return new($"{done.Sv} och därmed {sv} löftet om {bound}",
            $"{done.En} and {target.Subject.EnglishHave} thereby {en} the promise of {target.Bound.English()}");
    }

    private static BothLanguages Nothing(JudgedTarget target)
    {
        Deed deed = target.NotDone;
        // "Ännu inte" would make a ceiling sound like something to reach.
        BothLanguages not = target.IsOver || target.Outcome == Outcome.NotFulfilled ? new("inte", "not")
            : target.Bound.Comparison == Comparison.AtMost ? new("hittills inte", "so far not")
            : new("ännu inte", "not yet");
        return target.TheOne() is { } one
            ? target.HasNot(deed, not, one)
            : target.WithBound(target.NoneDone(deed, not));
    }

    private static BothLanguages Part(JudgedTarget target)
    {
        BothLanguages whole = target.Whole(target.Acting);
        return DoneWith(target, new($"{target.Count.Swedish(target.Noun.Gender)} av {whole.Sv}", $"{target.Count.English()} of {whole.En}"));
    }

    private static BothLanguages DoneWith(JudgedTarget target, BothLanguages what)
    {
        Deed deed = target.Acting.Deed;
        return new(Words.Join(target.Subject.SwedishHas("", deed.Supine), what.Sv, deed.To.Sv),
            Words.Join(target.Subject.EnglishHas("", deed.Participle), what.En, deed.To.En));
    }

    private static BothLanguages Exceeded(JudgedTarget target)
    {
        BothLanguages done = target.Done();
        return new($"{done.Sv}, och löftet om {target.Bound.Swedish(target.Noun.Gender)} är därmed inte hållet",
            $"{done.En}, so the promise of {target.Bound.English()} has not been kept");
    }

    // A ceiling can be broken on the last day, so nothing is kept before then.
    private static BothLanguages BesideBound(JudgedTarget target)
    {
        BothLanguages text = target.WithBound(target.Done());
        return target.Outcome == Outcome.InProgress && !target.Bound.IsOpenUpwards && target.Span is not null
            ? new($"{text.Sv} och kan avgöras först när perioden är slut", $"{text.En} and can only be judged when the period has ended")
            : text;
    }
}
