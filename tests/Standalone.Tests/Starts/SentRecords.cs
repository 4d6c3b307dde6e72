using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Standalone.Tests.Starts;

/// <summary>Police activities sent as lines of JSON to a process.</summary>
internal static class SentRecords
{
    /// <summary>A token of the process's own key, as its command prints one.</summary>
    public static string Token(StandaloneProcess process, string source = "sender")
    {
        using var key = StandaloneHost.OwnKey(Command.Parse(["--data", process.Data]));
        return key.Issue(new TokenClaims(source, "police", ["police.report"], ["0685"]), TimeSpan.FromDays(1));
    }

    /// <summary>One line.</summary>
    public static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"recordId":"r-{{number}}","municipalityCode":"0685","kind":"trafikkontroll","focuses":["trafikbeteende"],"date":"2021-{{1 + (number % 12):00}}-{{1 + (number % 28):00}}"}
        """) + "\n";

    /// <summary>Sends records; what each line was answered.</summary>
    public static async Task<List<JsonElement>> SendAsync(StandaloneProcess process, string token, int first, int count)
    {
        using var http = new HttpClient { BaseAddress = process.RestAddress };
        using var content = new StringContent(string.Concat(Enumerable.Range(first, count).Select(Line)), Encoding.UTF8, "application/x-ndjson");
        using var answer = await PostAsync(http, token, content);
        return Answers(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Posts a body of lines.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient http, string token, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/medborgarlofte/v1/police-activities") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The answers of a response, without the summary.</summary>
    public static List<JsonElement> Answers(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => !line.TryGetProperty("summary", out _)),
    ];

    /// <summary>How many answers say that.</summary>
    public static int Count(IEnumerable<JsonElement> answers, string outcome) =>
        answers.Count(answer => answer.TryGetProperty("result", out var result) && result.GetProperty("outcome").GetString() == outcome);
}
