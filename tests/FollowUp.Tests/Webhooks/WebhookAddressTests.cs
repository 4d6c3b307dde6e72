using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.FollowUp.Webhooks;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.FollowUp.Tests.Webhooks;

/// <summary>Where nothing is delivered to.</summary>
[Collection(FollowUpRecords.Name)]
public sealed class WebhookAddressTests(FollowUpHost host)
{
    [Theory]
    [InlineData("http://consumer.example/hook")]
    [InlineData("https://user:password@consumer.example/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("https://192.168.1.1/hook")]
    [InlineData("https://169.254.169.254/hook")]
    [InlineData("https://localhost/hook")]
    [InlineData("ftp://consumer.example/hook")]
    [InlineData("/hook")]
    public async Task Create_AddressThatIsNotPublic_400NamesTheUrl(string url)
    {
        using var request = StandaloneFixture.Request(HttpMethod.Post, "/medborgarlofte/v1/webhooks",
            host.Token("samordnare", "municipality", Scopes.FollowUpManage), JsonContent.Create(new { url, municipalityCode = "0685" }));
        var response = await host.Http.SendAsync(request);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("url", Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:400f::1", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Is_Address_TellsWhetherItIsPublic(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task TryPost_NameThatLeadsToThisMachine_ConnectsToNothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var secrets = new WebhookSecrets(new EphemeralDataProtectionProvider());
        using var http = new WebhookHttp(Options.Create(new WebhookOptions()), secrets);
        var webhook = new Webhook
        {
            Id = "w",
            Source = "s",
            MunicipalityCode = "0685",
            Url = $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/",
            Secret = secrets.Protect(WebhookSecrets.Create()),
            Position = "",
            CreatedAtMicros = 0,
        };
        Assert.False(await http.TryPostAsync(webhook, "msg_1", "[]"u8.ToArray(), DateTimeOffset.UnixEpoch, CancellationToken.None));
        Assert.False(listener.Pending());
    }
}
