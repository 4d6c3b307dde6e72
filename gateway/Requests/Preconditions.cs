using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>The conditional headers of RFC 9110.</summary>
internal static class Preconditions
{
    private const string Any = "*";
    private const string None = "-";

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
    /// What a PUT asks of the stored version, as the services take it: that of If-Match, "*" for any, and with If-None-Match: * that there is
    /// none.
    /// </summary>
    public static string ForPut(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch.Count == 0)
        {
            return request.Headers.IfMatch is ["*"] ? Any : IfMatch(request);
        }

        var stated = request.Headers.IfNoneMatch is ["*"] && request.Headers.IfMatch.Count == 0;
        return stated ? None : throw new DomainException(StatusCode.InvalidArgument, "VALIDATION_FAILED", "The header If-None-Match is not valid.")
        {
            Fields = [new FieldViolation("if-none-match", "Must be * in a PUT, which then only creates, and without If-Match beside it.")],
        };
    }

    /// <summary>True when the caller has this version already.</summary>
    public static bool HasCurrent(HttpRequest request, EntityTagHeaderValue current) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(current, useStrongComparison: false));
}
