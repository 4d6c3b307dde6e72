using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>Which part of a list is asked for: limit, and offset or page.</summary>
internal sealed class Paging
{
    /// <summary>The largest limit that is taken.</summary>
    public const int LargestLimit = 200;

    private const int DefaultLimit = 20;
    private const int LargestOffset = 100_000_000;

    private readonly bool byPage;

    private Paging(int limit, int offset, bool byPage)
    {
        Limit = limit;
        Offset = offset;
        this.byPage = byPage;
    }

    /// <summary>At most this many items.</summary>
    public int Limit { get; }

    /// <summary>How many items stand before them.</summary>
    public int Offset { get; }

    /// <summary>The offset as the services' page_token: they count, as the pages of a URL must be addressable.</summary>
    public string Token => Offset == 0 ? "" : Offset.ToString(CultureInfo.InvariantCulture);

    public static Paging Read(QueryReader query)
    {
        var limit = query.Number("limit", 1, LargestLimit) ?? DefaultLimit;
        var offset = query.Number("offset", 0, LargestOffset);
        var page = query.Number("page", 1, LargestOffset / LargestLimit);
        query.Require(offset is null || page is null, "page", "May not stand beside offset.");
        return new Paging(limit, page is null ? offset ?? 0 : (page.Value - 1) * limit, page is not null);
    }

    /// <summary>Address of the next page: the same query, moved on.</summary>
    public string NextPage(HttpRequest request)
    {
        var moved = byPage ? ("page", (Offset / Limit) + 2) : ("offset", Offset + Limit);
        var query = request.Query.Where(parameter => parameter.Key != moved.Item1)
            .Append(new(moved.Item1, moved.Item2.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(request.Path.ToUriComponent(), query);
    }
}
