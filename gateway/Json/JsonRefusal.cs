using System.Globalization;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Json;

/// <summary>Refusals of a text that is not JSON at all. The library's own message is not used: it quotes the text.</summary>
internal static class JsonRefusal
{
    private const string Reason = "MALFORMED_JSON";

    public static DomainException NotUtf8() => new(StatusCode.InvalidArgument, Reason, "The body is not valid UTF-8.");

    public static DomainException Malformed(JsonException e, bool empty)
    {
        if (empty)
        {
            return new DomainException(StatusCode.InvalidArgument, Reason, "The body is empty; a JSON object is needed.");
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        return new DomainException(StatusCode.InvalidArgument, Reason,
            $"The body is not one JSON object, or is nested deeper than {ProtoJson.DeepestLevel} levels: see {place}.");
    }
}
