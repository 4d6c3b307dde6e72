using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.OpenData;

/// <summary>The datasets as files, and what programs look for at fixed addresses.</summary>
[Collection(ExampleCollection.Name)]
public sealed class DataSetTests(ExampleHost host)
{
    [Fact]
    public async Task Commitments_OfTheExample_AreWhatTheApiAnswers()
    {
        var rows = Rows(await host.Http.GetStringAsync("/datasets/commitments.csv"));
        var followUp = await host.Http.GetFromJsonAsync<JsonElement>("/medborgarlofte/v1/municipalities/0685/follow-up");
        var commitments = followUp.GetProperty("agreements").EnumerateArray()
            .Single(agreement => agreement.GetProperty("id").GetString() == ExampleHost.Agreement).GetProperty("promises").EnumerateArray()
            .SelectMany(promise => promise.GetProperty("commitments").EnumerateArray()).ToList();
        Assert.Equal(7, commitments.Count);
        foreach (var commitment in commitments)
        {
            var row = Assert.Single(rows, row => row["commitment_id"] == commitment.GetProperty("id").GetString());
            Assert.Equal(commitment.GetProperty("outcome").GetString(), row["outcome"]);
            Assert.Equal(commitment.GetProperty("pace").GetString(), row["pace"]);
            Assert.Equal(commitment.GetProperty("inputHash").GetString(), row["input_hash"]);
            Assert.Equal(commitment.GetProperty("targets")[0].GetProperty("count").GetRawText(), row["count"]);
            Assert.Equal(commitment.GetProperty("sentence").GetProperty("sv").GetString(), row["sentence_sv"]);
        }
    }

    [Fact]
    public async Task CountedRecords_OfTheExample_AddUpToTheCounts()
    {
        var rows = Rows(await host.Http.GetStringAsync("/datasets/counted-records.csv?municipality-code=0685"));
        Assert.Equal(13, rows.Where(row => row["commitment_id"] == $"{ExampleHost.Agreement}~3").Sum(row => int.Parse(row["counted"], null)));
        Assert.All(rows, row => Assert.Equal("true", row["example"]));
    }

    [Fact]
    public async Task Corrections_OfTheExample_HoldTheCorrectionAndTheRevision()
    {
        var rows = Rows(await host.Http.GetStringAsync("/datasets/corrections.csv"))
            .Where(row => row["record_id"] is "tk-01" or ExampleHost.Agreement).ToList();
        Assert.Equal(["tk-01", ExampleHost.Agreement], rows.Select(row => row["record_id"]));
        Assert.Equal($"{ExampleHost.Agreement}~2: 1 → 0", rows[0]["counts"]);
        Assert.Equal("1", rows[1]["revision"]);
    }

    [Fact]
    public async Task Agreements_ForExcel_BeginWithAMarkOnceAndUseSemicolons()
    {
        var bytes = await host.Http.GetByteArrayAsync("/datasets/agreements.csv?separator=semicolon");
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.DoesNotContain('\uFEFF', text);
        Assert.StartsWith("agreement_id;municipality_code;", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dataset_AskedForAgain_IsNotModified()
    {
        using var first = await host.Http.GetAsync("/datasets/commitments.csv");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/datasets/commitments.csv");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task FixedAddresses_AreServed()
    {
        Assert.Contains($"Sitemap: {ExampleHost.Origin}/sitemap.xml", await host.Http.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
        var map = await host.Http.GetStringAsync("/sitemap.xml");
        Assert.Contains($"<loc>{ExampleHost.Origin}/avtal/{ExampleHost.Agreement}</loc>", map, StringComparison.Ordinal);
        Assert.Contains($"<loc>{ExampleHost.Origin}/en/municipalities/0685</loc>", map, StringComparison.Ordinal);
        var security = await host.Http.GetStringAsync("/.well-known/security.txt");
        Assert.Contains("Contact: mailto:security@myndighet.example\n", security, StringComparison.Ordinal);
        Assert.Matches("Expires: [0-9-]+T[0-9:]+Z\n", security);
    }

    [Fact]
    public async Task Picture_OfAnAgreement_IsAPng()
    {
        var bytes = await host.Http.GetByteArrayAsync($"/embed/{ExampleHost.Agreement}.png");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.Contains($"content=\"{ExampleHost.Origin}/embed/{ExampleHost.Agreement}.png\"",
            await host.Http.GetStringAsync($"/avtal/{ExampleHost.Agreement}"), StringComparison.Ordinal);
    }

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Fields).ToList();
        return [.. lines.Skip(1).Select(fields => lines[0].Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static List<string> Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var sign in line)
        {
            if (sign == '"')
            {
                quoted = !quoted;
            }
            else if (sign == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(sign);
            }
        }

        return [.. fields, field.ToString()];
    }
}
