using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.ServiceDefaults.Tests.Access;

/// <summary>The key that one process after the other reads from the same file.</summary>
public sealed class SigningKeyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medborgarlofte-key-");

    [Fact]
    public async Task Accepted_HostBeforeItIsGone_TokenIsStillValid()
    {
        string token;
        using (var before = New())
        {
            token = before.Issue(new TokenClaims("demo-police", "police", [Scopes.PoliceReport], ["0685"]), TimeSpan.FromDays(1));
            Assert.True((await ValidateAsync(before, token)).IsValid);
        }

        using var after = New();
        var result = await ValidateAsync(after, token);
        Assert.True(result.IsValid, result.Exception?.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private SigningKey New() =>
        new(Options.Create(new AccessOptions { SigningKeyFile = Path.Combine(folder.FullName, "signing-key.pem") }), TimeProvider.System);

    private static Task<TokenValidationResult> ValidateAsync(SigningKey key, string token) =>
        new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidateAudience = false,
            IssuerSigningKeys = key.Accepted(keyId: null),
        });
}
