using Medborgarlofte.Issuer.Clients;
using Medborgarlofte.Issuer.People;
using OpenIddict.Core;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>Deletes what is left of tokens that nobody can use any more, and of sign-ins that failed long ago.</summary>
internal sealed class TokenPruning(IServiceScopeFactory scopes, SignInDelay delay, TimeProvider time, ILogger<TokenPruning> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // A code that comes again is known for so long, and what it gave is revoked.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var threshold = time.GetUtcNow() - Kept;
                await scope.ServiceProvider.GetRequiredService<OpenIddictTokenManager<IssuedToken>>().PruneAsync(threshold, stoppingToken);
                await scope.ServiceProvider.GetRequiredService<OpenIddictAuthorizationManager<ClientAuthorization>>().PruneAsync(threshold, stoppingToken);
                await delay.PruneAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.TokensNotPruned(e);
            }
        }
    }
}
