using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>The conditional headers of RFC 9110.</summary>
internal static class Preconditions
{
    /// <summary>The one etag of If-Match, without its quotes; empty for none and for "*".</summary>
    public static string IfMatch(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return "";
        }

        var tags = EntityTagHeaderValue.TryParseList(header, out var parsed) ? parsed : [];
        if (tags is not [{ IsWeak: false } tag])
        {
            throw new DomainException(StatusCode.InvalidArgument, "VALIDATION_FAILED", "The header If-Match is not valid.")
            {
                Fields = [new FieldViolation("if-match", "Must be one strong etag in double quotes, as the ETag of a read.")],
            };
        }

        return tag == EntityTagHeaderValue.Any ? "" : tag.Tag.ToString().Trim('"');
    }

    /// <summary>
    /// Checks If-Match before an upsert, whose RPC knows no etag. Between this and the upsert only another push of the same source can
    /// come: its own queue has to keep the order, which sourceVersion does for certain.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the stored version; throws when there is none, which If-Match never matches.</param>
    public static async Task RequireAsync(HttpRequest request, Func<Task<RecordState>> read)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return;
        }

        var wanted = IfMatch(request);
        try
        {
            var stored = await read();
            if (wanted.Length > 0 && stored.Etag != wanted)
            {
                throw DomainException.EtagMismatch();
            }
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            throw DomainException.EtagMismatch();
        }
    }

    /// <summary>True when the caller has this version already.</summary>
    public static bool HasCurrent(HttpRequest request, EntityTagHeaderValue current) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(current, useStrongComparison: false));
}
