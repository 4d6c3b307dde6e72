using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Journals;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Requests;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;

namespace Medborgarlofte.Gateway.Corrections;

/// <summary>Corrections, and each day's signed checkpoints of the journals, as Atom (RFC 4287), newest first, with absolute links.</summary>
internal static class CorrectionAtom
{
    private const string Identity = "urn:medborgarlofte:correction";

    private static readonly Dictionary<string, string> Swedish = new()
    {
        ["police-activity"] = "Polisens aktivitet",
        ["measure"] = "Kommunens åtgärd",
        ["campaign"] = "Kampanj",
        ["meeting"] = "Samverkansmöte",
        ["milestone-report"] = "Milstolpe",
        ["request"] = "Begäran",
        ["observation"] = "Mätvärde",
        ["narrative"] = "Redogörelse",
        ["police-manifest"] = "Polisens uppgift om vad som rapporterats",
        ["municipal-manifest"] = "Kommunens uppgift om vad som rapporterats",
        ["coordinator-manifest"] = "Samordnarnas uppgift om sina möten",
        ["review"] = "Årlig genomgång",
        ["situation-picture"] = "Lägesbild",
        ["seal"] = "Sigill",
        ["agreement"] = "Revidering av överenskommelse",
    };

    /// <param name="request">What was asked for.</param>
    /// <param name="query">The same, read.</param>
    /// <param name="corrections">Newest first.</param>
    /// <param name="checkpoints">Of each day; none in the feed of a part.</param>
    /// <param name="origin">Scheme and host of absolute addresses; empty when they are not known.</param>
    public static AtomFeed Of(
        HttpRequest request, FeedQuery query, IReadOnlyList<Correction> corrections, IReadOnlyList<CheckpointDay> checkpoints, string origin) => new(
        string.Join(':', new[] { Identity + "s", query.MunicipalityCode, query.AgreementId }.Where(part => part.Length > 0)),
        MunicipalityCodes.Find(query.MunicipalityCode) is { } municipality
            ? $"Rättelser i medborgarlöften: {municipality.Name}"
            : "Rättelser i medborgarlöften",
        Language.Swedish.Code,
        "Medborgarlöfte",
        [new AtomLink("self", $"{origin}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}", "application/atom+xml")],
        [.. corrections.Select(correction => Entry(origin, correction)).Concat(checkpoints.Select(day => Entry(origin, day)))
            .OrderByDescending(entry => entry.Updated)]);

    private static AtomEntry Entry(string origin, Correction correction) => new(
        $"{Identity}:{correction.Id}",
        correction.IsOfJournal()
            ? RestoredJournalText.Title(Language.Swedish, correction)
            : $"{Swedish.GetValueOrDefault(correction.RecordType, correction.RecordType)} {Key(correction)}",
        correction.RecordedAt,
        new AtomLink("alternate", origin + Address(correction), "application/json"),
        Summary(correction));

    // The notes are written as they are signed: each ends with its own line feed, and an empty line stands between two.
    private static AtomEntry Entry(string origin, CheckpointDay day) => new(
        $"urn:medborgarlofte:checkpoints:{day.Day}",
        $"Journalernas kontrollpunkter {day.Day}",
        day.KeptAt,
        new AtomLink("alternate", $"{origin}{GatewayComposition.BasePath}/docs", "text/html"),
        "Signerade kontrollpunkter: den som sparar dem kan i efterhand bevisa att inget dessförinnan har ändrats.",
        string.Join('\n', day.Notes));

    private static string Key(Correction correction) =>
        correction.Source.Length == 0 ? correction.RecordId : $"{correction.Source}/{correction.RecordId}";

    /// <summary>Where the correction shows: in the follow-up of the agreement, the receipt of a commitment, or the municipality's follow-up.</summary>
    private static string Address(Correction correction) => GatewayComposition.BasePath + correction switch
    {
        _ when correction.IsOfJournal() => "/corrections",
        { Revision: > 0 } => $"/agreements/{Uri.EscapeDataString(correction.RecordId)}/follow-up",
        { Counts: [var count, ..] } => $"/commitments/{Uri.EscapeDataString(count.CommitmentId)}/receipt",
        _ => $"/municipalities/{correction.MunicipalityCode}/follow-up",
    };

    private static string Summary(Correction correction) => correction.IsOfJournal() ? RestoredJournalText.Summary(Language.Swedish, correction) : string.Join(' ', new[]
    {
        correction.Example ? "Exempel." : "",
        correction.Reason.Length == 0 ? "" : $"Skäl: {correction.Reason}",
        string.Join("; ", correction.Changes.Select(change => $"{change.Field}: {Shown(change.Before)} → {Shown(change.After)}")),
        string.Join("; ", correction.Counts.Select(count => $"{count.CommitmentId}: räknades {count.TextBefore()}, räknas {count.TextAfter()}")),
    }.Where(part => part.Length > 0));

    private static string Shown(string value) => value.Length == 0 ? "–" : value;
}
