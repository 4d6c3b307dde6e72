using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.Standalone.Issuing;
using Medborgarlofte.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>The Issuer in the same process: its tokens are taken by REST and gRPC, and it starts when it is asked.</summary>
public sealed class IssuerBranchTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Activity = """{"recordId": "issued-1", "municipalityCode": "0685", "kind": "trafikkontroll", "focuses": ["trafikbeteende"], "date": "2021-05-01"}""";

    [Fact]
    public async Task Client_OfTheCommandLine_GetsATokenThatTheServicesTakeUntilItIsDisabled()
    {
        var secret = await SecretAsync("client", "add", "system-1", "--source", "system-1", "--party", "police", "--scope", "police.report", "--municipality", "0685");
        var issued = await TokenAsync("system-1", secret);
        Assert.Equal(HttpStatusCode.OK, issued.StatusCode);
        var token = (await issued.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
        Assert.Equal(host.RestAddress.ToString(), new JsonWebToken(token).Issuer);
        using var push = StandaloneFixture.Request(HttpMethod.Post, "/medborgarlofte/v1/police-activities", token, new StringContent(Activity, null, "application/json"));
        var answer = await host.Http.SendAsync(push);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());

        // Another scope than its own, and another issuer's name on the same key, are refused as ever.
        using var agreements = StandaloneFixture.Request(HttpMethod.Post, "/medborgarlofte/v1/agreements", token, new StringContent("{}", null, "application/json"));
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.SendAsync(agreements)).StatusCode);

        await RunAsync("client", "disable", "system-1");
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync("system-1", secret)).StatusCode);
    }

    [Fact]
    public async Task Pages_OfTheIssuer_StandBesideTheGatewaysOwn()
    {
        var page = await host.Http.GetAsync("/inloggning");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Logga in", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        // Public pages stay without cookies.
        Assert.True(page.Headers.Contains("Set-Cookie"));
        Assert.False((await host.Http.GetAsync("/")).Headers.Contains("Set-Cookie"));
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/.well-known/openid-configuration");
        foreign.Headers.Host = "evil.test";
        var configuration = await (await host.Http.SendAsync(foreign)).Content.ReadAsStringAsync();
        Assert.DoesNotContain("evil.test", configuration, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_WithClients_HoldsThem()
    {
        await SecretAsync("client", "add", "system-2", "--source", "system-2", "--party", "police", "--scope", "police.report", "--municipality", "0685");
        var folder = Path.Combine(Path.GetTempPath(), $"medborgarlofte-{Guid.NewGuid():n}");
        Assert.Equal(0, await Medborgarlofte.Standalone.Backups.Backup.RunAsync(Command.Parse(["backup", folder, "--data", host.Data])));
        Assert.Contains("system-2", await RunAsync(Command.Parse(["client", "list", "--data", folder])), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private Task<string> RunAsync(params string[] args) => RunAsync(Command.Parse([.. args, "--data", host.Data]));

    private static async Task<string> RunAsync(Command command)
    {
        var output = new StringWriter();
        Assert.Equal(0, await IssuerCommand.RunAsync(command, output));
        return output.ToString();
    }

    private async Task<string> SecretAsync(params string[] args) =>
        (await RunAsync(args)).Split('\n').Single(line => line.StartsWith("client_secret ", StringComparison.Ordinal)).Split(' ')[1].Trim();

    private Task<HttpResponseMessage> TokenAsync(string client, string secret) => host.Http.PostAsync("/connect/token", new FormUrlEncodedContent(
        [new("grant_type", "client_credentials"), new("client_id", client), new("client_secret", secret)]));
}
