namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>One of the datasets that are published: a file, and what the API answers of the same.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Api">Where the API answers it, after the API's own path.</param>
internal sealed record DataSet(string Name, string TitleSv, string TitleEn, string DescriptionSv, string DescriptionEn, string Api)
{
    public static readonly DataSet Agreements = new(
        "agreements", "Medborgarlöften", "Citizens’ pledges",
        "Undertecknade medborgarlöften med kommun, titel och period.",
        "Signed pledges with their municipality, title and period.", "/agreements");

    public static readonly DataSet Commitments = new(
        "commitments", "Åtaganden och utfall", "Commitments and outcomes",
        "Varje åtagande med lydelse, utlovat och räknat antal, utfall, takt och underlag.",
        "Each commitment with its wording, promised and counted number, outcome, pace and evidence.", "/municipalities/{code}/follow-up");

    public static readonly DataSet CountedRecords = new(
        "counted-records", "Räknade rapporter", "Counted records",
        "Varje rapport som räknas för ett åtagande, och hur mycket.",
        "Each record that counts for a commitment, and how much.", "/commitments/{id}/receipt");

    public static readonly DataSet Corrections = new(
        "corrections", "Rättelser", "Corrections",
        "Rättade och återtagna rapporter och reviderade avtal, med skäl.",
        "Corrected and withdrawn records and revised agreements, with the reasons.", "/corrections");

    public static IReadOnlyList<DataSet> All { get; } = [Agreements, Commitments, CountedRecords, Corrections];

    /// <summary>Under which the API's description has it.</summary>
    public string OperationId => $"dataset{string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}";

    public string Path => $"/datasets/{Name}.csv";

    public string Title(Language language) => language.T(TitleSv, TitleEn);

    public string Description(Language language) => language.T(DescriptionSv, DescriptionEn);
}
