using System.Text.Json.Nodes;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>The served OpenAPI document.</summary>
internal sealed class Description(JsonObject document)
{
    public const string Path = "/medborgarlofte/v1/openapi.json";

    /// <summary>All of it.</summary>
    public JsonObject Document { get; } = document;

    /// <summary>Every operation.</summary>
    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in document["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           select new Operation(path.Key, new HttpMethod(method.Key.ToUpperInvariant()), method.Value!.AsObject()),
    ];

    public Operation this[string id] => Operations.Single(operation => operation.Id == id);

    /// <summary>The object itself, or the component that it refers to.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        var value = node.AsObject();
        while (value["$ref"]?.GetValue<string>() is { } reference)
        {
            JsonNode found = Document;
            foreach (var part in reference.Split('/').Skip(1))
            {
                found = found[part] ?? throw new InvalidOperationException($"{reference} leads nowhere.");
            }

            value = found.AsObject();
        }

        return value;
    }

    /// <summary>What an answer with the status and media type looks like; null when the description does not have it.</summary>
    public JsonObject? Answer(Operation operation, int status, string? mediaType)
    {
        var response = operation.Json["responses"]?[$"{status}"];
        var content = response is null ? null : Resolve(response)["content"];
        return mediaType is null ? (response is null ? null : Resolve(response)) : content?[mediaType]?.AsObject();
    }
}

/// <summary>A path and a method.</summary>
internal sealed record Operation(string Path, HttpMethod Method, JsonObject Json)
{
    public string Id => Json["operationId"]!.GetValue<string>();

    /// <summary>Scopes of the token that it needs; null when it needs none.</summary>
    public bool NeedsToken => Json["security"]?.AsArray() is { Count: > 0 } ways && ways.All(way => way!.AsObject().Count > 0);

    public override string ToString() => $"{Method} {Path}";
}
