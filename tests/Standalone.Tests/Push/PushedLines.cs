using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>What was answered to one line.</summary>
internal sealed record PushedLine(int Line, string? Outcome, string[] Columns, string[] Details, JsonElement Json);

/// <summary>Sends bodies with many records, and reads what became of them.</summary>
internal static class PushedLines
{
    private const string Api = "/medborgarlofte/v1";

    public static async Task<List<PushedLine>> PushAsync(
        this StandaloneFixture host, string path, string token, byte[] body, string mediaType)
    {
        using var request = Request(path, token, body, mediaType);
        var response = await host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Read(JsonDocument.Parse(line).RootElement))];
    }

    public static async Task<(int Status, JsonElement Problem)> ProblemAsync(
        this StandaloneFixture host, string path, string token, string body, string mediaType)
    {
        using var request = Request(path, token, Encoding.UTF8.GetBytes(body), mediaType);
        var response = await host.Http.SendAsync(request);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public static async Task<JsonElement> GetJsonAsync(this StandaloneFixture host, string path, string token)
    {
        using var request = StandaloneFixture.Request(HttpMethod.Get, Api + path, token);
        var response = await host.Http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>How many police activities there are under a filter.</summary>
    public static async Task<int> StoredAsync(this StandaloneFixture host, string path)
    {
        var token = host.Token("reader", "police", "police.report");
        for (var offset = 0; ; offset += 200)
        {
            var page = await host.GetJsonAsync($"{path}&limit=200&offset={offset}", token);
            var found = page.GetProperty("policeActivities").GetArrayLength();
            if (found < 200)
            {
                return offset + found;
            }
        }
    }

    private static HttpRequestMessage Request(string path, string token, byte[] body, string mediaType)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };
        return StandaloneFixture.Request(HttpMethod.Post, Api + path, token, content);
    }

    private static PushedLine Read(JsonElement json)
    {
        var errors = json.TryGetProperty("error", out var error) ? error.GetProperty("errors").EnumerateArray().ToList() : [];
        return new PushedLine(
            json.TryGetProperty("line", out var line) ? line.GetInt32() : 1,
            json.TryGetProperty("result", out var result) ? result.GetProperty("outcome").GetString()
                : json.TryGetProperty("outcome", out var outcome) ? outcome.GetString() : null,
            [.. errors.Select(e => e.GetProperty("field").GetString()!)],
            errors.Count > 0 ? [.. errors.Select(e => e.GetProperty("detail").GetString()!)]
                : error.ValueKind == JsonValueKind.Object ? [error.GetProperty("detail").GetString()!] : [],
            json);
    }
}
