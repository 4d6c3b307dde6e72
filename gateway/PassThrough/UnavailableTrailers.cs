using Microsoft.AspNetCore.Http.Features;

namespace Medborgarlofte.Gateway.PassThrough;

/// <summary>
/// A call whose service goes away in the middle of the answer ends with UNAVAILABLE. The proxy would reset the stream, which a caller
/// reads as CANCELLED or INTERNAL: neither says that the same may be sent again.
/// </summary>
/// <param name="http">The call.</param>
/// <param name="stream">Its stream.</param>
/// <param name="aborted">Cancelled when the caller has gone.</param>
internal sealed class UnavailableTrailers(HttpContext http, IHttpResetFeature stream, CancellationToken aborted) : IHttpResetFeature
{
    private const string Unavailable = "14";

    public void Reset(int errorCode)
    {
        if (aborted.IsCancellationRequested || !http.Response.SupportsTrailers())
        {
            stream.Reset(errorCode);
            return;
        }

        http.Response.AppendTrailer("grpc-status", Unavailable);
        http.Response.AppendTrailer("grpc-message", "The service went away; send again what has not been answered.");
    }
}
