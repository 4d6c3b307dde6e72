using Medborgarlofte.Contracts.Records;

namespace Medborgarlofte.Journal.Records;

/// <summary>One page of a list.</summary>
/// <param name="Records">In the list's order.</param>
/// <param name="NextPageToken">Names the next page; empty when there is none.</param>
/// <param name="Total">How many there are on all pages; null where that was not counted.</param>
public sealed record RecordPage<TWire>(IReadOnlyList<TWire> Records, string NextPageToken, long? Total)
{
    /// <summary>The response with the records, completed.</summary>
    public TResponse On<TResponse>(TResponse response) where TResponse : IListResponse
    {
        response.NextPageToken = NextPageToken;
        if (Total is { } total)
        {
            response.TotalSize = total;
        }

        return response;
    }
}
