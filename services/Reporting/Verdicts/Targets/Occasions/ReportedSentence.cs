using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>
/// What stands in the reports when they do not suffice for a verdict. In the passive: "Polisen har genomfört två" would say that
/// there were no more.
/// </summary>
internal static class ReportedSentence
{
    public static BothLanguages For(JudgedTarget target) => target.Count.Number == 0 ? None(target) : Some(target);

    private static BothLanguages None(JudgedTarget target)
    {
        CountedNoun noun = target.ReportedNoun;
        if (target.TheOne() is { } one)
        {
            return new($"{one.Sv} är inte {noun.Deed.SwedishReported(false, noun.Gender)}", $"{one.En} has not been {noun.Deed.EnglishReported}");
        }

        BothLanguages none = noun.Amount(new Quantity(0));
        return target.WithBound(new(
            $"{none.Sv} är {noun.Deed.SwedishReported(true, noun.Gender)}", $"{none.En} have been {noun.Deed.EnglishReported}"));
    }

    private static BothLanguages Some(JudgedTarget target)
    {
        CountedNoun noun = target.ReportedNoun;
        bool one = target.Count.IsOne;
        string sv = $"är {noun.Deed.SwedishReported(!one, noun.Gender)}";
        string en = $"{(one ? "has" : "have")} been {noun.Deed.EnglishReported}";
        if (KindList.Of(target) is { } kinds)
        {
            return target.WithBound(new($"{kinds.Sv} {sv}", $"{kinds.En} {en}"));
        }

        if (target.Bound.HasPart(target.Count.Number) && !target.IsNarrower)
        {
            BothLanguages whole = target.Whole(noun);
            return new($"{target.Count.Swedish(noun.Gender)} av {whole.Sv} {sv}", $"{target.Count.English()} of {whole.En} {en}");
        }

        BothLanguages amount = noun.Amount(target.Count);
        return target.WithBound(new($"{amount.Sv} {sv}", $"{amount.En} {en}"));
    }
}
