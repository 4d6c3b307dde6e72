using System.Net.Http.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Memory is given back in the middle of work.</summary>
public sealed class MemoryAfterLoadTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const int Pushes = 200;

    [Fact]
    public async Task GiveBack_WhilePushesAreOnTheirWay_LosesNoneOfThem()
    {
        var token = host.Token("test-police", "police", Scopes.PoliceReport);
        var pushing = Enumerable.Range(0, Pushes).Select(number => PushAsync(token, number)).ToList();
        foreach (var some in pushing.Chunk(Pushes / 20))
        {
            MemoryAfterLoad.GiveBack();
            Assert.All(await Task.WhenAll(some), answer => Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}"));
        }

        foreach (var again in await Task.WhenAll(Enumerable.Range(0, Pushes).Select(number => PushAsync(token, number))))
        {
            Assert.Contains("UNCHANGED", await again.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private Task<HttpResponseMessage> PushAsync(string token, int number) => host.Http.SendAsync(StandaloneFixture.Request(
        HttpMethod.Post, "/medborgarlofte/v1/police-activities", token,
        JsonContent.Create(new { recordId = $"memory-{number}", municipalityCode = "0685", kind = "trafikkontroll", date = "2020-05-04" })));
}
