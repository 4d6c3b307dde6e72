using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Hosting;

/// <summary>
/// A host with the Vetlanda example, and beside it what the example lacks: a correction, a revision, a situation picture, a review, a
/// narrative and a seal, so that every part of a page is shown.
/// </summary>
public sealed class ExampleHost : StandaloneFixture
{
    /// <summary>Id of the example's agreement.</summary>
    public const string Agreement = "vetlanda-2020-2021";

    /// <summary>The public address that the pages are configured with; what they state must not depend on who asks.</summary>
    public const string Origin = "https://uppfoljning.example";

    private const string Api = "/medborgarlofte/v1";

    private static readonly string[] Focuses = ["hastighet"];

    /// <inheritdoc />
    protected override IReadOnlyList<string> Arguments => [];

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>
    {
        ["Pages:PublicAddress"] = Origin,
        ["Pages:Publisher"] = "Exempelmyndigheten",
        ["Pages:PublisherAddress"] = "https://myndighet.example/",
        ["Pages:Contact"] = "data@myndighet.example",
        ["Pages:SecurityContact"] = "mailto:security@myndighet.example",
        ["Pages:Accessibility:ReviewedOn"] = "2026-11-22",
    };

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Eventually.Get(FollowUpAsync, HasMeetings);
        await PushAsync(HttpMethod.Put, "police", Scopes.PoliceReport, "police-activities/example-police/tk-01?reason=Fel+dag",
            new { recordId = "tk-01", municipalityCode = "0685", kind = "trafikkontroll", focuses = Focuses, date = "2020-01-30", example = true });
        var changed = await CommitmentAsync("2", 16, "Polisen ska genomföra minst sexton trafikkontroller med inriktning på trafikbeteenden.");
        foreach (var party in new[] { "municipality", "police" })
        {
            await PushAsync(HttpMethod.Post, party, Scopes.FollowUpManage, $"agreements/{Agreement}/revisions",
                new
                {
                    number = 1,
                    effectiveFrom = "2021-03-01",
                    reason = "Fler kontroller efter den årliga översynen.",
                    commitments = new[] { changed },
                });
        }

        await PushAsync(HttpMethod.Post, "municipality", Scopes.FollowUpManage, $"agreements/{Agreement}/reviews",
            new { recordId = "review-2020", year = 2020, date = "2021-02-01", findings = "Kontrollerna gav resultat och ska bli fler.", ledToRevision = 1, example = true });
        await PushAsync(HttpMethod.Post, "municipality", Scopes.FollowUpManage, $"agreements/{Agreement}/narratives",
            new
            {
                recordId = "told-2020",
                commitmentId = "2",
                party = "municipality",
                period = new { startDate = "2020-01-01", endDate = "2020-12-31" },
                text = "Arbetet har följt planen.",
                statement = "done",
                example = true,
            });
        await ManyCommitments.SignAsync(this);
        var sealable = await FollowUpAsync();
        await PushAsync(HttpMethod.Post, "municipality", Scopes.FollowUpSeal, $"agreements/{Agreement}/seals",
            new
            {
                recordId = "seal-2020",
                period = new { startDate = "2020-01-01", endDate = "2020-12-31" },
                party = "municipality",
                asOf = sealable.GetProperty("asOf").GetString(),
                followUpHash = sealable.GetProperty("followUpHash").GetString(),
                example = true,
            });
        await Eventually.Get(() => Http.GetStringAsync($"/avtal/{Agreement}"), page => page.Contains("har bekräftat", StringComparison.Ordinal));
        await Eventually.Get(() => Http.GetStringAsync($"/ataganden/{Agreement}~2"), page =>
            page.Contains("Revidering 1", StringComparison.Ordinal) && page.Contains("tk-01 räknas som", StringComparison.Ordinal)
            && page.Contains("Arbetet har följt", StringComparison.Ordinal));
    }

    // Not there until the example is signed.
    private async Task<JsonElement> FollowUpAsync()
    {
        using var answer = await Http.GetAsync($"{Api}/agreements/{Agreement}/follow-up");
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : JsonSerializer.SerializeToElement(new { });
    }

    private static bool HasMeetings(JsonElement followUp) =>
        followUp.TryGetProperty("agreement", out var agreement)
        && agreement.GetProperty("promises").EnumerateArray().SelectMany(promise => promise.GetProperty("commitments").EnumerateArray())
            .Where(commitment => commitment.GetProperty("id").GetString() == $"{Agreement}~7")
            .Any(commitment => commitment.GetProperty("targets")[0].TryGetProperty("count", out var count) && count.GetDouble() >= 3);

    private async Task<JsonElement> CommitmentAsync(string id, int number, string text)
    {
        var agreement = await Http.GetFromJsonAsync<JsonElement>($"{Api}/agreements/{Agreement}");
        var signed = agreement.GetProperty("commitments").EnumerateArray().Single(commitment => commitment.GetProperty("id").GetString() == id);
        var changed = System.Text.Json.Nodes.JsonNode.Parse(signed.GetRawText())!;
        changed["text"] = text;
        changed["targets"]![0]!["occasions"]!["number"] = number;
        return JsonSerializer.SerializeToElement(changed);
    }

    internal async Task PushAsync(HttpMethod method, string party, string scope, string path, object body, string municipality = "0685")
    {
        var token = Token($"example-{party}", party, scope, municipality);
        using var answer = await Http.SendAsync(Request(method, $"{Api}/{path}", token, JsonContent.Create(body)));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }
}

/// <summary>The tests that look at the example; one host serves them all.</summary>
[CollectionDefinition(Name)]
public sealed class ExampleCollection : ICollectionFixture<ExampleHost>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "example";
}
