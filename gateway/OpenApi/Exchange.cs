using System.Text.Json;
using System.Text.Json.Nodes;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>
/// A request and its answer, recorded from a running host by the test that plays all of them in their order. They are the examples of the
/// description, so an example that no longer works fails that test.
/// </summary>
/// <param name="Operation">Id of the operation.</param>
/// <param name="Sv">What the example shows, in Swedish.</param>
/// <param name="En">The same in English.</param>
/// <param name="Status">HTTP status of the answer.</param>
internal sealed record Exchange(string Operation, string Sv, string En, int Status)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Whose token it is sent with; the test knows them. None when null.</summary>
    public string? Token { get; init; }

    /// <summary>Values of the path's parameters.</summary>
    public Dictionary<string, string> Path { get; init; } = [];

    /// <summary>The query.</summary>
    public Dictionary<string, string> Query { get; init; } = [];

    /// <summary>Request headers beside the usual ones.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Media type of the body that is sent.</summary>
    public string? ContentType { get; init; }

    /// <summary>What is sent: a JSON value, or a text of another media type.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Media type of the answer.</summary>
    public string? AnswerType { get; init; }

    /// <summary>What is answered: a JSON value, or a text of another media type.</summary>
    public JsonNode? Answer { get; init; }

    /// <summary>All of them, in the order in which they were recorded.</summary>
    public static IReadOnlyList<Exchange> ReadAll()
    {
        var assembly = typeof(Exchange).Assembly;
        var all = new List<Exchange>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("examples/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            all.AddRange(JsonSerializer.Deserialize<List<Exchange>>(stream, Options)!);
        }

        return all;
    }
}
