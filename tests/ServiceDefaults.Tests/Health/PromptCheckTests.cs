using System.Diagnostics;
using Medborgarlofte.ServiceDefaults.Health;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.ServiceDefaults.Tests.Health;

/// <summary>A probe is answered in time, whatever a check does.</summary>
public sealed class PromptCheckTests
{
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Check_Hangs_AnswersInTimeAndTheNextAtOnce()
    {
        var released = new TaskCompletionSource<HealthCheckResult>();
        var asked = new Asked(() => released.Task);
        var check = new PromptCheck<Asked>(asked);
        var watch = Stopwatch.StartNew();
        var first = await CheckAsync(check);
        Assert.True(watch.Elapsed < InTime, $"{watch.Elapsed}");
        Assert.Equal(HealthStatus.Unhealthy, first.Status);
        Assert.Contains("has not answered for 2 seconds", first.Description, StringComparison.Ordinal);

        watch.Restart();
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(check)).Status);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{watch.Elapsed}");
        Assert.Equal(1, asked.Times);

        released.SetResult(HealthCheckResult.Healthy());
        Assert.Equal(HealthStatus.Healthy, (await Testing.Eventually.Get(() => CheckAsync(check), result => result.Status == HealthStatus.Healthy)).Status);
    }

    [Fact]
    public async Task Check_BlocksItsThread_AnswersInTime()
    {
        using var released = new ManualResetEventSlim();
        var check = new PromptCheck<Asked>(new Asked(() =>
        {
            released.Wait();
            return Task.FromResult(HealthCheckResult.Healthy());
        }));
        var watch = Stopwatch.StartNew();
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(check)).Status);
        Assert.True(watch.Elapsed < InTime, $"{watch.Elapsed}");
        released.Set();
    }

    [Theory]
    [InlineData(13, "The disk of the database is full.")]
    [InlineData(8, "The database is read-only.")]
    [InlineData(11, "The database is damaged: restore it from a backup.")]
    [InlineData(26, "The database is damaged: restore it from a backup.")]
    [InlineData(14, "The database does not answer.")]
    public async Task Check_Throws_NamesWhatIsWrongAndNothingElse(int code, string said)
    {
        var result = await CheckAsync(new PromptCheck<Asked>(new Asked(() => throw new InvalidOperationException("x", new SqliteException("/secret/path", code)))));
        Assert.Equal((HealthStatus.Unhealthy, said), (result.Status, result.Description));
    }

    [Fact]
    public async Task Check_ManyAskAtOnce_IsRunOnce()
    {
        var asked = new Asked(async () =>
        {
            await Task.Yield();
            return HealthCheckResult.Healthy();
        });
        var check = new PromptCheck<Asked>(asked);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CheckAsync(check)));
        Assert.Equal(1, asked.Times);
    }

    private static Task<HealthCheckResult> CheckAsync(PromptCheck<Asked> check)
    {
        Probe.Hurry();
        return check.CheckHealthAsync(new HealthCheckContext
        {
            Registration = new HealthCheckRegistration("test", new Asked(() => throw new InvalidOperationException()), HealthStatus.Unhealthy, []),
        });
    }

    private sealed class Asked(Func<Task<HealthCheckResult>> answer) : IHealthCheck
    {
        private int times;

        public int Times => times;

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref times);
            return answer();
        }
    }
}
