using System.Text;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Issuer.Clients;

/// <summary>Brings the clients of the configuration, and the workplace, into the database when the process has started.</summary>
internal sealed class DeclaredClients(
    IServiceScopeFactory scopes, IOptions<IssuerOptions> options, IssuerAddress address, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DeclaredClients> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource declared = new();

    /// <summary>Done when every client has been declared.</summary>
    public Task Declared => declared.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Where it listens may be its address, and is known then.
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                await DeclareAsync(stoppingToken);
                declared.SetResult();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away, or be migrated by somebody else just now.
                logger.ClientsNotDeclared(e);
                await Task.Delay(LookAgain, time, stoppingToken);
            }
        }
    }

    private async Task DeclareAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<ClientRegistry>();
        foreach (var client in options.Value.Clients)
        {
            var terms = ClientTerms.Parse(client.Source, client.Party, client.Scopes, client.Municipalities);
            await registry.DeclareAsync(client.ClientId, terms, await ReadAsync(client.SecretFile, cancellationToken), cancellationToken);
        }

        if (options.Value.Workplace is { SecretFile: { Length: > 0 } file } workplace)
        {
            var at = workplace.Address.Length > 0 ? new Uri(workplace.Address) : address.Value;
            await registry.DeclareWorkplaceAsync(await ReadAsync(WorkplaceSecret.Ensure(file), cancellationToken), at, cancellationToken);
        }
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken) =>
        (await File.ReadAllTextAsync(file, Encoding.UTF8, cancellationToken)).Trim() is { Length: > 0 } secret
            ? secret
            : throw new StartException(ExitCodes.Files, $"{file} is empty.");
}
