using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>Asks the issuer for a token by OAuth2 client credentials (RFC 6749, 4.4).</summary>
public sealed class ClientCredentials(IOptions<AccessOptions> options, IOptionsMonitor<JwtBearerOptions> bearer) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // What RFC 6749 leaves open when an issuer does not say how long its token is valid.
    private static readonly TimeSpan UnstatedLifetime = TimeSpan.FromMinutes(1);

    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience };

    /// <summary>A new token and how long it is valid.</summary>
    public async Task<(string Token, TimeSpan Lifetime)> RequestAsync(CancellationToken cancellationToken)
    {
        var client = options.Value.Client;
        if (client.ClientId.Length == 0 || client.ClientSecretFile.Length == 0)
        {
            throw new InvalidOperationException("Access:Client:ClientId and Access:Client:ClientSecretFile are needed to call another service.");
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, client.TokenEndpoint ?? await DiscoverAsync(cancellationToken));
            var secret = (await File.ReadAllTextAsync(client.ClientSecretFile, cancellationToken)).Trim();
            var credentials = $"{Uri.EscapeDataString(client.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
            request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("scope", client.Scope)]);
            using var answer = await http.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var issued = await answer.Content.ReadFromJsonAsync<Issued>(cancellationToken);
            return issued?.AccessToken is { Length: > 0 } token
                ? (token, issued.ExpiresIn is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : UnstatedLifetime)
                : throw Unavailable();
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException or System.Text.Json.JsonException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Unavailable();
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private static DomainException Unavailable() =>
        new(StatusCode.Unavailable, "TOKEN_ENDPOINT_UNAVAILABLE", "The issuer gives this service no token.");

    private async Task<Uri> DiscoverAsync(CancellationToken cancellationToken)
    {
        var known = bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager!;
        return new Uri((await known.GetConfigurationAsync(cancellationToken)).TokenEndpoint);
    }

    private sealed record Issued(
        [property: JsonPropertyName("access_token")] string? AccessToken, [property: JsonPropertyName("expires_in")] long? ExpiresIn);
}
