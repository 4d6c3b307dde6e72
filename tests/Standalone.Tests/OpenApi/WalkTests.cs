using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>Every path and method of the description, asked as it says and in every way that it does not say.</summary>
public sealed class WalkTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly byte[] InvalidUtf8 = [.. "{\"reason\":\""u8, 0xC3, 0x28, .. "\"}"u8];
    private static readonly string Deep = $"{string.Concat(Enumerable.Repeat("{\"state\":", 5000))}1{new string('}', 5000)}";

    [Fact]
    public async Task Reads_WithEachParameterOfTheDescription_AreAnswered()
    {
        var faults = new List<string>();
        var stated = JsonDocument.Parse(await host.Http.GetStringAsync(new Uri("/medborgarlofte/v1/municipalities/0685/follow-up", UriKind.Relative))).RootElement;
        var (asOf, position) = (stated.GetProperty("asOf").GetString()!, stated.GetProperty("position").GetString()!);
        foreach (var operation in host.Description.Operations.Where(operation => operation.Method == HttpMethod.Get))
        {
            foreach (var parameter in Parameters(operation).Where(parameter => parameter["in"]!.GetValue<string>() is "query" or "header"))
            {
                var (name, value) = (parameter["name"]!.GetValue<string>(), parameter["example"]!.ToString());
                value = parameter["schema"]!["type"]!.GetValue<string>() == "boolean" ? value.ToLowerInvariant() : value;
                value = name switch { "as-of" => asOf, "position" => position, _ => value };
                var inQuery = parameter["in"]!.GetValue<string>() == "query";
                var query = Beside(operation, name).Append(inQuery ? $"{name}={Uri.EscapeDataString(value)}" : "")
                    .Append(name == "position" ? $"as-of={Uri.EscapeDataString(asOf)}" : "");
                using var request = Request(operation, $"?{string.Join('&', query)}");
                if (!inQuery)
                {
                    request.Headers.TryAddWithoutValidation(name, value);
                }

                using var response = await host.Http.SendAsync(request);
                faults.AddRange(response.StatusCode == HttpStatusCode.OK ? [] : [$"{operation} {name}={value}: {await response.Content.ReadAsStringAsync()}"]);
            }
        }

        Faults.AssertNone(faults);
    }

    [Fact]
    public async Task Reads_WithTheirOwnETag_AreNotAnsweredAgain()
    {
        var faults = new List<string>();
        foreach (var operation in host.Description.Operations.Where(operation => operation.Json["responses"]?["304"] is not null))
        {
            // The day's checkpoints are signed meanwhile, and stand in the feed of corrections: then it is asked once more.
            var status = await AgainAsync(operation);
            status = status == HttpStatusCode.OK ? await AgainAsync(operation) : status;
            faults.AddRange(status == HttpStatusCode.NotModified ? [] : [$"{operation}: {status}"]);
        }

        Faults.AssertNone(faults);

        async Task<HttpStatusCode> AgainAsync(Operation operation)
        {
            using var first = await host.Http.SendAsync(Request(operation));
            using var again = Request(operation);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var response = await host.Http.SendAsync(again);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task RequestsOfEveryOperation_ThatAreWrong_AreProblemsOfTheDescription()
    {
        var faults = new List<string>();
        foreach (var operation in host.Description.Operations)
        {
            await ExpectAsync(operation, "an unknown parameter", Request(operation, "?no-such-parameter=1", Body(operation)), [400], faults);
            await ExpectAsync(operation, "a method that is not there", Patch(operation), [404, 405], faults);
            if (operation.NeedsToken)
            {
                await ExpectAsync(operation, "no token", WithToken(Request(operation, "", Body(operation)), null), [401], faults);
                await ExpectAsync(operation, "a bad token", WithToken(Request(operation, "", Body(operation)), "e30.e30.AA"), [401], faults);
            }

            // A list of an agreement that is not there is empty; a mapping is made by its first PUT, and one that is not there is deleted already.
            if (operation.Id is not ("putMapping" or "deleteMapping") && operation.Path.Contains('{', StringComparison.Ordinal) && !(operation.Method == HttpMethod.Get && operation.Id.StartsWith("list", StringComparison.Ordinal)))
            {
                await ExpectAsync(operation, "an unknown address", Request(operation, "", Body(operation), _ => "finns-inte"), [400, 403, 404], faults);
            }
        }

        Faults.AssertNone(faults);
    }

    [Fact]
    public async Task BodiesOfEveryOperation_ThatAreWrong_AreProblemsOfTheDescription()
    {
        var faults = new List<string>();
        foreach (var operation in host.Description.Operations.Where(operation => operation.Json["requestBody"] is not null))
        {
            var example = Example(operation);
            foreach (var (what, body) in Wrong(example))
            {
                await ExpectAsync(operation, what, Request(operation, "", Json(Encoding.UTF8.GetBytes(body))), [400], faults);
            }

            await ExpectAsync(operation, "invalid UTF-8", Request(operation, "", Json(InvalidUtf8)), [400], faults);
            await ExpectAsync(operation, "too much", Request(operation, "", Json(new byte[(1024 * 1024) + 1])), [413], faults);
            var text = new StringContent(example.ToJsonString(), Encoding.UTF8, "text/plain");
            await ExpectAsync(operation, "another media type", Request(operation, "", text), [415], faults);
        }

        Faults.AssertNone(faults);
    }

    [Fact]
    public async Task RequiredFields_LeftOut_AreNamed()
    {
        var faults = new List<string>();
        foreach (var operation in host.Description.Operations)
        {
            var schema = operation.Json["requestBody"]?["content"]?["application/json"]?["schema"];
            foreach (var name in ((schema is null ? null : host.Description.Resolve(schema)["required"]?.AsArray()) ?? []).Select(name => name!.GetValue<string>()))
            {
                var body = Example(operation);
                body.Remove(name);
                var problem = await ExpectAsync(operation, $"no {name}", Request(operation, "", Json(Encoding.UTF8.GetBytes(body.ToJsonString()))), [400], faults);
                var named = problem?["errors"]?.AsArray().Select(error => error!["field"]!.GetValue<string>()) ?? [];
                faults.AddRange(named.Any(field => field.StartsWith(name, StringComparison.Ordinal)) ? [] : [$"{operation} without {name} names {string.Join(", ", named)}"]);
            }
        }

        Faults.AssertNone(faults);
    }

    private static IEnumerable<(string What, string Body)> Wrong(JsonObject example)
    {
        yield return ("nothing", "");
        yield return ("no JSON", "{");
        yield return ("a list", "[]");
        yield return ("an unknown field", With(example, "noSuchField", 1));
        yield return ("a huge number", With(example, "version", JsonNode.Parse("1e400")));
        yield return ("deep JSON", Deep);
        yield return ("a name that stands twice", example.ToJsonString().Insert(1, $"\"{example.First().Key}\":{example.First().Value!.ToJsonString()},"));
        foreach (var (name, value) in example)
        {
            yield return ($"an object as {name}", With(example, name, value is JsonObject ? new JsonArray(new JsonObject()) : new JsonObject()));
            if (value is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number)
            {
                yield return ($"a huge {name}", With(example, name, JsonNode.Parse("123456789012345678901234567890e400")));
                yield return ($"a text as {name}", With(example, name, "1"));
            }
        }
    }

    private static string With(JsonObject example, string name, JsonNode? value)
    {
        var changed = example.DeepClone().AsObject();
        changed[name] = value;
        return changed.ToJsonString();
    }

    /// <summary>Sends a request that must fail, and checks its problem against the description.</summary>
    private async Task<JsonNode?> ExpectAsync(Operation operation, string what, HttpRequestMessage request, int[] statuses, List<string> faults)
    {
        using var sent = request;
        using var response = await host.Http.SendAsync(sent);
        var (status, text) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        if (!statuses.Contains(status) || response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            faults.Add($"{operation} with {what}: {status} {response.Content.Headers.ContentType} {text[..Math.Min(text.Length, 300)]}");
            return null;
        }

        var problem = JsonNode.Parse(text);
        faults.AddRange(SchemaCheck.Faults(host.Description, host.Description.Document["components"]!["schemas"]!["Problem"]!, problem)
            .Concat(problem!["status"]!.GetValue<int>() == status && response.Headers.Contains("traceparent") ? [] : ["status or traceparent"])
            .Concat(status == 405 || what.StartsWith("a method", StringComparison.Ordinal) || host.Description.Answer(operation, status, "application/problem+json") is not null ? [] : [$"{status} is not described"])
            .Select(fault => $"{operation} with {what}: {fault}"));
        return problem;
    }

    private IEnumerable<JsonObject> Parameters(Operation operation) => Parameters(host, operation);

    private static IEnumerable<JsonObject> Parameters(ApiHost host, Operation operation) => operation.Json["parameters"]!.AsArray().Select(parameter => host.Description.Resolve(parameter!));

    /// <summary>What the example asks beside a parameter: some only stand beside another.</summary>
    private IEnumerable<string> Beside(Operation operation, string name) =>
        from asked in host.Played.All.First(played => played.Operation == operation).Exchange["query"]?.AsObject() ?? []
        where asked.Key != name
        select $"{asked.Key}={Uri.EscapeDataString(asked.Value!.GetValue<string>())}";

    private HttpRequestMessage Patch(Operation operation)
    {
        var request = Request(operation);
        request.Method = HttpMethod.Patch;
        return request;
    }

    private static HttpRequestMessage WithToken(HttpRequestMessage request, string? token)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private HttpRequestMessage Request(Operation operation, string query = "", HttpContent? content = null, Func<string, string>? value = null) =>
        Request(host, operation, query, content, value);

    internal static HttpRequestMessage Request(
        ApiHost host, Operation operation, string query = "", HttpContent? content = null, Func<string, string>? value = null)
    {
        var token = host.Played.All.First(played => played.Operation == operation).Exchange["token"]?.GetValue<string>();
        var path = Regex.Replace(operation.Path, @"\{(\w+)\}", match => Uri.EscapeDataString(value?.Invoke(match.Groups[1].Value)
            ?? host.Played.Now(Parameters(host, operation).Single(parameter => parameter["name"]!.GetValue<string>() == match.Groups[1].Value)["example"]!.GetValue<string>())));
        return StandaloneFixture.Request(operation.Method, path + query, host.TokenOf(token), content);
    }

    private JsonObject Example(Operation operation) =>
        operation.Json["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject().First().Value!["value"]!.DeepClone().AsObject();

    private ByteArrayContent? Body(Operation operation) =>
        operation.Json["requestBody"] is null ? null : Json(Encoding.UTF8.GetBytes(Example(operation).ToJsonString()));

    private static ByteArrayContent Json(byte[] utf8)
    {
        var content = new ByteArrayContent(utf8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
