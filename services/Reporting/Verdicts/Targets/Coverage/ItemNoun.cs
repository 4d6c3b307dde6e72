using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>What the items of a set are: classes, underpasses; "de tre som löftet räknar upp" where the counting rule names no unit.</summary>
/// <param name="Unit">Null where the counting rule names none.</param>
internal sealed record ItemNoun(CountUnit? Unit)
{
    public GrammaticalGender Gender => Unit?.Gender ?? GrammaticalGender.Common;

    public static ItemNoun For(CountingTerms counting) =>
        new(CountUnits.Find(counting.InCommon().Unit) is { Code: not CountUnits.Occasion } unit ? unit : null);

    /// <summary>"Sju klasser"; "de sju som det räknar upp" after "löftet omfattar".</summary>
    public BothLanguages Count(long number) => Unit is null
        ? new(number == 1 ? "den enda som det räknar upp" : $"de {Numeral.Swedish(number)} som det räknar upp",
            number == 1 ? "the only one that it lists" : $"the {Numeral.English(number)} that it lists")
        : new($"{Numeral.Swedish(number, Gender)} {(number == 1 ? Unit.SwedishSingular : Unit.SwedishPlural)}",
            $"{Numeral.English(number)} {(number == 1 ? Unit.EnglishSingular : Unit.EnglishPlural)}");

    /// <summary>After "omfattar": "alla sju utlovade klasser", "den enda som löftet räknar upp".</summary>
    public BothLanguages All(long number) => (Unit, number) switch
    {
        (null, 1) => new("den enda som löftet räknar upp", "the only one that the promise lists"),
        (null, _) => new($"alla {Numeral.Swedish(number)} som löftet räknar upp", $"all {Numeral.English(number)} that the promise lists"),
        (_, 1) => new($"{Gender.Article} {Gender.Promised} {Unit.SwedishSingular}", $"one promised {Unit.EnglishSingular}"),
        _ => new($"alla {Numeral.Swedish(number)} utlovade {Unit.SwedishPlural}", $"all {Numeral.English(number)} promised {Unit.EnglishPlural}"),
    };

    /// <summary>"Fem av sju utlovade klasser", "fem av de sju som löftet räknar upp".</summary>
    public BothLanguages Part(long count, long number)
    {
        (string sv, string en) = Unit is null
            ? ($"de {Numeral.Swedish(number)} som löftet räknar upp", $"the {Numeral.English(number)} that the promise lists")
            : number == 1 ? ($"{Gender.Article} {Gender.Promised} {Unit.SwedishSingular}", $"one promised {Unit.EnglishSingular}")
            : ($"{Numeral.Swedish(number)} utlovade {Unit.SwedishPlural}", $"{Numeral.English(number)} promised {Unit.EnglishPlural}");
        return new($"{Numeral.Swedish(count, Gender)} av {sv}", $"{Numeral.English(count)} of {en}");
    }

    /// <summary>"Räknat per klass och år", "räknat för var och en och per år"; without a window "räknat per klass".</summary>
    public BothLanguages By(WindowNoun? window)
    {
        (string sv, string en) = Unit is null ? ("räknat för var och en", "counted for each by itself") : ($"räknat per {Unit.SwedishSingular}", $"counted by {Unit.EnglishSingular}");
        (string svBy, string enBy) = Unit is null ? ("och per", "and by") : ("och", "and");
        return window is null ? new(sv, en) : new($"{sv} {svBy} {window.SwedishOne}", $"{en} {enBy} {window.EnglishOne}");
    }
}
