using System.Text.RegularExpressions;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>
/// From paths in a gRPC request to what the caller sent. The request's body field is the JSON body; its other fields stand in the
/// query or in headers.
/// </summary>
/// <param name="bodyField">Field of the gRPC request that the JSON body is, such as "activity"; null when there is none.</param>
internal sealed partial class FieldPaths(string? bodyField)
{
    /// <summary>For requests without a body.</summary>
    public static readonly FieldPaths QueryOnly = new(bodyField: null);

    private static readonly Dictionary<string, string> OutsideTheBody = new()
    {
        ["pageSize"] = "limit",
        ["pageToken"] = "offset",
        ["etag"] = "if-match",
        ["validateOnly"] = "validate-only",
        ["reason"] = "reason",
        ["reinstate"] = "reinstate",
        ["exportedAt"] = "exported-at",
    };

    /// <summary>Those of the request's endpoint.</summary>
    public static FieldPaths Of(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<FieldPaths>() ?? QueryOnly;

    /// <summary>The path as the caller knows it.</summary>
    public string Outside(string path)
    {
        if (bodyField is not null && path.StartsWith(bodyField, StringComparison.Ordinal))
        {
            var rest = path[bodyField.Length..];
            if (rest.Length == 0 || rest[0] == '.')
            {
                return rest.TrimStart('.');
            }
        }

        if (OutsideTheBody.TryGetValue(path, out var name))
        {
            return name;
        }

        return bodyField is null ? Capital().Replace(path, match => $"-{match.Value.ToLowerInvariant()}") : path;
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
