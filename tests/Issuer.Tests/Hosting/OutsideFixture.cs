using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Web;
using Medborgarlofte.Issuer.Outside;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.Issuer.Tests.Hosting;

/// <summary>The Issuer beside three organisations' own providers, which are played; one of them never answers.</summary>
public sealed class OutsideFixture : IssuerFixture
{
    internal OutsideOrganisation Town { get; } = new("https://login.town.test");

    internal OutsideOrganisation Other { get; } = new("https://login.other.test");

    internal OutsideOrganisation Away { get; } = new("https://login.away.test") { Answers = false };

    protected override Dictionary<string, string?> Settings => new[] { Provider(0, "town", Town, ""), Provider(1, "other", Other, "0180"), Provider(2, "away", Away, "0180") }.SelectMany(provider => provider).ToDictionary();

    protected override void Configure(IServiceCollection services)
    {
        File.WriteAllText(Path.Combine(Data, "outside-secret"), "hemligt");
        foreach (var (id, organisation) in new[] { ("town", Town), ("other", Other), ("away", Away) })
        {
            services.Configure<OpenIdConnectOptions>(OutsideProvider.SchemeOf(id), options => options.BackchannelHttpHandler = organisation);
        }
    }

    private Dictionary<string, string?> Provider(int place, string id, OutsideOrganisation organisation, string municipalities) => new()
    {
        [$"Issuer:Providers:{place}:Id"] = id,
        [$"Issuer:Providers:{place}:Name"] = $"{id} kommun",
        [$"Issuer:Providers:{place}:Authority"] = organisation.Address,
        [$"Issuer:Providers:{place}:ClientId"] = "medborgarlofte",
        [$"Issuer:Providers:{place}:SecretFile"] = Path.Combine(Data, "outside-secret"),
        [$"Issuer:Providers:{place}:Domains"] = $"{id}.test",
        [$"Issuer:Providers:{place}:Municipalities"] = municipalities,
    };
}

/// <summary>An OpenID Connect provider as its client sees it: discovery, keys and tokens. Who signs in there is said by the test.</summary>
internal sealed class OutsideOrganisation(string address) : HttpMessageHandler
{
    private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "k1" };

    public string Address { get; } = address;

    /// <summary>False while it is away.</summary>
    public bool Answers { get; init; } = true;

    /// <summary>Who its tokens say it is.</summary>
    public string Issuer { get; set; } = address;

    /// <summary>Form fields of the last request for a token.</summary>
    public System.Collections.Specialized.NameValueCollection Asked { get; private set; } = [];

    private Dictionary<string, object> claims = [];

    /// <summary>Somebody signs in where a browser was sent; the address that the browser goes on to.</summary>
    public string SignIn(Uri sent, string subject, string email, string name = "Test Testsson", DateTimeOffset? at = null, string emailClaim = "email")
    {
        var query = HttpUtility.ParseQueryString(sent.Query);
        claims = new Dictionary<string, object> { ["sub"] = subject, [emailClaim] = email, ["name"] = name, ["nonce"] = query["nonce"]! };
        if (at is { } signedIn)
        {
            claims["auth_time"] = signedIn.ToUnixTimeSeconds();
        }

        return $"{new Uri(query["redirect_uri"]!).AbsolutePath}?code=c1&state={Uri.EscapeDataString(query["state"]!)}";
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!Answers)
        {
            throw new HttpRequestException("away");
        }

        object answer = request.RequestUri!.AbsolutePath switch
        {
            "/.well-known/openid-configuration" => new
            {
                issuer = Address,
                authorization_endpoint = $"{Address}/authorize",
                token_endpoint = $"{Address}/token",
                jwks_uri = $"{Address}/keys",
            },
            "/keys" => new { keys = new[] { Public() } },
            _ => new { access_token = "a", token_type = "Bearer", id_token = await TokenAsync(request, cancellationToken) },
        };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(answer) };
    }

    protected override void Dispose(bool disposing)
    {
        key.ECDsa.Dispose();
        base.Dispose(disposing);
    }

    private object Public()
    {
        var parameters = key.ECDsa.ExportParameters(false);
        return new { kty = "EC", crv = "P-256", kid = key.KeyId, alg = "ES256", use = "sig", x = Base64UrlEncoder.Encode(parameters.Q.X), y = Base64UrlEncoder.Encode(parameters.Q.Y) };
    }

    private async Task<string> TokenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer, Audience = "medborgarlofte", Claims = claims, Expires = DateTime.UtcNow.AddHours(1),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
