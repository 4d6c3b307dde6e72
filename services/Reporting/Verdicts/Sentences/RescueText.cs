using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

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
            WindowNoun? running = WindowNoun.For(TargetKinds.Of(target).WindowsOf(target));
            return new($"{Numeral.SwedishDecimal(rate)} per {window.SwedishOne} resten av {running?.SwedishThe ?? "perioden"}",
                $"{Numeral.EnglishDecimal(rate)} per {window.EnglishOne} for the rest of the {running?.EnglishOne ?? "period"}");
        }

        (BothLanguages one, BothLanguages many) = TargetKinds.Of(target).RemainingNoun(target, agreement);
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
}
