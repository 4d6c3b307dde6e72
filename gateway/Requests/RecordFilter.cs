using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Gateway.OpenApi;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>The filters of every list of pushed records; empty ones do not filter.</summary>
internal sealed record RecordFilter(
    string MunicipalityCode, string Kind, string FromDate, string ToDate, string Source, bool IncludeWithdrawn, Timestamp? AsOf, Paging Paging)
{
    /// <summary>The same, as the API's description tells them.</summary>
    public static readonly IReadOnlyList<Parameter> Parameters =
    [
        Parameter.Municipality,
        new("kind", "Kod ur listan över slag.", "Code from the kind list.", "trafikkontroll"),
        Parameter.Day("from-date", "Första dagen.", "The first day.", "2026-01-01"),
        Parameter.Day("to-date", "Sista dagen.", "The last day.", "2026-12-31"),
        new("source", "Källsystem.", "Source system.", "demo-police"),
        Parameter.Flag("include-withdrawn", "Även återtagna.", "Withdrawn ones too."),
        Parameter.AsOf with
        {
            Sv = "Vad som var registrerat vid denna tidpunkt (RFC 3339); bara tillsammans med municipality-code.",
            En = "What had been recorded at this instant (RFC 3339); only beside municipality-code.",
        },
    ];

    public static RecordFilter Read(HttpRequest request)
    {
        var query = new QueryReader(request);
        var filter = new RecordFilter(
            query.Text("municipality-code"), query.Text("kind"), query.Text("from-date"), query.Text("to-date"), query.Text("source"),
            query.Flag("include-withdrawn"), Requests.AsOf.Read(query), Paging.Read(query));
        query.ThrowIfBad();
        return filter;
    }
}
