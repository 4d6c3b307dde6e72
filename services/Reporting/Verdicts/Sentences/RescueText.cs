using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>The rescue number in words: what would still be enough.</summary>
internal static class RescueText
{
    /// <summary>A caption in digits: "3 per vecka resten av perioden", "2 trafikkontroller kvar".</summary>
    public static BothLanguages For(RescueNumber rescue, TargetTerms target, AgreementRecorded agreement)
    {
        if (rescue.Rate is { } rate && WindowNoun.For(rescue.Per) is { } window)
        {
            // Of a cadence it is the running window that can be rescued.
            WindowNoun? running = WindowNoun.For(target.Occasions?.Per ?? target.Coverage?.Per ?? Per.Period);
            return new($"{Numeral.SwedishDecimal(rate)} per {window.SwedishOne} resten av {running?.SwedishThe ?? "perioden"}",
                $"{Numeral.EnglishDecimal(rate)} per {window.EnglishOne} for the rest of the {running?.EnglishOne ?? "period"}");
        }

        (BothLanguages one, BothLanguages many) = Noun(target, agreement);
        BothLanguages noun = rescue.Remaining == 1 ? one : many;
        return new($"{Numeral.Digits(rescue.Remaining)} {noun.Sv} kvar", $"{Numeral.Digits(rescue.Remaining)} {noun.En} left");
    }

    /// <summary>"Det krävs tre i månaden resten av perioden".</summary>
    public static BothLanguages Sentence(RescueNumber rescue, GrammaticalGender gender)
    {
        decimal rate = rescue.Rate ?? rescue.Remaining;
        bool whole = decimal.IsInteger(rate);
        BothLanguages per = WindowNoun.For(rescue.Per)?.Rate ?? new("", "");
        string sv = whole ? Numeral.Swedish((long)rate, gender) : Numeral.SwedishDecimal(rate);
        string en = whole ? Numeral.English((long)rate) : Numeral.EnglishDecimal(rate);
        return new(
            Words.Join("det krävs", sv, per.Sv, "resten av perioden"),
            Words.Join(en, per.En, rate == 1 ? "is needed" : "are needed", "for the rest of the period"));
    }

    private static (BothLanguages One, BothLanguages Many) Noun(TargetTerms target, AgreementRecorded agreement)
    {
        if (target.Milestone is not null)
        {
            return (new("steg", "step"), new("steg", "steps"));
        }

        if (target.Coverage is { RiskOccasions: true })
        {
            return (new("risktillfälle", "risk occasion"), new("risktillfällen", "risk occasions"));
        }

        NounList nouns = CountedNoun.For(target.Counting, agreement).Nouns;
        return (new(nouns.SwedishBareSingular, nouns.EnglishSingular), new(nouns.SwedishPlural, nouns.EnglishPlural));
    }
}
