using System.Net;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Testing;
using PoliceClient = Medborgarlofte.Contracts.Police.V1.PoliceActivitiesService.PoliceActivitiesServiceClient;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>Every file, body and stream is an import run, which its own source can read, with the refused rows as a file.</summary>
public sealed class ImportTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Api = "/medborgarlofte/v1";

    private readonly string token = host.Token("import-police", "police", "police.report");

    [Fact]
    public async Task File_WithRefusedRows_IsARunWithItsTotalsAndThoseRows()
    {
        var answer = await PostAsync("""
            Id;Kommun;Datum;Slag;Antal;Handläggare
            i-1;0685;2021-05-01;trafikkontroll;1;Anna Andersson
            i-2;0685;1/5/2021;trafikkontrol;1;Anna Andersson
            i-3;0685;2021-05-01;Anna Andersson;1;Bo
            i-4;0685;2021-05-01;trafikkontroll;19121212-1212;Bo
            121212-1212;0685;2021-05-01;trafikkontroll;1;Bo
            """, "?ignore-columns=Handläggare");
        Assert.Equal(HttpStatusCode.OK, answer.Status);

        var run = await host.GetJsonAsync(answer.Summary.GetProperty("import").GetString()![Api.Length..], token);
        Assert.Equal(answer.Summary.GetProperty("importId").GetString(), run.GetProperty("id").GetString());
        Assert.Equal(("import-police", "police-activity", "csv", "completed"),
            (run.GetProperty("source").GetString(), run.GetProperty("recordType").GetString(), run.GetProperty("form").GetString(), run.GetProperty("state").GetString()));
        foreach (var name in (string[])["records", "created", "corrected", "unchanged", "stale", "stillWithdrawn", "withdrawn", "refused"])
        {
            Assert.Equal(answer.Total(name), run.GetProperty(name).GetInt64());
        }

        Assert.Equal(answer.Summary.GetProperty("refusalReasons").GetRawText(), run.GetProperty("refusalReasons").GetRawText());
        Assert.True(run.GetProperty("endedAt").GetDateTimeOffset() >= run.GetProperty("begunAt").GetDateTimeOffset());

        var rows = (await FileAsync(run)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Id;Kommun;Datum;Slag;Antal;Rad;Fel", rows[0]);
        Assert.StartsWith("i-2;0685;1/5/2021;trafikkontrol;1;3;", rows[1], StringComparison.Ordinal);
        Assert.Contains("Menade du trafikkontroll?", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("i-3;0685;2021-05-01;;1;4;", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("i-4;0685;2021-05-01;trafikkontroll;;5;", rows[3], StringComparison.Ordinal);
        var all = string.Join('\n', rows);
        Assert.DoesNotContain("Andersson", all, StringComparison.Ordinal);
        Assert.DoesNotContain("1212", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedRows_MendedAndSentAsTheyAre_AreTaken()
    {
        var answer = await PostAsync("Id,Kommun,Datum,Slag\nm-0,0685,2021-05-01,trafikkontroll\nm-1,0685,2021-05-01,trafikkontrol");
        var file = await FileAsync(await host.GetJsonAsync(answer.Summary.GetProperty("import").GetString()![Api.Length..], token));
        var mended = await PostAsync(file.Replace("trafikkontrol,", "trafikkontroll,", StringComparison.Ordinal));
        Assert.Equal((1, 1, 0), (mended.Total("records"), mended.Total("created"), mended.Total("refused")));
    }

    [Fact]
    public async Task Runs_OfAllRefusedOfABadHeaderAndOfLines_AreListedForTheirSourceAlone()
    {
        var own = host.Token("import-list", "police", "police.report");
        await host.AnswerAsync("/police-activities", own, Encoding.UTF8.GetBytes("Id;Kommun;Datum;Slag\nx;0685;2021-05-01;nonsense"), "text/csv");
        await host.AnswerAsync("/police-activities", own, Encoding.UTF8.GetBytes("Id;Kommun;Handläggare\nx;0685;Bo"), "text/csv");
        await host.AnswerAsync("/police-activities", own, Encoding.UTF8.GetBytes("""{"recordId":"n-1","municipalityCode":"0685","kind":"fotpatrull","date":"2021-05-01"}"""), "application/x-ndjson");
        await host.AnswerAsync("/police-activities?validate-only=true", own, Encoding.UTF8.GetBytes("Id;Kommun;Datum;Slag\nx;0685;2021-05-01;fotpatrull"), "text/csv");

        var list = await host.GetJsonAsync("/imports?limit=2", own);
        Assert.Equal((3, 2), (list.GetProperty("total").GetInt32(), list.GetProperty("imports").GetArrayLength()));
        var runs = list.GetProperty("imports").EnumerateArray().Concat((await host.GetJsonAsync("/imports?limit=2&offset=2", own)).GetProperty("imports").EnumerateArray()).ToList();
        Assert.Equal(["ndjson completed 1 ", "csv failed 0 VALIDATION_FAILED", "csv completed 1 "], runs.Select(Shown));

        using var request = StandaloneFixture.Request(HttpMethod.Get, $"{Api}/imports/{runs[0].GetProperty("id").GetString()}", token);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.SendAsync(request)).StatusCode);
        Assert.Equal(0, (await host.GetJsonAsync("/imports", host.Token("import-none", "municipality", "municipal.report"))).GetProperty("total").GetInt32());

        static string Shown(JsonElement run) =>
            $"{run.GetProperty("form").GetString()} {run.GetProperty("state").GetString()} {run.GetProperty("records")} {(run.TryGetProperty("failure", out var failure) ? failure.GetString() : "")}";
    }

    [Fact]
    public async Task Stream_OverGrpc_IsARunNamedInItsTrailer()
    {
        using var call = new PoliceClient(host.Grpc).ReportPoliceActivities(host.Headers("import-grpc", "police", "police.report"));
        foreach (var kind in (string[])["trafikkontroll", "nonsense"])
        {
            await call.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest
            {
                Activity = new PoliceActivity { RecordId = $"g-{kind}", MunicipalityCode = "0685", Kind = kind, Date = "2021-05-01" },
            });
        }

        await call.RequestStream.CompleteAsync();
        await foreach (var _ in call.ResponseStream.ReadAllAsync())
        {
        }

        var run = await host.GetJsonAsync($"/imports/{call.GetTrailers().GetValue("import-id")}", host.Token("import-grpc", "police", "police.report"));
        Assert.Equal(("grpc", 2, 1, 1), (run.GetProperty("form").GetString(), run.GetProperty("records").GetInt32(), run.GetProperty("created").GetInt32(), run.GetProperty("refused").GetInt32()));
        Assert.StartsWith("recordId,Rad,Fel\r\ng-nonsense,1,", await FileAsync(run, "import-grpc"), StringComparison.Ordinal);
    }

    private async Task<string> FileAsync(JsonElement run, string source = "import-police")
    {
        using var request = StandaloneFixture.Request(
            HttpMethod.Get, $"{Api}/imports/{run.GetProperty("id").GetString()}/refused.csv", host.Token(source, "police", "police.report"));
        var response = await host.Http.SendAsync(request);
        Assert.Equal(("text/csv", HttpStatusCode.OK), (response.Content.Headers.ContentType?.MediaType, response.StatusCode));
        return await response.Content.ReadAsStringAsync();
    }

    private Task<PushedFile> PostAsync(string file, string query = "") =>
        host.AnswerAsync($"/police-activities{query}", token, Encoding.UTF8.GetBytes(file), "text/csv");
}
