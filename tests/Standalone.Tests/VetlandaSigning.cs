using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Posts and signs the Vetlanda agreement through REST, as its coordinators would.</summary>
internal static class VetlandaSigning
{
    private const string Agreements = "/medborgarlofte/v1/agreements";

    public static async Task SignVetlandaAsync(this StandaloneFixture host)
    {
        await using var stream = typeof(StandaloneHost).Assembly.GetManifestResourceStream("agreement.json")!;
        await PostAsync(host, Agreements, "municipality", await JsonSerializer.DeserializeAsync<JsonElement>(stream));
        await PostAsync(host, $"{Agreements}/vetlanda-2020-2021/signatures", "municipality",
            new { party = "municipality", role = "kommunstyrelsens ordförande", signedOn = "2020-01-01" });
        await PostAsync(host, $"{Agreements}/vetlanda-2020-2021/signatures", "police",
            new { party = "police", role = "lokalpolisområdeschef", signedOn = "2020-01-01" });
    }

    private static async Task PostAsync(StandaloneFixture host, string path, string party, object body)
    {
        var token = host.Token($"coordinator-{party}", party, Scopes.FollowUpManage);
        var answer = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Post, path, token, JsonContent.Create(body)));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
