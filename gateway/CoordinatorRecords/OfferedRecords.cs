namespace Medborgarlofte.Gateway.CoordinatorRecords;

/// <summary>How the records of one type are offered.</summary>
/// <param name="Path">Their address, such as "/agreements/{id}/milestone-reports".</param>
/// <param name="Scope">The scope that reports and withdraws.</param>
/// <param name="Required">The fields without which there is no record.</param>
internal sealed record OfferedRecords(string Path, string Scope, params IReadOnlyList<string> Required)
{
    /// <summary>Where the records of an agreement stand.</summary>
    public const string OfAgreement = "/agreements/{id}";

    /// <summary>What listing, reporting and withdrawing does, in Swedish and English.</summary>
    public required (string Sv, string En) List { get; init; }
    public required (string Sv, string En) Report { get; init; }
    public required (string Sv, string En) Withdraw { get; init; }

    /// <summary>Name of one in the ids of operations, such as "MilestoneReport".</summary>
    public string Name => string.Concat(Plural.Split('-').Select(Capital))[..^1];

    /// <summary>The list's name in JSON, such as "milestoneReports".</summary>
    public string ListName => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{Name}s");

    /// <summary>Heading in the API's description, such as "Milestone reports".</summary>
    public string Tag => Capital(Plural.Replace('-', ' '));

    /// <summary>True for what stands under an agreement; the others stand under a municipality.</summary>
    public bool IsOfAgreement => Path.StartsWith(OfAgreement, StringComparison.Ordinal);

    /// <summary>Address of the collection.</summary>
    /// <param name="id">Id of the agreement; not looked at for what stands under a municipality.</param>
    public string CollectionOf(string id) => GatewayComposition.BasePath + Path.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal);

    private string Plural => Path[(Path.LastIndexOf('/') + 1)..];

    private static string Capital(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
