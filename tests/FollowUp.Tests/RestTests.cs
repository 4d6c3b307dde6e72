using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.FollowUp.Tests;

/// <summary>The same records through REST.</summary>
[Collection(FollowUpRecords.Name)]
public sealed class RestTests(FollowUpHost host)
{
    private const string Api = "/medborgarlofte/v1";
    private const string Agreement = $"{Api}/agreements/{FollowUpHost.SignedAgreement}";
    private const string Period = """{"startDate":"2021-01-01","endDate":"2021-06-30"}""";
    // What this host's follow-up states stands in their place.
    private const string AsOf = "2021-08-15T12:00:00+02:00";
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static TheoryData<string, string, string, string> Records => new()
    {
        {
            $"{Agreement}/requests", "requests", "date",
            $$"""{"commitmentId":"{{FollowUpHost.OnRequest}}","date":"2021-03-01","asked":5,"met":3}"""
        },
        {
            $"{Agreement}/observations", "observations", "date",
            $$"""{"commitmentId":"{{FollowUpHost.Indicator}}","date":"2021-03-01","value":78.5}"""
        },
        {
            $"{Agreement}/narratives", "narratives", "text",
            $$"""{"commitmentId":"1","party":"police","period":{{Period}},"text":"En\nrad.","statement":"notDone"}"""
        },
        { $"{Agreement}/reviews", "reviews", "findings", """{"date":"2020-12-10","year":2020,"findings":"Inget har ändrats."}""" },
        {
            $"{Agreement}/seals", "seals", "followUpHash",
            $$"""{"party":"police","period":{{Period}},"asOf":"{{AsOf}}","followUpHash":"{{Hash}}"}"""
        },
        {
            $"{Api}/situation-pictures", "situationPictures", "title",
            """{"municipalityCode":"0685","date":"2019-10-01","title":"Lägesbild","problems":[{"id":"trafik","text":"Höga hastigheter."}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public async Task PostGetDelete_ValidRecord_IsStoredListedAndWithdrawn(string collection, string list, string field, string record)
    {
        var sent = Record(record, $"rest-{list}");
        var posted = await SendAsync(HttpMethod.Post, collection, sent);
        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);
        Assert.Equal($"{collection}/coordinator-police/rest-{list}", posted.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Post, collection, sent)).StatusCode);

        var stored = await StoredAsync(collection, list);
        Assert.Equal(sent[field].ToString(), stored.GetProperty(field).ToString());
        Assert.False(stored.GetProperty("state").GetProperty("withdrawn").GetBoolean());

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Delete, $"{posted.Headers.Location}?reason=Dubbelt")).StatusCode);
        Assert.True((await StoredAsync(collection, list)).GetProperty("state").GetProperty("withdrawn").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Post_WithoutTheField_NamesIt(string collection, string list, string field, string record)
    {
        var sent = Record(record, $"bad-{list}");
        sent.Remove(field);
        var answer = await SendAsync(HttpMethod.Post, collection, sent);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task Get_SituationPicturesWithoutMunicipality_NamesTheParameter()
    {
        var answer = await SendAsync(HttpMethod.Get, $"{Api}/situation-pictures");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("municipality-code", problem.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Post_SealWithTheManagersScope_IsRefused()
    {
        var request = StandaloneFixture.Request(
            HttpMethod.Post, $"{Agreement}/seals", host.Token("coordinator-police", "police", Scopes.FollowUpManage), JsonContent.Create(new { }));
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.SendAsync(request)).StatusCode);
    }

    private Dictionary<string, object> Record(string json, string id)
    {
        var record = JsonSerializer.Deserialize<Dictionary<string, object>>(json
            .Replace(AsOf, host.FollowUp.AsOf.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.ffffffK", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(Hash, host.FollowUp.FollowUpHash, StringComparison.Ordinal))!;
        record["recordId"] = id;
        return record;
    }

    private async Task<JsonElement> StoredAsync(string collection, string list)
    {
        var page = await SendAsync(HttpMethod.Get, $"{collection}?limit=200{(list == "situationPictures" ? "&municipality-code=0685" : "")}");
        var json = await page.Content.ReadFromJsonAsync<JsonElement>();
        return json.GetProperty(list).EnumerateArray().Single(item => item.GetProperty("recordId").GetString() == $"rest-{list}");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
    {
        var scope = path.Contains("/seals", StringComparison.Ordinal) ? Scopes.FollowUpSeal : Scopes.FollowUpManage;
        using var request = StandaloneFixture.Request(
            method, path, host.Token("coordinator-police", "police", scope), body is null ? null : JsonContent.Create(body));
        return await host.Http.SendAsync(request);
    }
}
