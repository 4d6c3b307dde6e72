using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>
/// Plays the examples of the description against a host and compares what it answers with what is recorded. With UPDATE_EXAMPLES=1
/// it records instead. What differs between two runs (instants, tags, hashes, ids that the service sets) is replaced in what is sent.
/// </summary>
internal sealed partial class ExchangePlayer(ApiHost host)
{
    private const string Shown = "https://uppfoljning.example";

    private static readonly string Folder = Path.Combine(Repository.Root, "gateway/OpenApi/Examples");
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> Varying =
        ["etag", "recordedAt", "asOf", "dataAsOf", "followUpHash", "hash", "inputHash", "secret", "id", "createdAt", "time", "checkpoints", "note", "keptAt", "day"];

    private readonly Dictionary<string, string> actual = [];
    private readonly Dictionary<string, JsonNode> answers = [];
    private readonly Dictionary<string, long> written = [];

    /// <summary>Whether answers are recorded instead of compared.</summary>
    public static bool Records => Environment.GetEnvironmentVariable("UPDATE_EXAMPLES") == "1";

    /// <summary>Every example with what was answered.</summary>
    public List<Played> All { get; } = [];

    public async Task PlayAsync()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            var exchanges = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsArray();
            foreach (var exchange in exchanges)
            {
                await PlayAsync(exchange!.AsObject());
            }

