using Medborgarlofte.Issuer.People;
using Medborgarlofte.Issuer.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Medborgarlofte.Issuer.Tests.Tokens;

/// <summary>An Issuer whose services ask for an audience of their own.</summary>
public sealed class AudienceFixture : IssuerFixture
{
    /// <summary>The audience.</summary>
    public const string Audience = "loften-i-smaland";

    /// <inheritdoc />
    protected override Dictionary<string, string?> Settings => new() { ["Access:Audience"] = Audience };
}

/// <summary>Tokens name the audience of the configuration, which is what services ask for.</summary>
public sealed class AudienceTests(AudienceFixture issuer) : IClassFixture<AudienceFixture>
{
    [Fact]
    public async Task Token_OfAMember_NamesTheConfiguredAudience()
    {
        var account = await issuer.JoinAsync(Roles.Coordinator);
        var tokens = await new Workplace(issuer).TokensAsync(account.Browser);
        Assert.Equal([AudienceFixture.Audience], new JsonWebToken(tokens.GetProperty("access_token").GetString()).Audiences);
    }

    [Fact]
    public async Task Token_OfAClient_NamesTheConfiguredAudience()
    {
        var printed = await issuer.RunAsync("client", "add", "a-1", "--source", "a-1", "--party", "police", "--scope", "police.report", "--municipality", "0685");
        var secret = printed.Split('\n').Single(line => line.StartsWith("client_secret ", StringComparison.Ordinal)).Split(' ')[1].Trim();
        var answer = await issuer.NewBrowser().PostAsync("/connect/token", ("grant_type", "client_credentials"), ("client_id", "a-1"), ("client_secret", secret));
        Assert.Equal([AudienceFixture.Audience], new JsonWebToken(answer.Json().GetProperty("access_token").GetString()).Audiences);
    }
}
