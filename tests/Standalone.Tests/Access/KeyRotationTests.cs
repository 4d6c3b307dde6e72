using System.Net;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>A new signing key, while the process runs.</summary>
public sealed class KeyRotationTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task RotateKey_WhileRunning_NewTokensAreTakenAndOldOnesUntilTheirTime()
    {
        var old = PrintedToken();
        Assert.Equal(HttpStatusCode.OK, await ListAsync(old));

        Assert.Equal(0, StandaloneHost.RotateKey(Command("rotate-key")));
        var next = PrintedToken();
        Assert.NotEqual(KeyOf(old), KeyOf(next));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(next));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(old));
        await Eventually.Get(() => Task.FromResult(host.Services.GetRequiredService<SigningKey>().Key.KeyId), id => id == KeyOf(next));

        Assert.Equal(0, StandaloneHost.RotateKey(Command("rotate-key", "--keep-days", "0")));
        Assert.Equal(HttpStatusCode.OK, await ListAsync(PrintedToken()));
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(next));

        // Every key before the new one may have been in the same hands.
        Assert.Equal(HttpStatusCode.Unauthorized, await ListAsync(old));
        Assert.Empty(Directory.GetFiles(host.Data, "signing-key.pem.retired-*"));
    }

    [Fact]
    public void RotateKey_Files_AreTheOwnersAndKeepNoOldPrivateKey()
    {
        Assert.Equal(0, StandaloneHost.RotateKey(Command("rotate-key")));
        var files = Directory.GetFiles(host.Data, "signing-key.pem*");
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
        Assert.All(files.Where(file => file.Contains("retired", StringComparison.Ordinal)),
            file => Assert.DoesNotContain("PRIVATE", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rotate-key", "--keep-days", "-1")]
    [InlineData("rotate-key", "--keep-days", "soon")]
    [InlineData("token", "--days", "99999")]
    public void Parse_BadDays_NamesTheOption(params string[] args) =>
        Assert.Contains(args[1], Standalone.Command.Parse(args).Error!, StringComparison.Ordinal);

    private static string KeyOf(string token) => new JsonWebToken(token).Kid;

    private Command Command(params string[] args) => Standalone.Command.Parse([.. args, "--data", host.Data]);

    /// <summary>As another process prints it.</summary>
    private string PrintedToken()
    {
        var options = Options.Create(new AccessOptions { SigningKeyFile = Path.Combine(host.Data, "signing-key.pem") });
        using var key = new SigningKey(options, TimeProvider.System);
        return key.Issue(new TokenClaims(Samples.Source, "police", [Scopes.PoliceReport], ["0685"]), TimeSpan.FromDays(1));
    }

    private async Task<HttpStatusCode> ListAsync(string token)
    {
        using var request = StandaloneFixture.Request(HttpMethod.Get, "/medborgarlofte/v1/police-activities", token);
        return (await host.Http.SendAsync(request)).StatusCode;
    }
}
