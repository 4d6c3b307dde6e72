namespace Medborgarlofte.Contracts.Codes;

/// <summary>What an activity was directed at. An activity may have several; a counting rule requires all that it names.</summary>
/// <param name="Code">ASCII slug: "trafikbeteende".</param>
/// <param name="Swedish">Fits after "med inriktning på": "trafikbeteende".</param>
/// <param name="English">Fits after "focusing on": "traffic behaviour".</param>
public sealed record Focus(string Code, string Swedish, string English);

/// <summary>The common code list of focuses. Source: wordings of published medborgarlöften and their follow-up.</summary>
public static class Focuses
{
    private static readonly CodeList<Focus> List = CodeFile.Read(
        "focuses.csv", "code;sv;en", fields => new Focus(fields[0], fields[1], fields[2]));

    /// <summary>Every code, in the order of the file.</summary>
    public static IReadOnlyList<Focus> All => List.All;

    /// <summary>The entry with this code, or null.</summary>
    public static Focus? Find(string code) => List.Find(code);
}
