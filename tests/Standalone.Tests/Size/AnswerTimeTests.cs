using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Standalone.Tests.OpenApi;
using Medborgarlofte.Testing;
using Xunit.Abstractions;

namespace Medborgarlofte.Standalone.Tests.Size;

/// <summary>Whatever can be read begins to be answered in time, and what is read does not stay in memory.</summary>
[Collection(LargeCollection.Name)]
public sealed partial class AnswerTimeTests(LargeMunicipality host, ITestOutputHelper output)
{
    private const long MostGrowth = 512L * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly string[] Pages =
    [
        "/", "/en/", "/?q=vetlanda", $"/kommuner/{LargeMunicipality.Code}", $"/en/municipalities/{LargeMunicipality.Code}",
        $"/kommuner/{LargeMunicipality.Code}/feed.atom", $"/avtal/{LargeMunicipality.Agreement}", $"/avtal/{LargeMunicipality.Agreement}/rapport",
        $"/embed/{LargeMunicipality.Agreement}", $"/embed/{LargeMunicipality.Agreement}.png", $"/en/commitments/{LargeMunicipality.Commitment}",
        .. Enumerable.Range(1, 12).Select(number => $"/ataganden/{LargeMunicipality.Agreement}~{number}"),
        "/oppna-data", "/tillganglighet", "/sitemap.xml", "/robots.txt",
    ];

    [Fact]
    public async Task Get_EveryPathOfTheDescriptionAndEveryPage_AnswersInTimeAndInConstantMemory()
    {
        var description = new Description(JsonNode.Parse(await host.Http.GetStringAsync(Description.Path))!.AsObject());
        var before = Settled();
        List<string> faults = [];
        foreach (var operation in description.Operations.Where(operation => operation.Method == HttpMethod.Get))
        {
            var required = operation.Json["parameters"]!.AsArray().Select(parameter => description.Resolve(parameter!))
                .Where(parameter => parameter["required"]?.GetValue<bool>() == true && parameter["in"]!.GetValue<string>() == "query")
                .Select(parameter => $"{parameter["name"]}={parameter["example"]}");
            var path = Parameter().Replace(operation.Path, match => Value(operation.Path, match.Groups[1].Value));
            faults.AddRange(await FaultsAsync($"{path}?{string.Join('&', required)}", operation.Path));
        }

        foreach (var page in Pages)
        {
            faults.AddRange(await FaultsAsync(page, page));
        }

        var growth = Settled() - before;
        output.WriteLine($"working set grew by {growth / 1024 / 1024} MiB");
        Faults.AssertNone(faults);
        Assert.InRange(growth, long.MinValue, MostGrowth);
    }

    private async Task<IEnumerable<string>> FaultsAsync(string path, string name)
    {
        var began = Stopwatch.GetTimestamp();
        var token = host.Token(LargeMunicipality.Source, "police", Scopes.PoliceReport);
        using var answer = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Get, path, token), HttpCompletionOption.ResponseHeadersRead);
        var first = Stopwatch.GetElapsedTime(began);
        var bytes = 0L;
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        for (var read = -1; read != 0; bytes += read)
        {
            read = await body.ReadAsync(buffer);
        }

        var whole = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"{(int)answer.StatusCode} {first.TotalSeconds:0.00} s, whole {whole.TotalSeconds:0.00} s, {bytes} bytes: {name}");

        // Files are as long as the records; everything else is whole in time.
        var time = path.Contains(".csv", StringComparison.Ordinal) ? first : whole;
        return (int)answer.StatusCode >= 500 || time > Longest ? [$"{(int)answer.StatusCode} after {time.TotalSeconds:0.0} s: {path}"] : [];
    }

    private static string Value(string path, string parameter) => parameter switch
    {
        "code" => LargeMunicipality.Code,
        "source" => LargeMunicipality.Source,
        "recordId" => "size-1",
        _ => path.Contains("/commitments/", StringComparison.Ordinal) ? LargeMunicipality.Commitment : LargeMunicipality.Agreement,
    };

    private static long Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
