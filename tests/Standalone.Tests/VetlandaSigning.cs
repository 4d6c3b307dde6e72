using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Posts and signs agreements through REST, as their coordinators would.</summary>
internal static class VetlandaSigning
{
    private const string Agreements = "/medborgarlofte/v1/agreements";

    public static async Task SignVetlandaAsync(this StandaloneFixture host)
    {
        await using var stream = typeof(StandaloneHost).Assembly.GetManifestResourceStream("agreement.json")!;
        await host.SignAsync((await JsonNode.ParseAsync(stream))!, "2020-01-01");
    }

    /// <summary>Posts an agreement and signs it for both parties.</summary>
    public static async Task SignAsync(this StandaloneFixture host, JsonNode agreement, string signedOn, string municipality = "0685")
    {
        var signatures = $"{Agreements}/{agreement["id"]}/signatures";
        await PostAsync(host, municipality, Agreements, "municipality", agreement);
        await PostAsync(host, municipality, signatures, "municipality", new { party = "municipality", role = "kommunstyrelsens ordförande", signedOn });
        await PostAsync(host, municipality, signatures, "police", new { party = "police", role = "lokalpolisområdeschef", signedOn });
    }

    private static async Task PostAsync(StandaloneFixture host, string municipality, string path, string party, object body)
    {
        var token = host.Token($"coordinator-{party}", party, Scopes.FollowUpManage, municipality);
        var answer = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Post, path, token, JsonContent.Create(body)));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
