using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.ServiceDefaults.Starting;

/// <summary>
/// Until the process has started, the host, Kestrel, health checks, data protection and EF Core log no errors: each would print the stack trace of what ends the start, which
/// <see cref="StartFailure"/> tells in one sentence.
/// </summary>
internal sealed class StartLog : IHostedLifecycleService
{
    private static readonly string[] Categories =
    [
        "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.EntityFrameworkCore", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.AspNetCore.DataProtection",
    ];

    private volatile bool started;

    /// <summary>Adds the filters.</summary>
    public void Filter(ILoggingBuilder logging)
    {
        foreach (var category in Categories)
        {
            logging.AddFilter(category, level => level >= LogLevel.Warning && (started || level < LogLevel.Error));
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        started = true;
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
