namespace Medborgarlofte.Contracts.Codes;

/// <summary>What an outcome count of an activity counts, such as drug offences found. Not the verdict's outcome (utfall).</summary>
/// <param name="Code">ASCII slug: "narkotikabrott".</param>
/// <param name="Swedish">Plural, after a number: "narkotikabrott".</param>
/// <param name="English">Plural, after a number: "drug offences".</param>
/// <param name="CountsPersons">True when each unit is, or concerns, one person: small numbers must not be published as they are.</param>
public sealed record OutcomeKind(string Code, string Swedish, string English, bool CountsPersons)
{
    /// <summary>After "ett" or "en"; empty for an agreement's own, of which only the plural is known.</summary>
    public string SwedishSingular { get; init; } = "";

    /// <summary>After "one"; empty for an agreement's own.</summary>
    public string EnglishSingular { get; init; } = "";
}

/// <summary>The common code list of outcome counts. Source: figures in published follow-up of medborgarlöften.</summary>
public static class OutcomeKinds
{
    private static readonly CodeList<OutcomeKind> List = CodeFile.Read(
        "outcomes.csv",
        "code;sv;en;persons;svSingular;enSingular",
        fields => new OutcomeKind(fields[0], fields[1], fields[2], bool.Parse(fields[3])) { SwedishSingular = fields[4], EnglishSingular = fields[5] });

    /// <summary>Every outcome count, in the order of the file.</summary>
    public static IReadOnlyList<OutcomeKind> All => List.All;

    /// <summary>The outcome count with this code, or null.</summary>
    public static OutcomeKind? Find(string code) => List.Find(code);
}
