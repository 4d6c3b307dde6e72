using System.Globalization;
using System.Text;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>CSV files through the whole line: what a municipality exports on a Monday morning.</summary>
public sealed class CsvPushTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Header = "Id;Kommunkod;Datum;Slag;Inriktning;Antal;Enhet;Noggrannhet;Tillsammans med;utfall:narkotikabrott;Exempel";

    // Each kind of mistake, with the columns that its row is named by.
    private static readonly (string Row, string[] Columns)[] Mistakes =
    [
        ("{0};0685;2021-05-01;trafikkontrol;;1;;;;;", ["Slag"]),
        ("{0};9999;2021-05-01;trafikkontroll;;1;;;;;", ["Kommunkod"]),
        ("{0};68;2021-05-01;trafikkontroll;;1;;;;;", ["Kommunkod"]),
        ("{0};0685;2021-13-01;trafikkontroll;;1;;;;;", ["Datum"]),
        ("{0};0685;1/5 2021;trafikkontroll;;1;;;;;", ["Datum"]),
        ("{0};0685;;trafikkontroll;;1;;;;;", ["Datum"]),
        ("{0};0685;2021-05-01;trafikkontroll;;tolv;;;;;", ["Antal"]),
        ("{0};0685;2021-05-01;trafikkontroll;;1,5;;;;;", ["Antal"]),
        ("{0};0685;2021-05-01;trafikkontroll;;0;;;;;", ["Antal"]),
        ("{0};0685;2021-05-01;trafikkontroll;cykling;1;;;;;", ["Inriktning"]),
        ("{0};0685;2021-05-01;trafikkontroll;;1;mil;ungefärlig;;;", ["Noggrannhet", "Enhet"]),
        ("{0};0685;2021-05-01;trafikkontroll;;1;mil;;;-1;", ["Enhet", "utfall:narkotikabrott"]),
        ("{0};0685;2021-05-01;trafikkontroll;;1;;;grannen;;", ["Tillsammans med"]),
        ("id med blank {0};0685;2021-05-01;trafikkontroll;;1;;;;;kanske", ["Exempel", "Id"]),
        ("{0};0685;2021-05-01;\"trafikkontroll;;1;;;;;", []),
    ];

    [Fact]
    public async Task Post_TenThousandRowsWithTwoHundredBadOnes_StoresTheGoodAndNamesTheBad()
    {
        var rows = Enumerable.Range(0, 10_000).Select(i => i % 50 == 7
            ? string.Format(CultureInfo.InvariantCulture, Mistakes[i / 50 % Mistakes.Length].Row, i)
            : $"tk-{i};0685;2021-05-{1 + (i % 28):00};trafikkontroll;trafikbeteende|nykterhet;{(i % 3 == 0 ? "1,0" : "2")};;exakt;kommun;{i % 4};nej").ToList();
        var file = $"\uFEFF{Header}\r\n{string.Join("\r\n", rows)}\r\n";

        var answers = await PushAsync(file);
        Assert.Equal(Enumerable.Range(2, 10_000), answers.Select(answer => answer.Line));
        Assert.Equal(9_800, answers.Count(answer => answer.Outcome == "created"));
        var bad = answers.Where(answer => answer.Outcome is null).ToList();
        Assert.Equal(200, bad.Count);
        Assert.All(bad, answer => Assert.Equal(7, (answer.Line - 2) % 50));
        Assert.All(bad, answer => Assert.Equal(Mistakes[(answer.Line - 2) / 50 % Mistakes.Length].Columns, answer.Columns));
        Assert.All(bad, answer => Assert.All(answer.Details, detail => Assert.NotEmpty(detail)));

        var again = await PushAsync(file);
        Assert.Equal(9_800, again.Count(answer => answer.Outcome == "unchanged"));
        Assert.Equal(200, again.Count(answer => answer.Outcome is null));
        Assert.Equal(9_800, await host.StoredAsync("/police-activities?source=csv-police"));
    }

    [Fact]
    public async Task Post_AtomicWithABadRow_StoresNothingAndNamesEachLine()
    {
        var file = "record_id,municipality code,date,kind,quantity\na-1,0685,2021-05-01,trafikkontroll,1\na-2,0685,2021-05-01,nonsense,1\na-3,0685,x,trafikkontroll,many";
        var (status, problem) = await host.ProblemAsync("/police-activities?atomic=true", host.Token("atomic-police", "police", "police.report"), file, "text/csv");
        Assert.Equal(400, status);
        Assert.Equal("NOT_STORED", problem.GetProperty("reason").GetString());
        Assert.Equal(["line 3: kind", "line 4: date", "line 4: quantity"], problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()));
        Assert.Equal(0, await host.StoredAsync("/police-activities?source=atomic-police"));

        var good = string.Join('\n', file.Split('\n').Take(2)) + "\na-2,0685,2021-05-02,trafikkontroll,1";
        Assert.Equal(["created", "created"], (await PushAsync(good, "atomic-police", "?atomic=true")).Select(answer => answer.Outcome));
        Assert.Equal(2, await host.StoredAsync("/police-activities?source=atomic-police"));
    }

    [Fact]
    public async Task Post_AtomicRefusedByTheService_StoresNothing()
    {
        var file = "id;kommunkod;datum;slag\nm-1;0685;2021-05-01;trafikkontroll\nm-2;0686;2021-05-01;trafikkontroll\n";
        var (status, problem) = await host.ProblemAsync("/police-activities?atomic=true", host.Token("two-police", "police", "police.report"), file, "text/csv");
        Assert.Equal(403, status);
        Assert.Equal(["line 3"], problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()));
        Assert.Equal(0, await host.StoredAsync("/police-activities?source=two-police"));
    }

    [Fact]
    public async Task Post_MeasuresAndCampaigns_AreStoredWithTheirStepsAndOccasions()
    {
        var token = host.Token("csv-kommun", "municipality", "municipal.report");
        await PushOneAsync("Id;Kommunkod;Slag;Rubrik;Presenterad;Presenterad för;Genomförd\nå-1;0685;trygghetsvandring;\"Vandring \"\"öster\"\"\";2021-05-01;namnd;2021-06-01", token, "/measures", "id");
        await PushOneAsync("Id;Kommunkod;Slag;Rubrik;Presenterad;Presenterad för;Genomförd\nv-1;0685;trygghetsvandring;\"Vandring \"\"öster\"\"\";2021-05-01;namnd;2021-06-01", token, "/measures");
        var measure = await host.GetJsonAsync("/measures/csv-kommun/v-1", token);
        Assert.Equal("Vandring \"öster\"", measure.GetProperty("title").GetString());
        Assert.Equal(["presented 2021-05-01 namnd", "carriedOut 2021-06-01 "], measure.GetProperty("steps").EnumerateArray()
            .Select(step => $"{step.GetProperty("step")} {step.GetProperty("date")} {(step.TryGetProperty("body", out var body) ? body.GetString() : "")}"));

        await PushOneAsync("id,municipalityCode,kind,title,startDate,riskOccasions,audiences\nk-1,0685,kampanj,Inför sommaren,2021-06-01,midsommar:2021|skolavslutning:2021,foraldrar", token, "/campaigns");
        var campaign = await host.GetJsonAsync("/campaigns/csv-kommun/k-1", token);
        Assert.Equal(["midsommar 2021", "skolavslutning 2021"], campaign.GetProperty("riskOccasions").EnumerateArray()
            .Select(occasion => $"{occasion.GetProperty("occasion")} {occasion.GetProperty("year")}"));
    }

    private Task<List<PushedLine>> PushAsync(string file, string source = "csv-police", string query = "") =>
        host.PushAsync($"/police-activities{query}", host.Token(source, "police", "police.report"), Encoding.UTF8.GetBytes(file), "text/csv; charset=utf-8");

    private async Task PushOneAsync(string file, string token, string path, string? badColumn = null)
    {
        var answer = Assert.Single(await host.PushAsync(path, token, Encoding.UTF8.GetBytes(file), "text/csv"));
        Assert.Equal(badColumn is null ? "created" : null, answer.Outcome);
        Assert.Equal(badColumn is null ? [] : [badColumn], answer.Columns.Select(column => column.ToLowerInvariant()));
    }
}
