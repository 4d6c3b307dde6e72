using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Lists of what the parties report of one agreement, as they stood at an instant.</summary>
public sealed class AsOfFollowUpTests(AsOfFollowUpTests.Host host) : IClassFixture<AsOfFollowUpTests.Host>
{
    private const string Api = "/medborgarlofte/v1";
    private const string Agreement = "agreements/vetlanda-2026";
    private const string Hash = "0000000000000000000000000000000000000000000000000000000000000000";

    [Theory]
    [InlineData($"{Agreement}/meetings", "meetings", """{"date": "2026-02-16"}""", "date", "2026-02-17")]
    [InlineData($"{Agreement}/milestone-reports", "milestoneReports",
        """{"commitmentId": "4", "step": "est-inford", "date": "2026-02-16"}""", "date", "2026-02-17")]
    [InlineData($"{Agreement}/requests", "requests",
        """{"commitmentId": "5", "date": "2026-02-01", "endDate": "2026-02-28", "asked": 3, "met": 1}""", "endDate", "2026-03-31")]
    [InlineData($"{Agreement}/observations", "observations",
        """{"commitmentId": "6", "date": "2026-02-20", "value": 64.5, "publishedIn": "Trygghetsmätningen 2026"}""", "publishedIn", "Trygghetsmätningen")]
    [InlineData($"{Agreement}/narratives", "narratives",
        """
        {"commitmentId": "7", "party": "municipality", "period": {"startDate": "2026-01-01", "endDate": "2026-02-28"},
         "text": "Kommunen har kartlagt skolvägarna."}
        """, "text", "Kommunen har kartlagt alla skolvägar.")]
    [InlineData($"{Agreement}/reviews", "reviews",
        """{"date": "2026-02-27", "year": 2026, "findings": "Arbetet går enligt plan."}""", "findings", "Arbetet är försenat.")]
    [InlineData($"{Agreement}/seals", "seals",
        $$"""
        {"period": {"startDate": "2026-01-01", "endDate": "2026-02-28"}, "party": "municipality", "asOf": "", "followUpHash": "{{Hash}}"}
        """, "asOf", "", Scopes.FollowUpSeal)]
    [InlineData("situation-pictures", "situationPictures",
        """{"municipalityCode": "0685", "date": "2025-11-20", "title": "Lägesbild"}""", "title", "Lägesbild 2025")]
    [InlineData("manifests", "manifests",
        """{"municipalityCode": "0685", "period": {"startDate": "2026-01-01", "endDate": "2026-01-31"}, "recordCount": 3, "checksum": ""}""",
        "checksum", Hash, Scopes.MunicipalReport)]
    [InlineData("manifests", "manifests",
        """{"municipalityCode": "0685", "period": {"startDate": "2026-01-01", "endDate": "2026-01-31"}, "recordCount": 3, "checksum": ""}""",
        "checksum", Hash, Scopes.PoliceReport, "police")]
    public async Task List_AsOfBeforeACorrection_ShowsWhatHeldThen(
        string path, string name, string record, string field, string corrected, string scope = Scopes.FollowUpManage, string party = "municipality")
    {
        var token = host.Token($"test-{party}", party, scope);
        var body = JsonNode.Parse(record)!.AsObject();
        body["recordId"] = "as-of";
        if (path.EndsWith("/seals", StringComparison.Ordinal))
        {
            // Only what the follow-up states can be sealed.
            await StateAsync(body, "");
        }

        var reported = body[field]!.GetValue<string>();
        var before = await PushAsync(path, body, token);
        body[field] = path.EndsWith("/seals", StringComparison.Ordinal) ? corrected = await StateAsync(body, reported) : corrected;
        var after = await PushAsync(path, body, token);

        Assert.Equal(reported, await OnlyAsync($"&as-of={before}"));
        Assert.Equal(corrected, await OnlyAsync($"&as-of={after}"));
        Assert.Equal(corrected, await OnlyAsync(""));
        Assert.Empty((await ListAsync("&as-of=2020-01-01T00:00:00Z")).EnumerateArray());

        async Task<string?> OnlyAsync(string query)
        {
            var listed = Assert.Single((await ListAsync(query)).EnumerateArray(), item => item.GetProperty("recordId").GetString() == "as-of");
            return listed.TryGetProperty(field, out var value) ? value.GetString() : "";
        }

        async Task<JsonElement> ListAsync(string query)
        {
            var municipality = path.StartsWith(Agreement, StringComparison.Ordinal) ? "" : "&municipality-code=0685";
            var answer = await host.Http.SendAsync(
                StandaloneFixture.Request(HttpMethod.Get, $"{Api}/{path}?limit=20{municipality}{query}", token));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(name);
        }
    }

