using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>A number of occasions in one window: "Polisen har genomfört 13 av minst 15 utlovade trafikkontroller".</summary>
internal static class OccasionsSentence
{
    private static readonly BothLanguages NoWindow = new("", "");

    public static void Say(JudgedTarget target, Passage passage)
    {
        if (target.HasNotBegun)
        {
            passage.Say(Begins(target, NoWindow));
            return;
        }

        passage.Say(Main(target));
        if (target.Outcome != Outcome.NotReported)
        {
            PartsSentence.Say(target, passage);
        }

        Closing.Say(target, passage);
    }

    /// <summary>"Löftet om minst 15 trafikkontroller gäller från den 1 januari 2020".</summary>
    public static BothLanguages Begins(JudgedTarget target, BothLanguages per)
    {
        BothLanguages promised = target.Noun.Promised(target.Bound, per);
        DateOnly start = target.Span!.Start;
        return new($"löftet om {promised.Sv} gäller från {SpokenDate.Swedish(start)}",
            $"the promise of {promised.En} applies from {SpokenDate.English(start)}");
    }

    private static BothLanguages Main(JudgedTarget target) => (target.Outcome, target.Count.Number) switch
    {
        (Outcome.NotReported, 0) => NoneReported(target),
        (Outcome.NotReported, _) => SomeReported(target),
        (Outcome.Fulfilled, _) => Kept(target),
        (_, 0) => NoneDone(target),
        (_, long count) when target.Bound.HasPart(count) => Part(target),
        (_, long count) when target.Bound.IsExceededBy(count) => Exceeded(target),
        _ => BesideBound(target),
    };

    private static BothLanguages NoneReported(JudgedTarget target)
    {
        CountedNoun noun = target.Noun;
        if (target.Bound.IsOne && noun.Nouns.SwedishPromised.Length > 0)
        {
            string ending = noun.Gender == GrammaticalGender.Neuter ? "redovisat" : "redovisad";
            return new(
                Words.Join(noun.Nouns.SwedishPromised, noun.ModifierOfOne.Sv, "är inte", ending, noun.Deed.SwedishReportedAs(false, noun.Gender)),
                Words.Join("the promised", noun.Nouns.EnglishSingular, noun.ModifierOfOne.En, "has not been reported", noun.Deed.ReportedAs.En));
        }

        if (!target.Bound.HasPart(0) || target.Bound.IsOne)
        {
            BothLanguages none = noun.Amount(new Quantity(0));
            return WithBound(target, new(
                Words.Join(none.Sv, "är redovisade", noun.Deed.ReportedAs.Sv), Words.Join(none.En, "have been reported", noun.Deed.ReportedAs.En)));
        }

        BothLanguages whole = Whole(target);
        bool neuter = noun.Gender == GrammaticalGender.Neuter;
        return new(
            Words.Join(neuter ? "inget av" : "ingen av", whole.Sv, "är", neuter ? "redovisat" : "redovisad", noun.Deed.SwedishReportedAs(false, noun.Gender)),
            Words.Join("none of", whole.En, "has been reported", noun.Deed.ReportedAs.En));
    }

    private static BothLanguages SomeReported(JudgedTarget target)
    {
        CountedNoun noun = target.Noun;
        bool one = target.Count.IsOne;
        string ending = !one ? "redovisade" : noun.Gender == GrammaticalGender.Neuter ? "redovisat" : "redovisad";
        string svReported = Words.Join("är", ending, noun.Deed.SwedishReportedAs(!one, noun.Gender));
        string enReported = Words.Join(one ? "has been reported" : "have been reported", noun.Deed.ReportedAs.En);
        if (target.Bound.HasPart(target.Count.Number))
        {
            BothLanguages whole = Whole(target);
            return new(Words.Join(target.Count.Swedish(noun.Gender), "av", whole.Sv, svReported),
                Words.Join(target.Count.English(), "of", whole.En, enReported));
        }

        BothLanguages amount = noun.Amount(target.Count);
        return WithBound(target, new(Words.Join(amount.Sv, svReported), Words.Join(amount.En, enReported)));
    }

    private static BothLanguages Kept(JudgedTarget target)
    {
        BothLanguages done = target.Count.Number == 0 ? AnyDone(target, target.Noun.Deed, "inte", "not") : Done(target);
        bool within = target.Bound.Comparison is Comparison.AtMost or Comparison.Between;
        string bound = target.Bound.Swedish(target.Noun.Gender);
        return new(
            target.Bound.Comparison == Comparison.AtMost
                ? $"{done.Sv} och därmed hållit sig inom löftet om {bound}"
                : $"{done.Sv} och därmed {(within ? "hållit" : "nått")} löftet om {bound}",
            target.Bound.Comparison == Comparison.AtMost
                ? $"{done.En} and have thereby stayed within the promise of {target.Bound.English()}".Replace(" have thereby", $" {target.Subject.EnglishHave} thereby", StringComparison.Ordinal)
                : $"{done.En} and {target.Subject.EnglishHave} thereby kept the promise of {target.Bound.English()}");
    }

