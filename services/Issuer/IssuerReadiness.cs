using Medborgarlofte.Issuer.Clients;

namespace Medborgarlofte.Issuer;

/// <summary>Whether the clients of the configuration are known: before that the workplace is refused.</summary>
/// <param name="services">Of the Issuer.</param>
public sealed class IssuerReadiness(IServiceProvider services)
{
    /// <summary>Waits for them.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => services.GetRequiredService<DeclaredClients>().Declared.WaitAsync(cancellationToken);
}
