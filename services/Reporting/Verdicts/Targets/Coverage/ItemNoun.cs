using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>What the items of a set are: classes, underpasses; "delar" where the counting rule names no unit.</summary>
internal sealed record ItemNoun(GrammaticalGender Gender, string SwedishOne, string SwedishMany, string EnglishOne, string EnglishMany)
{
    private static readonly ItemNoun Part = new(GrammaticalGender.Common, "del", "delar", "item", "items");

    public static ItemNoun For(CountingTerms counting) => Stated(counting) ?? Part;

    /// <summary>Null where the counting rule names no unit.</summary>
    public static ItemNoun? Stated(CountingTerms counting) => CountUnits.Find(counting.InCommon().Unit) is { Code: not "tillfalle" } unit
        ? new(unit.Gender, unit.SwedishSingular, unit.SwedishPlural, unit.EnglishSingular, unit.EnglishPlural)
        : null;

    /// <summary>"Sju klasser".</summary>
    public BothLanguages Count(long number) => new(
        $"{Numeral.Swedish(number, Gender)} {(number == 1 ? SwedishOne : SwedishMany)}",
        $"{Numeral.English(number)} {(number == 1 ? EnglishOne : EnglishMany)}");

    /// <summary>"Sju utlovade klasser", "en utlovad klass".</summary>
    public string SwedishPromised(long number) =>
        number == 1 ? $"{Gender.Article} {Gender.Promised} {SwedishOne}" : $"{Numeral.Swedish(number)} utlovade {SwedishMany}";

    /// <summary>"Seven promised classes".</summary>
    public string EnglishPromised(long number) => $"{Numeral.English(number)} promised {(number == 1 ? EnglishOne : EnglishMany)}";
}
