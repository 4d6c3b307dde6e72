using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Which tokens are taken, by the gateway (REST) and by the services themselves (gRPC).</summary>
public abstract class TokenTests(StandaloneFixture host)
{
    private const string Address = "/medborgarlofte/v1/police-activities";

    public static TheoryData<string> Good => [.. TokenForge.Accepted.Keys];

    public static TheoryData<string> Bad => [.. TokenForge.Refused.Keys];

    internal abstract TokenForge Forge { get; }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Call_GoodToken_IsAnswered(string name)
    {
        var token = TokenForge.Accepted[name](Forge);
        using var request = StandaloneFixture.Request(HttpMethod.Get, Address, token);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(request)).StatusCode);
        await ListAsync(token);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Call_BadToken_IsRefusedWithoutRepeatingIt(string name)
    {
        var token = TokenForge.Refused[name](Forge);
        using var request = StandaloneFixture.Request(HttpMethod.Get, Address);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        var answer = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var reason = TokenForge.Reasons.GetValueOrDefault(name, "TOKEN_MISSING_OR_INVALID");
        Assert.Equal(reason, problem.GetProperty("reason").GetString());
        Assert.True(token.Length == 0 || !$"{problem}{answer.Headers}".Contains(token, StringComparison.Ordinal));

        var refusal = await Refusal.OfAsync(() => ListAsync(token));
        Assert.Equal((StatusCode.Unauthenticated, reason), (refusal.Status, refusal.Reason));

        // Both times, so that whoever reads it sees which clock is wrong.
        Assert.All((string[])[refusal.Message, problem.GetProperty("detail").GetString()!], message => Assert.Equal(
            reason != "TOKEN_MISSING_OR_INVALID", message.Contains("Z; this service's clock says 2", StringComparison.Ordinal)));
    }

    private async Task ListAsync(string token) => await new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Grpc)
        .ListPoliceActivitiesAsync(new ListPoliceActivitiesRequest(), new Metadata { { "authorization", $"Bearer {token}" } });
}

/// <summary>Tokens of Standalone's own key.</summary>
public sealed class OwnTokenTests(StandaloneFixture host) : TokenTests(host), IClassFixture<StandaloneFixture>
{
    private readonly StandaloneFixture own = host;

    internal override TokenForge Forge => new(own.Services.GetRequiredService<SigningKey>().Key, "medborgarlofte-standalone");
}

/// <summary>Tokens of an OIDC issuer.</summary>
public sealed class IssuerTokenTests(IssuerTokenTests.Host host) : TokenTests(host), IClassFixture<IssuerTokenTests.Host>
{
    private readonly TestIssuer issuer = host.Issuer;

    internal override TokenForge Forge => new(issuer.Key, issuer.Address);

    /// <summary>Standalone with an issuer instead of its own key.</summary>
    public class Host : StandaloneFixture
    {
        /// <summary>The issuer.</summary>
        public TestIssuer Issuer { get; } = new();

        /// <summary>Whether the issuer is started first.</summary>
        protected virtual bool IssuerIsThere => true;

        /// <inheritdoc />
        protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>
        {
            ["Access:SigningKeyFile"] = "",
            ["Access:Authority"] = Issuer.Address,
            ["Access:RequireHttpsMetadata"] = "false",
            ["Access:Client:ClientId"] = TestIssuer.ClientId,
            ["Access:Client:ClientSecretFile"] = Path.Combine(Data, "client-secret"),
        };

        /// <inheritdoc />
        public override async Task InitializeAsync()
        {
            await File.WriteAllTextAsync(Path.Combine(Data, "client-secret"), Issuer.ClientSecret);
            if (IssuerIsThere)
            {
                await Issuer.StartAsync();
            }

            await base.InitializeAsync();
        }

        /// <inheritdoc />
        public override async Task DisposeAsync()
        {
            await base.DisposeAsync();
            await Issuer.DisposeAsync();
        }
    }
}
