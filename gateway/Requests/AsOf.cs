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

/// <summary>What a read of the follow-up is for: an instant, and the position that an answer for it stated; both empty for now.</summary>
internal readonly record struct AsOfPosition(Timestamp? AsOf, string Position)
{
    /// <summary>True when the answer is about whatever is newest.</summary>
    public bool IsNow => AsOf is null && Position.Length == 0;

    /// <summary>Reads ?as-of= and ?position= of a request that takes nothing else.</summary>
    public static AsOfPosition Read(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
        {
            return new(null, "");
        }

        var query = new QueryReader(request);
        var read = Read(query);
        query.ThrowIfBad();
        return read;
    }

    /// <summary>Reads them beside other parameters.</summary>
    public static AsOfPosition Read(QueryReader query) => new(Requests.AsOf.Read(query), query.Text("position"));
}