    [Fact]
    public async Task Matches_AsOfBeforeAWithdrawal_CountItStill()
    {
        var token = host.Token("test-police", "police", Scopes.PoliceReport);
        var body = JsonNode.Parse("""
            {"recordId": "matches", "municipalityCode": "0685", "kind": "trafikkontroll", "focuses": ["trafikbeteende"], "date": "2026-05-01"}
            """)!.AsObject();
        var before = await PushAsync("police-activities", body, token);
        await Eventually.Get(() => CountedAsync(""), counted => counted is true);
        using var withdrawal = StandaloneFixture.Request(
            HttpMethod.Delete, $"{Api}/police-activities/test-police/matches", token, JsonContent.Create(new { reason = "Dubblett." }));
        Assert.True((await host.Http.SendAsync(withdrawal)).IsSuccessStatusCode);

        await Eventually.Get(() => CountedAsync(""), counted => counted is false);
        Assert.True(await CountedAsync($"&as-of={before}"));
        Assert.Null(await CountedAsync("&as-of=2020-01-01T00:00:00Z"));

        async Task<bool?> CountedAsync(string asOf)
        {
            var path = $"{Api}/police-activities/test-police/matches/matches?commitment-id=vetlanda-2026~1{asOf}";
            var answer = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Get, path, token));
            return answer.StatusCode == HttpStatusCode.NotFound ? null
                : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("matches").EnumerateArray()
                    .Single(match => match.GetProperty("commitmentId").GetString() == "vetlanda-2026~1")
                    .GetProperty("rows").EnumerateArray().Any(row => row.TryGetProperty("counted", out var counted) && counted.GetDouble() > 0);
        }
    }

    /// <summary>Has a seal name a follow-up that is newer than another.</summary>
    private async Task<string> StateAsync(JsonObject seal, string than)
    {
        var followUp = await Eventually.Get(
            async () =>
            {
                var answer = await host.Http.GetAsync(new Uri($"{Api}/{Agreement}/follow-up", UriKind.RelativeOrAbsolute));
                return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default;
            },
            read => read.ValueKind == JsonValueKind.Object && read.GetProperty("asOf").GetString() != than);
        seal["followUpHash"] = followUp.GetProperty("followUpHash").GetString();
        return (string)(seal["asOf"] = followUp.GetProperty("asOf").GetString())!;
    }

    private async Task<string> PushAsync(string path, JsonObject body, string token)
    {
        var answer = await host.Http.SendAsync(
            StandaloneFixture.Request(HttpMethod.Post, $"{Api}/{path}", token, JsonContent.Create(body)));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetProperty("recordedAt").GetString()!;
    }

    /// <summary>A host with the agreement of the API's examples, which has every kind of target.</summary>
    public sealed class Host : StandaloneFixture
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var examples = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "gateway/OpenApi/Examples/1-agreements.json"));
            var draft = JsonNode.Parse(examples)!.AsArray().First(example => example!["operation"]!.GetValue<string>() == "draftAgreement");
            await this.SignAsync(draft!["body"]!, "2026-01-02");
        }
    }
}
