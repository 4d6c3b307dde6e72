using System.Diagnostics;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.ServiceDefaults.Health;

/// <summary>
/// Answers in time whatever a check waits for: a database that hangs neither refuses nor answers, and a probe must be told so within its
/// three seconds. A check runs once at a time however many ask, and what it found is shared for a moment: probes are cheap.
/// </summary>
/// <param name="check">What is asked.</param>
internal sealed class PromptCheck<TCheck>(TCheck check) : IHealthCheck where TCheck : class, IHealthCheck
{
    private static readonly TimeSpan Shared = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private Run? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var run = Next(context);
        var patience = Probe.Patience;
        try
        {
            // What has hung for longer than a caller waits is known to hang: the next one need not wait for it again.
            return await run.Result.WaitAsync(run.Age > patience ? TimeSpan.Zero : patience, cancellationToken);
        }
        catch (TimeoutException) when (!run.Result.IsCompleted)
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus, $"The database has not answered for {Math.Floor(run.Age.TotalSeconds):0} seconds.");
        }
    }

    private Run Next(HealthCheckContext context)
    {
        lock (turn)
        {
            if (last is null || (last.Result.IsCompleted && last.Age > Shared))
            {
                // Independently of whoever asks: SQLite's calls block, and nobody's giving up may leave the others without an answer.
                last = new Run(Task.Run(() => AskAsync(context), CancellationToken.None));
            }

            return last;
        }
    }

    private async Task<HealthCheckResult> AskAsync(HealthCheckContext context)
    {
        try
        {
            return await check.CheckHealthAsync(context, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever a check throws is its answer, in words that hold nothing internal.
        catch (Exception e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, DatabaseFault.Describe(e));
        }
#pragma warning restore CA1031
    }

    private sealed record Run(Task<HealthCheckResult> Result)
    {
        private readonly long begun = Stopwatch.GetTimestamp();

        /// <summary>By the machine's own counting: a probe must not stand still with a test's clock.</summary>
        public TimeSpan Age => Stopwatch.GetElapsedTime(begun);
    }
}

/// <summary>How long whoever asks for health waits for it.</summary>
internal static class Probe
{
    // A process that has just started on a busy machine takes its time: what looks every ten seconds is not to sound an alarm for it.
    private static readonly TimeSpan Unhurried = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(2500);

    private static readonly AsyncLocal<bool> IsPrompt = new();

    /// <summary>For the call that is running.</summary>
    public static TimeSpan Patience => IsPrompt.Value ? Prompt : Unhurried;

    /// <summary>The call that is running is a prober's, which gives up after three seconds.</summary>
    public static void Hurry() => IsPrompt.Value = true;
}

/// <summary>Adds checks that readiness depends on.</summary>
public static class ReadyChecks
{
    /// <summary>Tag of the checks behind /health/ready.</summary>
    public const string Tag = "ready";

    /// <summary>Adds a check that answers within three seconds.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="name">Shown in the answer, such as "database-police".</param>
    /// <param name="failure">What it is when the check throws or does not answer.</param>
    public static void AddReadyCheck<TCheck>(this IServiceCollection services, string name, HealthStatus failure = HealthStatus.Unhealthy)
        where TCheck : class, IHealthCheck
    {
        services.AddSingleton<TCheck>();
        services.AddSingleton<PromptCheck<TCheck>>();
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            name, provider => provider.GetRequiredService<PromptCheck<TCheck>>(), failure, [Tag]));
    }
}
