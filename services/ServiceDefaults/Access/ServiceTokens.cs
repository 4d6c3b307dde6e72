using Microsoft.Extensions.Options;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>
/// Tokens with which the services call each other: scope reports.internal. Signed with the process's own key where tokens are, else
/// asked for at the issuer.
/// </summary>
public sealed class ServiceTokens(SigningKey key, ClientCredentials client, IOptions<AccessOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(1);
    private static readonly TokenClaims Claims = new("reporting", "", [Scopes.ReportsInternal], ["*"]);

    private readonly SemaphoreSlim turn = new(1);
    private volatile Held? held;

    /// <summary>A token that is valid for a while more. UNAVAILABLE (TOKEN_ENDPOINT_UNAVAILABLE) when the issuer gives none.</summary>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } fresh)
        {
            return fresh;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            return Fresh() ?? await RenewAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    // By the time that has passed and by the clock: who validates the token looks at the clock, and it may have been set.
    private string? Fresh() =>
        held is { } h && time.GetElapsedTime(h.IssuedAt) < h.RenewAfter && (time.GetUtcNow() - h.IssuedBy).Duration() < h.RenewAfter ? h.Token : null;

    private async Task<string> RenewAsync(CancellationToken cancellationToken)
    {
        var (issuedAt, issuedBy) = (time.GetTimestamp(), time.GetUtcNow());
        var (token, lifetime) = options.Value.SignsItself
            ? (key.Issue(Claims, Lifetime), Lifetime)
            : await client.RequestAsync(cancellationToken);
        held = new Held(token, issuedAt, issuedBy, lifetime - TimeSpan.FromTicks(Math.Min(lifetime.Ticks / 2, LongestMargin.Ticks)));
        return token;
    }

    private sealed record Held(string Token, long IssuedAt, DateTimeOffset IssuedBy, TimeSpan RenewAfter);
}
