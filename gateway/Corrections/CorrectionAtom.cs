using System.Text;
using System.Xml;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Journals;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Requests;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;

namespace Medborgarlofte.Gateway.Corrections;

/// <summary>Corrections, and each day's signed checkpoints of the journals, as Atom (RFC 4287), newest first, with absolute links.</summary>
internal static class CorrectionAtom
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";
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
    public static byte[] Write(
        HttpRequest request, FeedQuery query, IReadOnlyList<Correction> corrections, IReadOnlyList<CheckpointDay> checkpoints, string origin)
    {
        var entries = corrections.Select(correction => (At: correction.RecordedAt, Write: (Action<XmlWriter>)(xml => Write(xml, origin, correction))))
            .Concat(checkpoints.Select(day => (At: day.KeptAt, Write: (Action<XmlWriter>)(xml => Write(xml, origin, day)))))
            .OrderByDescending(entry => entry.At).ToList();
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", XmlNamespace, "sv");
            Element(xml, "id", string.Join(':', new[] { Identity + "s", query.MunicipalityCode, query.AgreementId }.Where(part => part.Length > 0)));
            Element(xml, "title", MunicipalityCodes.Find(query.MunicipalityCode) is { } municipality
                ? $"Rättelser i medborgarlöften: {municipality.Name}"
                : "Rättelser i medborgarlöften");
            Element(xml, "updated", Rfc3339.Format(entries.Count > 0 ? entries[0].At : new Timestamp()));
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", "Medborgarlöfte");
            xml.WriteEndElement();
            Link(xml, "self", $"{origin}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}", "application/atom+xml");
            entries.ForEach(entry => entry.Write(xml));

            xml.WriteEndElement();
        }

        return text.ToArray();
    }

    private static void Write(XmlWriter xml, string origin, Correction correction)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", $"{Identity}:{correction.Id}");
        Element(xml, "title", correction.IsOfJournal()
            ? RestoredJournalText.Title(Language.Swedish, correction)
            : $"{Swedish.GetValueOrDefault(correction.RecordType, correction.RecordType)} {Key(correction)}");
        Element(xml, "updated", Rfc3339.Format(correction.RecordedAt));
        Link(xml, "alternate", origin + Address(correction), "application/json");
        Element(xml, "summary", Summary(correction));
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string origin, CheckpointDay day)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", $"urn:medborgarlofte:checkpoints:{day.Day}");
        Element(xml, "title", $"Journalernas kontrollpunkter {day.Day}");
        Element(xml, "updated", Rfc3339.Format(day.KeptAt));
        Link(xml, "alternate", $"{origin}{GatewayComposition.BasePath}/docs", "text/html");
        Element(xml, "summary", "Signerade kontrollpunkter: den som sparar dem kan i efterhand bevisa att inget dessförinnan har ändrats.");

        // Written as it is signed: each note ends with its own line feed, and an empty line stands between two.
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(string.Join('\n', day.Notes));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

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

    private static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Namespace, value);

    private static void Link(XmlWriter xml, string relation, string address, string mediaType)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", mediaType);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
