using System.Net.Http.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Memory is given back in the middle of work.</summary>
public sealed class MemoryAfterLoadTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task GiveBack_WhilePushesAreOnTheirWay_LosesNoneOfThem()
    {
        var token = host.Token("test-police", "police", Scopes.PoliceReport);
        var pushing = Enumerable.Range(0, 200).Select(number => PushAsync(token, $"memory-{number}")).ToList();
        while (pushing.Exists(push => !push.IsCompleted))
        {
            MemoryAfterLoad.GiveBack();
            await Task.WhenAny(Task.Delay(20), Task.WhenAll(pushing));
        }

        Assert.All(await Task.WhenAll(pushing), answer => Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}"));
        var again = await PushAsync(token, "memory-0");
        Assert.Contains("UNCHANGED", await again.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private Task<HttpResponseMessage> PushAsync(string token, string recordId) => host.Http.SendAsync(StandaloneFixture.Request(
        HttpMethod.Post, "/medborgarlofte/v1/police-activities", token,
        JsonContent.Create(new { recordId, municipalityCode = "0685", kind = "trafikkontroll", date = "2020-05-04" })));
}
