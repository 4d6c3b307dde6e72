namespace Medborgarlofte.Contracts.Codes;

/// <summary>A group that a campaign or an activity addresses.</summary>
/// <param name="Code">ASCII slug: "unga-vuxna".</param>
/// <param name="Swedish">Fits after "riktad till": "unga vuxna".</param>
/// <param name="English">Fits after "aimed at": "young adults".</param>
public sealed record Audience(string Code, string Swedish, string English);

/// <summary>The common code list of audiences.</summary>
public static class Audiences
{
    private static readonly CodeList<Audience> List = CodeFile.Read(
        "audiences.csv", "code;sv;en", fields => new Audience(fields[0], fields[1], fields[2]));

    /// <summary>Every code, in the order of the file.</summary>
    public static IReadOnlyList<Audience> All => List.All;

    /// <summary>The entry with this code, or null.</summary>
    public static Audience? Find(string code) => List.Find(code);
}
