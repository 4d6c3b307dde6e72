using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>What was answered to one line.</summary>
internal sealed record PushedLine(int Line, string? Outcome, string[] Columns, string[] Details, JsonElement Json);

/// <summary>What was answered to many records: the lines, the summary, and the problem where nothing was taken.</summary>
internal sealed record PushedFile(HttpStatusCode Status, string Text, List<PushedLine> Lines, JsonElement Summary, JsonElement Problem)
{
    /// <summary>A number of the summary.</summary>
    public int Total(string name) => Summary.GetProperty(name).GetInt32();

    /// <summary>Codes of the summary's notes.</summary>
    public IEnumerable<string?> Notes => Summary.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("code").GetString());
}

/// <summary>Sends bodies with many records, and reads what became of them.</summary>
internal static class PushedLines
{
    private const string Api = "/medborgarlofte/v1";

    public static async Task<List<PushedLine>> PushAsync(
        this StandaloneFixture host, string path, string token, byte[] body, string mediaType)
    {
        var answer = await host.AnswerAsync(path, token, body, mediaType);
        Assert.True(answer.Status == (answer.Lines.Any(line => line.Outcome is not null) ? HttpStatusCode.OK : HttpStatusCode.BadRequest), answer.Text);
        return answer.Lines;
    }

    /// <summary>The whole answer: also that of which nothing was taken.</summary>
    public static async Task<PushedFile> AnswerAsync(
        this StandaloneFixture host, string path, string token, byte[] body, string mediaType, string? contentEncoding = null)
    {
        using var request = Request(path, token, body, mediaType);
        if (contentEncoding is not null)
        {
            request.Content!.Headers.ContentEncoding.Add(contentEncoding);
        }

        var response = await host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        var problem = isProblem ? JsonDocument.Parse(text).RootElement : default;
        var lines = !isProblem ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList()
            : problem.TryGetProperty("lines", out var refused) ? [.. refused.EnumerateArray()] : [];
        var summary = isProblem ? problem : lines.LastOrDefault();
        return new PushedFile(
            response.StatusCode, text, [.. lines.Where(line => !line.TryGetProperty("summary", out _)).Select(Read)],
            summary.ValueKind == JsonValueKind.Object && summary.TryGetProperty("summary", out var told) ? told : default, problem);
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
