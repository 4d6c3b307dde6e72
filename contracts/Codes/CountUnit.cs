namespace Medborgarlofte.Contracts.Codes;

/// <summary>The unit of a quantity or a target, "tillfälle" where nothing else is said.</summary>
/// <param name="Code">ASCII slug: "tillfalle".</param>
/// <param name="SwedishSingular">After "ett" or "en": "tillfälle".</param>
/// <param name="SwedishPlural">After a number above one: "tillfällen".</param>
/// <param name="Gender">Gender of the Swedish noun.</param>
/// <param name="EnglishSingular">After "one": "occasion".</param>
/// <param name="EnglishPlural">After a number above one: "occasions".</param>
/// <param name="CountsPersons">True when each unit is one person: small numbers must not be published as they are.</param>
public sealed record CountUnit(
    string Code, string SwedishSingular, string SwedishPlural, GrammaticalGender Gender, string EnglishSingular, string EnglishPlural, bool CountsPersons);

/// <summary>The common code list of units.</summary>
public static class CountUnits
{
    /// <summary>The unit of a record that states none.</summary>
    public const string Occasion = "tillfalle";

    private static readonly CodeList<CountUnit> List = CodeFile.Read(
        "units.csv",
        "code;svSingular;svPlural;gender;enSingular;enPlural;persons",
        fields => new CountUnit(fields[0], fields[1], fields[2], GrammaticalGenders.Parse(fields[3]), fields[4], fields[5], bool.Parse(fields[6])));

    /// <summary>Every unit, in the order of the file.</summary>
    public static IReadOnlyList<CountUnit> All => List.All;

    /// <summary>The unit with this code, or null.</summary>
    public static CountUnit? Find(string code) => List.Find(code);
}