    private static BothLanguages NoneDone(JudgedTarget target)
    {
        CountedNoun noun = target.Noun;
        Deed deed = target.IsSilent ? Deed.Reported : noun.Deed;
        bool ended = target.IsOver || target.Outcome == Outcome.NotFulfilled;
        (string svNot, string enNot) = ended ? ("inte", "not") : ("ännu inte", "not yet");
        if (target.Bound.IsOne && noun.Nouns.SwedishPromised.Length > 0)
        {
            return new(
                Words.Join(target.Subject.SwedishHas(svNot, deed.Supine), noun.Nouns.SwedishPromised, noun.ModifierOfOne.Sv, deed.To.Sv),
                Words.Join(target.Subject.EnglishHas(enNot, deed.Participle), "the promised", noun.Nouns.EnglishSingular, noun.ModifierOfOne.En, deed.To.En));
        }

        if (!target.Bound.HasPart(0) || target.Bound.IsOne)
        {
            return WithBound(target, AnyDone(target, deed, svNot, enNot));
        }

        BothLanguages whole = Whole(target);
        string any = noun.Gender == GrammaticalGender.Neuter ? "något av" : "någon av";
        return new(Words.Join(target.Subject.SwedishHas(svNot, deed.Supine), any, whole.Sv, deed.To.Sv),
            Words.Join(target.Subject.EnglishHas(enNot, deed.Participle), "any of", whole.En, deed.To.En));
    }

    private static BothLanguages Part(JudgedTarget target)
    {
        BothLanguages whole = Whole(target);
        Deed deed = target.Noun.Deed;
        return new(
            Words.Join(target.Subject.SwedishHas("", deed.Supine), target.Count.Swedish(target.Noun.Gender), "av", whole.Sv, deed.To.Sv),
            Words.Join(target.Subject.EnglishHas("", deed.Participle), target.Count.English(), "of", whole.En, deed.To.En));
    }

    private static BothLanguages Exceeded(JudgedTarget target)
    {
        BothLanguages done = Done(target);
        return new($"{done.Sv}, och löftet om {target.Bound.Swedish(target.Noun.Gender)} är därmed inte hållet",
            $"{done.En}, so the promise of {target.Bound.English()} has not been kept");
    }

    private static BothLanguages BesideBound(JudgedTarget target)
    {
        BothLanguages text = WithBound(target, Done(target));
        return target.Outcome == Outcome.InProgress && target.Bound.Comparison != Comparison.AtLeast && target.Span is not null
            ? new($"{text.Sv} och kan avgöras först när perioden är slut", $"{text.En} and can only be judged when the period has ended")
            : text;
    }

    private static BothLanguages Done(JudgedTarget target)
    {
        Deed deed = target.Noun.Deed;
        BothLanguages amount = target.Noun.Amount(target.Count);
        bool sum = !target.Noun.Nouns.IsSingle && target.Count.Number > 1;
        return new(
            Words.Join(target.Subject.SwedishHas("", deed.Supine), sum ? "sammanlagt" : "", amount.Sv, deed.To.Sv),
            Words.Join(target.Subject.EnglishHas("", deed.Participle), sum ? "a total of" : "", amount.En, deed.To.En));
    }

    private static BothLanguages AnyDone(JudgedTarget target, Deed deed, string svNot, string enNot) => new(
        Words.Join(target.Subject.SwedishHas(svNot, deed.Supine), target.Noun.Nouns.SwedishAny, target.Noun.ModifierOfOne.Sv, deed.To.Sv),
        Words.Join(target.Subject.EnglishHas(enNot, deed.Participle), "any", target.Noun.Nouns.EnglishPlural, target.Noun.ModifierOfMany.En, deed.To.En));

    // A promise that is no upper end of what is counted stands in a sentence of its own, within the same text.
    private static BothLanguages WithBound(JudgedTarget target, BothLanguages text) => new(
        $"{text.Sv}. Löftet är {target.Bound.Swedish(target.Noun.Gender)}", $"{text.En}. The promise is {target.Bound.English()}");

    /// <summary>"Minst 15 utlovade trafikkontroller", after "av".</summary>
    private static BothLanguages Whole(JudgedTarget target) => new(
        Words.Join(target.Bound.Swedish(target.Noun.Gender), "utlovade", target.Noun.Nouns.SwedishPlural, target.Noun.ModifierOfMany.Sv),
        Words.Join(target.Bound.English(), "promised", target.Noun.Nouns.EnglishPlural, target.Noun.ModifierOfMany.En));
}
