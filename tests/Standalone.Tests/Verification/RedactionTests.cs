using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Tests.Verification;

/// <summary>A text that got in wrongly is gone from everywhere, the journal still verifies, and a rebuilt read store has it no more.</summary>
public sealed class RedactionTests : IAsyncLifetime
{
    private const string Api = "/medborgarlofte/v1";
    private const string Secret = "Hemligheten-om-Kim";
    private const string Removed = "[borttagen text]";

    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-redacted-").FullName;
    private Host host = null!;

    public async Task InitializeAsync()
    {
        await StartAsync();
        await host.SignVetlandaAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Redact_NarrativeOfTwoVersions_TextIsNowhereAndTheJournalVerifies()
    {
        var token = host.Token("writer", "municipality", Scopes.FollowUpManage);
        var before = DateTimeOffset.UtcNow;
        await PostAsync("/agreements/vetlanda-2020-2021/narratives", token, Narrative($"{Secret} har hörts."));
        var between = DateTimeOffset.UtcNow;
        await PostAsync($"/agreements/vetlanda-2020-2021/narratives?reason={Secret}", token, Narrative($"{Secret} har hörts igen."));
        await AppearsAsync($"{Api}/agreements/vetlanda-2020-2021/follow-up");

        var redacted = await RedactAsync(new { recordType = "narrative", source = "writer", recordId = "n-1", reason = "personalData" });
        Assert.Equal((3, 2), (redacted.GetProperty("texts").GetInt32(), redacted.GetProperty("versions").GetInt32()));
        Assert.Equal(["reason", "text"], redacted.GetProperty("fields").EnumerateArray().Select(field => field.GetString()).Order(StringComparer.Ordinal));
        await DisappearsAsync($"{Api}/agreements/vetlanda-2020-2021/follow-up");

        string[] public_ =
        [
            $"{Api}/agreements/vetlanda-2020-2021/follow-up", $"{Api}/agreements/vetlanda-2020-2021/follow-up?as-of={between:yyyy-MM-ddTHH:mm:ss.ffffffZ}",
            $"{Api}/municipalities/0685/follow-up", $"{Api}/corrections", $"{Api}/corrections.atom", $"{Api}/changes", $"{Api}/commitments/vetlanda-2020-2021~1/receipt",
            $"{Api}/commitments/vetlanda-2020-2021~1/receipt.csv", "/ataganden/vetlanda-2020-2021~1", "/en/commitments/vetlanda-2020-2021~1",
            "/avtal/vetlanda-2020-2021", "/kommuner/0685",
        ];
        foreach (var path in public_)
        {
            Assert.DoesNotContain(Secret, await host.Http.GetStringAsync(path), StringComparison.Ordinal);
        }

        foreach (var query in (string[])["", $"?as-of={between:yyyy-MM-ddTHH:mm:ss.ffffffZ}"])
        {
            var list = await GetAsync($"/agreements/vetlanda-2020-2021/narratives{query}", token);
            Assert.DoesNotContain(Secret, list, StringComparison.Ordinal);
            Assert.Contains(Removed, list, StringComparison.Ordinal);
        }

        var again = await RedactAsync(new { recordType = "narrative", source = "writer", recordId = "n-1", reason = "personalData" });
        Assert.Equal((0, 0), (again.GetProperty("texts").GetInt32(), again.GetProperty("sequence").GetInt32()));
        Assert.True(before < between);
        await AssertGoneFromFilesAsync();
    }

    [Fact]
    public async Task Redact_OneFieldOfAPicture_LeavesTheOthers()
    {
        var token = host.Token("writer", "municipality", Scopes.FollowUpManage);
        await PostAsync("/situation-pictures", token, $$"""
            {"recordId":"p-1","municipalityCode":"0685","date":"2020-01-01","title":"Läget i centrum",
             "problems":[{"id":"a","text":"Skadegörelse"},{"id":"b","text":"{{Secret}} stör"}],"sources":["Medborgarenkät 2019"]}
            """);
        var redacted = await RedactAsync(new { recordType = "situation-picture", source = "writer", recordId = "p-1", field = "problems[1]", reason = "personalData" });
        Assert.Equal(["problems[1].text"], redacted.GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        var list = await GetAsync("/situation-pictures?municipality-code=0685", token);
        Assert.DoesNotContain(Secret, list, StringComparison.Ordinal);
        Assert.All((string[])[Removed, "Skadegörelse", "Läget i centrum", "Medborgarenkät 2019"], text => Assert.Contains(text, list, StringComparison.Ordinal));

        // A second redaction takes the text also from what the first one carries on.
        await RedactAsync(new { recordType = "situation-picture", source = "writer", recordId = "p-1", field = "title", reason = "misplaced" });
        Assert.DoesNotContain("Läget i centrum", await GetAsync("/situation-pictures?municipality-code=0685", token), StringComparison.Ordinal);
        await AssertGoneFromFilesAsync("Läget i centrum");
    }

    [Theory]
    [InlineData("measure", "writer", "m-9", "title")]
    [InlineData("police-activity", "writer", "a-9", "reason")]
    public async Task Redact_OtherServices_TextIsGone(string type, string source, string recordId, string field)
    {
        var municipal = host.Token("writer", "municipality", Scopes.MunicipalReport);
        var police = host.Token("writer", "police", Scopes.PoliceReport);
        await PostAsync("/measures", municipal, $$"""
            {"recordId":"m-9","municipalityCode":"0685","kind":"trafikframjande-atgard","title":"{{Secret}}","steps":[{"step":"carriedOut","date":"2020-04-01"}]}
            """);
        await PostAsync("/police-activities", police, """{"recordId":"a-9","municipalityCode":"0685","kind":"trafikkontroll","date":"2020-05-01"}""");
        await PostAsync($"/police-activities?reason={Secret}", police, """{"recordId":"a-9","municipalityCode":"0685","kind":"trafikkontroll","date":"2020-05-02"}""");
        await AppearsAsync($"{Api}/corrections");
        var redacted = await RedactAsync(new { recordType = type, source, recordId, field, reason = "secrecy" });
        Assert.Equal(1, redacted.GetProperty("texts").GetInt32());
        if (type == "police-activity")
        {
            await DisappearsAsync($"{Api}/corrections");
            Assert.DoesNotContain(Secret, await GetAsync("/police-activities/writer/a-9", police), StringComparison.Ordinal);
        }
        else
        {
            Assert.DoesNotContain(Secret, await GetAsync("/measures/writer/m-9", municipal), StringComparison.Ordinal);
        }

        var other = type == "measure"
            ? new { recordType = "police-activity", source, recordId = "a-9", reason = "secrecy" }
            : new { recordType = "measure", source, recordId = "m-9", reason = "secrecy" };
        await RedactAsync(other);
        await AssertGoneFromFilesAsync();
    }

    [Fact]
    public async Task Redact_TextOfASignedAgreement_LeavesWhatWasSigned()
    {
        var hash = (await JsonAsync($"{Api}/agreements/vetlanda-2020-2021")).GetProperty("wordingHash").GetString();
        await RedactAsync(new { recordType = "agreement", recordId = "vetlanda-2020-2021", field = "signatures", reason = "personalData" });
        var agreement = await JsonAsync($"{Api}/agreements/vetlanda-2020-2021");
        Assert.Equal(hash, agreement.GetProperty("wordingHash").GetString());
        Assert.All(agreement.GetProperty("signatures").EnumerateArray(), signature => Assert.Equal(Removed, signature.GetProperty("role").GetString()));
        await AssertGoneFromFilesAsync("lokalpolisområdeschef");
    }

    [Fact]
    public async Task Verify_ReadStoreThatHasYetToApplyRedactions_IsVerifiedAndSaysSo()
    {
        var token = host.Token("writer", "municipality", Scopes.FollowUpManage);
        await PostAsync("/situation-pictures", token, $$"""
            {"recordId":"p-1","municipalityCode":"0685","date":"2020-01-01","title":"{{Secret}}","problems":[{"id":"a","text":"Skadegörelse"}],"sources":["Enkät"]}
            """);
        await PostAsync("/agreements/vetlanda-2020-2021/narratives", token, Narrative(Secret));
        await AppearsAsync($"{Api}/agreements/vetlanda-2020-2021/follow-up");
        await StopAsync();
        File.Copy(Path.Combine(data, "reporting.db"), Path.Combine(data, "reporting-before"));

        await StartAsync();
        await RedactAsync(new { recordType = "situation-picture", source = "writer", recordId = "p-1", reason = "personalData" });
        await RedactAsync(new { recordType = "narrative", source = "writer", recordId = "n-1", reason = "personalData" });
        await RedactAsync(new { recordType = "agreement", recordId = "vetlanda-2020-2021", field = "signatures", reason = "personalData" });
        await StopAsync();
        using var folder = ChangedFolder.CopyOf(data);
        File.Move(Path.Combine(folder.Data, "reporting-before"), Path.Combine(folder.Data, "reporting.db"), overwrite: true);
        var (exitCode, output) = await folder.VerifyAsync();
        Assert.True(exitCode == 0, output);
        Assert.Contains("read store: has yet to apply the redactions of 4 versions", output, StringComparison.Ordinal);

        folder.Execute("reporting", "UPDATE record_versions SET SupersededAtMicros = 7 WHERE RecordId = 'n-1'");
        (exitCode, output) = await folder.VerifyAsync();
        Assert.True(exitCode == 1, output);
        Assert.Contains("Narrative writer/n-1 version 1", output, StringComparison.Ordinal);
        await StartAsync();
    }

    [Theory]
    [InlineData("followup.manage", "0685", HttpStatusCode.Forbidden)]
    [InlineData("followup.redact", "0686", HttpStatusCode.Forbidden)]
    public async Task Redact_TokenThatDoesNotCoverIt_IsRefused(string scope, string municipality, HttpStatusCode status)
    {
        var answer = await SendAsync(
            new { recordType = "agreement", recordId = "vetlanda-2020-2021", reason = "personalData" }, host.Token("r", "", scope, municipality));
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("narrative", "nobody", "n-7", "", HttpStatusCode.NotFound)]
    [InlineData("agreement", "", "vetlanda-2020-2021", "nofield", HttpStatusCode.NotFound)]
    [InlineData("nothing", "nobody", "n-7", "", HttpStatusCode.BadRequest)]
    [InlineData("narrative", "", "n-7", "", HttpStatusCode.BadRequest)]
    public async Task Redact_WhatThereIsNot_IsRefused(string recordType, string source, string recordId, string field, HttpStatusCode status)
    {
        var answer = await SendAsync(new { recordType, source, recordId, field, reason = "personalData" }, Redactor);
        Assert.Equal(status, answer.StatusCode);
    }

    private string Redactor => host.Token("archivist", "", Scopes.FollowUpRedact);

    private static string Narrative(string text) => $$"""
        {"recordId":"n-1","commitmentId":"1","party":"municipality","period":{"startDate":"2020-01-01","endDate":"2020-06-30"},"text":"{{text}}"}
        """;

    /// <summary>Stops the process: the databases verify, also with a read store that is built anew, and no file has the text.</summary>
    private async Task AssertGoneFromFilesAsync(string text = Secret)
    {
        await host.AppliedAsync();
        await StopAsync();
        await AssertVerifiedAsync();
        foreach (var service in StandaloneHost.Services)
        {
            AssertNoText(service, text);
        }

        File.Delete(Path.Combine(data, "reporting.db"));
        await StartAsync();
        await Eventually.Get(
            () => PageAsync("/avtal/vetlanda-2020-2021"), text => text.Contains("Vetlanda", StringComparison.Ordinal));
        await StopAsync();
        AssertNoText("reporting", text);
        await StartAsync();
    }

    private Task StartAsync()
    {
        host = new Host(data);
        return host.InitializeAsync();
    }

    private async Task StopAsync()
    {
        await host.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private async Task AssertVerifiedAsync()
    {
        using var output = new StringWriter();
        var exitCode = await Standalone.Verification.RunAsync(Command.Parse(["verify", "--data", data]), output);
        Assert.True(exitCode == 0, output.ToString());
    }

    /// <summary>No column of any row. What SQLite has freed is another matter, which the operations guide tells of.</summary>
    private void AssertNoText(string service, string text)
    {
        var copy = Path.Combine(data, $"{service}-vacuumed");
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(data, $"{service}.db")};Pooling=False"))
        {
            connection.Open();
            using var vacuum = connection.CreateCommand();
            vacuum.CommandText = $"VACUUM INTO '{copy}'";
            vacuum.ExecuteNonQuery();
        }

        Assert.DoesNotContain(text, Encoding.UTF8.GetString(File.ReadAllBytes(copy)), StringComparison.Ordinal);
        File.Delete(copy);
    }

    private Task<HttpResponseMessage> SendAsync(object body, string token) =>
        host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Post, $"{Api}/redactions", token, JsonContent.Create(body)));

    private async Task<JsonElement> RedactAsync(object body)
    {
        var answer = await SendAsync(body, Redactor);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task PostAsync(string path, string token, string body)
    {
        var answer = await host.Http.SendAsync(StandaloneFixture.Request(
            HttpMethod.Post, $"{Api}{path}", token, new StringContent(body, Encoding.UTF8, "application/json")));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> GetAsync(string path, string token)
    {
        var answer = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Get, $"{Api}{path}", token));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<JsonElement> JsonAsync(string path) => host.Http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Empty while there is no such page: Reporting has not read the journals yet.</summary>
    private async Task<string> PageAsync(string path)
    {
        using var answer = await host.Http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
    }

    private async Task AppearsAsync(string path) => await Eventually.Get(() => PageAsync(path), text => text.Contains(Secret, StringComparison.Ordinal));

    private async Task DisappearsAsync(string path) => await Eventually.Get(() => PageAsync(path), text => text.Length > 0 && !text.Contains(Secret, StringComparison.Ordinal));

    private sealed class Host(string data) : StandaloneFixture(data, ownsData: false);
}
