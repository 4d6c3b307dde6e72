using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Requests;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>One stored record with its version tag, or 304 when the caller has that version.</summary>
internal static class RecordAnswer
{
    public static IResult Of(HttpRequest request, IMessage record, RecordState? state)
    {
        var etag = state?.Etag ?? "";
        if (etag.Length > 0 && Preconditions.HasCurrent(request, new EntityTagHeaderValue($"\"{etag}\"")))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        return new JsonAnswer(ProtoJson.ToUtf8(record)) { Etag = etag };
    }
}
