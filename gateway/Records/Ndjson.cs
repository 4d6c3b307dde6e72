using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Records;

/// <summary>Newline-delimited JSON.</summary>
internal static class Ndjson
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>True when the request sends many records.</summary>
    public static bool IsSentBy(HttpRequest request) => JsonBody.Is(request, MediaType);
}
