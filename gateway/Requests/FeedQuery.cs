using Microsoft.AspNetCore.WebUtilities;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>Which part of a feed is asked for: by a position, which holds however much is added before it is used.</summary>
internal sealed record FeedQuery(string MunicipalityCode, string AgreementId, string After, int Limit)
{
    private const string Position = "after";
    private const int DefaultLimit = 20;
    private const int LargestLimit = 200;

    /// <param name="request">The request.</param>
    /// <param name="byAgreement">Whether it may ask for one agreement.</param>
    /// <param name="byPosition">Whether it may ask for what comes after a position.</param>
    public static FeedQuery Read(HttpRequest request, bool byAgreement = false, bool byPosition = true)
    {
        var query = new QueryReader(request);
        var feed = new FeedQuery(
            query.Text("municipality-code"), byAgreement ? query.Text("agreement-id") : "", byPosition ? query.Text(Position) : "",
            query.Number("limit", 1, LargestLimit) ?? DefaultLimit);
        query.ThrowIfBad();
        return feed;
    }

    /// <summary>Address of what comes after a position: the same query, moved on.</summary>
    public static string Next(HttpRequest request, string position) => QueryHelpers.AddQueryString(
        request.Path.ToUriComponent(), request.Query.Where(parameter => parameter.Key != Position).Append(new(Position, position)));
}
