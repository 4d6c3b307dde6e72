using Google.Protobuf.WellKnownTypes;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>The filters of every list of pushed records; empty ones do not filter.</summary>
internal sealed record RecordFilter(
    string MunicipalityCode, string Kind, string FromDate, string ToDate, string Source, bool IncludeWithdrawn, Timestamp? AsOf, Paging Paging)
{
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
