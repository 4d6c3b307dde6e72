using System.Globalization;
using System.Net;
using System.Text;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>Files that are all there is of a period, files that are older than what is stored, and records that stay withdrawn.</summary>
public sealed class ReplacementTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Api = "/medborgarlofte/v1";

    private readonly string source = $"replacing-{Guid.NewGuid():N}";

    [Fact]
    public async Task Replaces_FewMissing_WithdrawsThemWithTheRunAsReason()
    {
        await PostAsync(File([.. Enumerable.Range(1, 20)], "2021-05-01"));
        await PostAsync(File([100], "2021-06-01"));
        var preview = await PostAsync(File([.. Enumerable.Range(3, 18)], "2021-05-01"), "?replaces=2021-05-01/2021-05-31&validate-only=true");
        Assert.Equal((2, 18), (preview.Total("withdrawn"), preview.Total("unchanged")));
        Assert.Equal(["r-1", "r-2"], preview.Lines.Where(line => line.Outcome == "withdrawn").Select(line => line.Json.GetProperty("recordId").GetString()));
        Assert.Equal(21, await StoredAsync());

        var answer = await PostAsync(File([.. Enumerable.Range(3, 18)], "2021-05-01"), "?replaces=2021-05-01/2021-05-31");
        Assert.Equal((2, 18, 18), (answer.Total("withdrawn"), answer.Total("unchanged"), answer.Total("records")));
        Assert.Equal(19, await StoredAsync());
        var gone = await host.GetJsonAsync($"/police-activities/{source}/r-1", Token);
        Assert.Contains(answer.Summary.GetProperty("importId").GetString()!, gone.GetProperty("state").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await host.GetJsonAsync(answer.Summary.GetProperty("import").GetString()![Api.Length..], Token)).GetProperty("withdrawn").GetInt32());
    }

    [Fact]
    public async Task Replaces_HalfAFile_AsksForConfirmationAndStoresNothing()
    {
        await PostAsync(File([.. Enumerable.Range(1, 10)], "2021-05-01"));
        var half = File([.. Enumerable.Range(6, 6)], "2021-05-01");
        var refused = await PostAsync(half, "?replaces=2021-05-01/2021-05-31");
        Assert.Equal((HttpStatusCode.Conflict, "CONFIRMATION_NEEDED"), (refused.Status, refused.Problem.GetProperty("reason").GetString()));
        Assert.Contains("confirm=5", refused.Problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(10, await StoredAsync());
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(half, "?replaces=2021-05-01/2021-05-31&confirm=4")).Status);

        var confirmed = await PostAsync(half, "?replaces=2021-05-01/2021-05-31&confirm=5");
        Assert.Equal((5, 1), (confirmed.Total("withdrawn"), confirmed.Total("created")));
        Assert.Equal(6, await StoredAsync());
    }

    [Fact]
    public async Task Replaces_OtherKindsRefusedRowsAndUnreadableIds_WithdrawNothingOfTheirs()
    {
        await PostAsync($"{File([.. Enumerable.Range(1, 10)], "2021-05-01")}\nf-1;0685;2021-05-02;fotpatrull");

        // A row that is refused is in the file all the same.
        var refusedRow = File([.. Enumerable.Range(2, 9)], "2021-05-01") + "\nr-1;0685;2021-13-01;trafikkontroll";
        Assert.Equal(0, (await PostAsync(refusedRow, "?replaces=2021-05-01/2021-05-31&kinds=trafikkontroll")).Total("withdrawn"));

        var unknown = File([.. Enumerable.Range(2, 9)], "2021-05-01") + "\n;0685;2021-05-01;trafikkontroll";
        var answer = await PostAsync(unknown, "?replaces=2021-05-01/2021-05-31&kinds=trafikkontroll");
        Assert.Equal((0, true), (answer.Total("withdrawn"), answer.Summary.GetProperty("replaces").GetProperty("hasUnknownIds").GetBoolean()));
        Assert.Equal(11, await StoredAsync());
    }

    [Theory]
    [InlineData("bad id!")]
    [InlineData("")]
    public async Task Replaces_IdThatIsNone_WithdrawsNothing(string id)
    {
        await PostAsync(File([.. Enumerable.Range(1, 20)], "2021-05-01"));
        var answer = await PostAsync($"{File([.. Enumerable.Range(2, 19)], "2021-05-01")}\n{id};0685;2021-05-01;trafikkontroll", "?replaces=2021-05-01/2021-05-31");
        Assert.Equal((0, true), (answer.Total("withdrawn"), answer.Summary.GetProperty("replaces").GetProperty("hasUnknownIds").GetBoolean()));
        Assert.Equal(20, await StoredAsync());
    }

    [Fact]
    public async Task Replaces_SmallMunicipalityBesideALargeOne_IsConfirmedByItself()
    {
        var small = "\ns-1;0767;2021-05-01;trafikkontroll";
        await PostAsync($"{File([.. Enumerable.Range(1, 40)], "2021-05-01")}{small}\ns-2;0767;2021-05-01;trafikkontroll");
        var refused = await PostAsync($"{File([.. Enumerable.Range(1, 40)], "2021-05-01")}{small}", "?replaces=2021-05-01/2021-05-31");
        Assert.Equal("CONFIRMATION_NEEDED", refused.Problem.GetProperty("reason").GetString());
        Assert.False((await host.GetJsonAsync($"/police-activities/{source}/s-2", Token)).GetProperty("state").GetProperty("withdrawn").GetBoolean());
    }

    [Fact]
    public async Task Replaces_RecordedAfterTheFileWasWritten_Stays()
    {
        await PostAsync(File([.. Enumerable.Range(1, 20)], "2021-05-01"));
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var answer = await PostAsync(File([1], "2021-05-01"), $"?replaces=2021-05-01/2021-05-31&exported-at={yesterday}");
        Assert.Equal((0, 0), (answer.Total("withdrawn"), answer.Summary.GetProperty("replaces").GetProperty("missing").GetInt32()));
        Assert.Equal(20, await StoredAsync());
    }

    [Theory]
    [InlineData("measures", """ "kind":"kompetensinsats","title":"Utbildning","steps":[{"step":"carriedOut","date":"2021-05-01"}] """)]
    [InlineData("campaigns", """ "kind":"kampanj","title":"Kampanj","startDate":"2021-05-01","endDate":"2021-05-02" """)]
    public async Task Replaces_MunicipalLines_WithdrawsWhatIsMissing(string records, string fields)
    {
        var token = host.Token(source, "municipality", Scopes.MunicipalReport);
        var lines = Enumerable.Range(1, 20).Select(number => $$"""{"recordId":"m-{{number}}","municipalityCode":"0685",{{fields}}}""").ToList();
        var first = await host.AnswerAsync($"/{records}", token, Encoding.UTF8.GetBytes(string.Join('\n', lines)), "application/x-ndjson");
        Assert.True(first.Status == HttpStatusCode.OK && first.Total("created") == 20, first.Text);
        var answer = await host.AnswerAsync(
            $"/{records}?replaces=2021-05-01/2021-05-31", token, Encoding.UTF8.GetBytes(string.Join('\n', lines.Skip(1))), "application/x-ndjson");
        Assert.Equal((1, 19), (answer.Total("withdrawn"), answer.Total("unchanged")));
    }

    [Fact]
    public async Task ExportedAt_NewerVersionOfTheSource_IsCorrected()
    {
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var file = "Id;Kommun;Datum;Slag;sourceVersion\nv-1;0685;{0};trafikkontroll;{1}";
        await PostAsync(string.Format(CultureInfo.InvariantCulture, file, "2021-05-01", 1));
        Assert.Equal(1, (await PostAsync(string.Format(CultureInfo.InvariantCulture, file, "2021-05-02", 2), $"?exported-at={yesterday}")).Total("corrected"));
    }

    [Fact]
    public async Task ExportedAt_YesterdaysFileAfterTodays_IsStale()
    {
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await PostAsync(File([1, 2], "2021-05-01"));
        await PostAsync(File([1, 2], "2021-05-02"));
        var old = await PostAsync(File([1, 2], "2021-05-01"), $"?exported-at={yesterday}");
        Assert.Equal((2, 0), (old.Total("stale"), old.Total("corrected")));
        var again = await PostAsync(File([1, 2], "2021-05-02"), $"?exported-at={yesterday}");
        Assert.Equal(2, again.Total("unchanged"));
        var now = DateTimeOffset.UtcNow.AddSeconds(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Assert.Equal(2, (await PostAsync(File([1, 2], "2021-05-03"), $"?exported-at={now}")).Total("corrected"));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(File([1], "2021-05-01"), "?exported-at=2099-01-01T00:00:00Z")).Status);
    }

    [Fact]
    public async Task Withdrawn_SentByANightlyJobWithAReason_StaysSoUntilReinstated()
    {
        await PostAsync(File([1], "2021-05-01"));
        using (var request = StandaloneFixture.Request(HttpMethod.Delete, $"{Api}/police-activities/{source}/r-1?reason=Fel%20kommun", Token))
        {
            Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(request)).StatusCode);
        }

        foreach (var day in (string[])["2021-05-01", "2021-05-02"])
        {
            var answer = await PostAsync(File([1], day), "?reason=Nattlig%20export");
            Assert.Equal((1, 0, "stillWithdrawn"), (answer.Total("stillWithdrawn"), answer.Total("corrected"), answer.Lines[0].Outcome));
        }

        Assert.Equal(0, await StoredAsync());
        Assert.Equal(1, (await PostAsync(File([1], "2021-05-02"), "?reinstate=true&reason=Fel%20%C3%A5terkallat")).Total("corrected"));
        Assert.Equal(1, await StoredAsync());
    }

    [Fact]
    public async Task Withdrawals_ManyInAFileAndAsLines_AreAnsweredLineByLine()
    {
        await PostAsync(File([1, 2, 3], "2021-05-01"));
        var file = await WithdrawAsync("id;skäl\nr-1;\nr-2;Fel kommun\nr-9;", "text/csv", "?reason=Dubblett");
        Assert.Equal(["withdrawn", "withdrawn", null], file.Lines.Select(line => line.Outcome));
        Assert.Equal((3, 2, 1), (file.Total("records"), file.Total("withdrawn"), file.Total("refused")));
        Assert.Equal("RECORD_NOT_FOUND", file.Summary.GetProperty("refusalReasons")[0].GetProperty("reason").GetString());
        Assert.Equal("Fel kommun", (await host.GetJsonAsync($"/police-activities/{source}/r-2", Token)).GetProperty("state").GetProperty("reason").GetString());

        var lines = await WithdrawAsync("""{"recordId":"r-3","reason":"Dubblett"}""", "application/x-ndjson");
        Assert.Equal(1, lines.Total("withdrawn"));
        var none = await WithdrawAsync("""{"reason":"Dubblett"}""", "application/x-ndjson");
        Assert.Equal((HttpStatusCode.BadRequest, "line 1: recordId"), (none.Status, none.Problem.GetProperty("errors")[0].GetProperty("field").GetString()));
        Assert.Equal(0, await StoredAsync());
    }

    private Task<PushedFile> WithdrawAsync(string body, string mediaType, string query = "") =>
        host.AnswerAsync($"/police-activities/withdrawals{query}", Token, Encoding.UTF8.GetBytes(body), mediaType);

    private string Token => host.Token(source, "police", "police.report", "0685 0767");

    private static string File(IEnumerable<int> numbers, string day) =>
        string.Join('\n', numbers.Select(number => $"r-{number};0685;{day};trafikkontroll").Prepend("Id;Kommun;Datum;Slag"));

    private Task<int> StoredAsync() => host.StoredAsync($"/police-activities?source={source}");

    private Task<PushedFile> PostAsync(string file, string query = "") =>
        host.AnswerAsync($"/police-activities{query}", Token, Encoding.UTF8.GetBytes(file), "text/csv");
}
