namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>Tokens with which the services call each other: scope reports.internal.</summary>
public sealed class ServiceTokens(SigningKey key, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TokenClaims Claims = new("reporting", "", [Scopes.ReportsInternal], ["*"]);

    private (string Token, DateTimeOffset RenewAt)? current;

    /// <summary>A token that is valid for some minutes more.</summary>
    public ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        if (current is not { } held || held.RenewAt <= now)
        {
            current = held = (key.Issue(Claims, Lifetime), now + (Lifetime / 2));
        }

        return ValueTask.FromResult(held.Token);
    }
}