            if (Records)
            {
                await File.WriteAllTextAsync(file, exchanges.ToJsonString(Indented) + "\n");
            }
        }
    }

    private async Task PlayAsync(JsonObject exchange)
    {
        var operation = host.Description[exchange["operation"]!.GetValue<string>()];
        await CaughtUpAsync();
        using var request = Request(operation, exchange);
        using var response = await host.Http.SendAsync(request);
        var text = (await response.Content.ReadAsStringAsync()).Replace(host.RestAddress.GetLeftPart(UriPartial.Authority), Shown, StringComparison.Ordinal);
        var mediaType = text.Length == 0 ? null : response.Content.Headers.ContentType?.MediaType;
        JsonNode? answer = text.Length == 0 ? null : mediaType!.EndsWith("json", StringComparison.Ordinal) && mediaType != "application/x-ndjson" ? JsonNode.Parse(text) : text;
        Remember(operation, request, answer);
        var faults = new List<string>();
        Compare(exchange["answer"], answer, "$", "", faults);
        if (Records)
        {
            faults.Clear();
            exchange["answerType"] = mediaType;
            exchange["answer"] = answer?.DeepClone();
        }

        All.Add(new Played(operation, exchange, (int)response.StatusCode, mediaType, answer, text, response.Headers.Contains("traceparent"), faults));
    }

    private HttpRequestMessage Request(Operation operation, JsonObject exchange)
    {
        foreach (var part in (string[])["path", "headers", "body"])
        {
            if (Records && exchange[part] is { } asks)
            {
                exchange[part] = Filled(asks);
            }
        }

        var path = Regex.Replace(operation.Path, @"\{(\w+)\}", match => Uri.EscapeDataString(Now(exchange["path"]![match.Groups[1].Value]!.GetValue<string>())));
        var query = string.Join('&', (exchange["query"]?.AsObject() ?? []).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!.GetValue<string>())}"));
        var request = StandaloneFixture.Request(operation.Method, query.Length == 0 ? path : $"{path}?{query}", host.TokenOf(exchange["token"]?.GetValue<string>()));
        foreach (var (name, value) in exchange["headers"]?.AsObject() ?? [])
        {
            request.Headers.TryAddWithoutValidation(name, Now(value!.GetValue<string>()));
        }

        if (exchange["body"] is { } body)
        {
            var content = body is JsonValue value ? value.GetValue<string>() : body.ToJsonString();
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Now(content)));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(exchange["contentType"]!.GetValue<string>());
        }

        return request;
    }

    /// <summary>While recording, "${operation.path}" stands for what an earlier example answered; once recorded, what it answered last time.</summary>
    private JsonNode Filled(JsonNode node) => JsonNode.Parse(Placeholder().Replace(Now(node.ToJsonString(Indented)), match =>
    {
        var found = answers[match.Groups[1].Value];
        foreach (var name in match.Groups[2].Value.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : found[name]!;
        }

        return found.GetValue<string>();
    }))!;

    /// <summary>A recorded text with what this run has instead.</summary>
    public string Now(string recorded) => actual.Count == 0
        ? recorded
        : Regex.Replace(recorded, string.Join('|', actual.Keys.OrderByDescending(key => key.Length).Select(Regex.Escape)), match => actual[match.Value]);

    private void Remember(Operation operation, HttpRequestMessage request, JsonNode? answer)
    {
        if (answer is null)
        {
            return;
        }

        answers[operation.Id] = answer;
        var journal = operation.Path.Split('/').ElementAtOrDefault(3) switch
        {
            "police-activities" => "police",
            "measures" or "campaigns" => "municipal",
            "agreements" or "situation-pictures" => "followup",
            _ => null,
        };
        if (journal is not null && request.Method != HttpMethod.Get)
        {
            foreach (Match sequence in Sequence().Matches(answer is JsonValue text ? text.GetValue<string>() : answer.ToJsonString()))
            {
                written[journal] = Math.Max(written.GetValueOrDefault(journal), long.Parse(sequence.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Waits until Reporting has read what was stored: reads are compared to the letter.</summary>
    private async Task CaughtUpAsync()
    {
        var reporting = new FollowUpService.FollowUpServiceClient(host.Grpc);
        await Eventually.Get(
            async () => (await reporting.GetReportingStatusAsync(new GetReportingStatusRequest())).Watermarks,
            marks => written.All(pair => marks.Any(mark => mark.Journal == pair.Key && mark.Sequence >= pair.Value)));
    }

    private void Compare(JsonNode? recorded, JsonNode? got, string path, string name, List<string> faults)
    {
        switch (recorded, got)
        {
            case (JsonObject one, JsonObject other) when one.Select(pair => pair.Key).SequenceEqual(other.Select(pair => pair.Key)):
                foreach (var (key, value) in one)
                {
                    Compare(value, other[key], $"{path}.{key}", key, faults);
                }

                break;
            case (JsonArray one, JsonArray other) when one.Count == other.Count:
                for (var i = 0; i < one.Count; i++)
                {
                    Compare(one[i], other[i], $"{path}[{i}]", name, faults);
                }

                break;
            case (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.String && other.GetValueKind() == JsonValueKind.String:
                Compare(one.GetValue<string>(), other.GetValue<string>(), path, name, faults);
                break;
            case var _ when !JsonNode.DeepEquals(recorded, got):
                faults.Add($"{path}: {got?.ToJsonString()} instead of {recorded?.ToJsonString()}");
                break;
        }
    }

    private void Compare(string recorded, string got, string path, string name, List<string> faults)
    {
        if (Varying.Contains(name) && recorded != got)
        {
            actual[recorded] = got;
        }
        else if (Steady(Now(recorded)) != Steady(got))
        {
            faults.Add($"{path}: {got} instead of {recorded}");
        }
    }

    private static string Steady(string text) => Changing().Replace(text, "*");

    [GeneratedRegex(@"\$\{(\w+)((?:\.\w+)*)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"""sequence"":(\d+)")]
    private static partial Regex Sequence();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+Z|""etag"":""[^""]*""|\b[0-9a-f]{64}\b|\b(?:police|municipal)-[a-p]{32}\b|[A-Za-z0-9+/]{43}=|— \S+ \S+|\+[0-9a-f]{8}\+\S+|(?<=\b(?:police|municipal|followup):\d+:)[0-9a-f]+")]
    private static partial Regex Changing();
}

/// <summary>An example with what was answered this time.</summary>
internal sealed record Played(
    Operation Operation, JsonObject Exchange, int Status, string? MediaType, JsonNode? Answer, string Text, bool HasTrace, IReadOnlyList<string> Differences)
{
    public override string ToString() => $"{Operation.Id} ({Exchange["en"]})";
}
