using Google.Protobuf.WellKnownTypes;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>The instant that a public read is for; null for now.</summary>
internal static class AsOf
{
    /// <summary>Reads ?as-of= of a request that takes nothing else.</summary>
    public static Timestamp? Read(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
        {
            return null;
        }

        var query = new QueryReader(request);
        var asOf = Read(query);
        query.ThrowIfBad();
        return asOf;
    }

    /// <summary>Reads ?as-of= beside other parameters.</summary>
    public static Timestamp? Read(QueryReader query) => query.Instant("as-of");
}
