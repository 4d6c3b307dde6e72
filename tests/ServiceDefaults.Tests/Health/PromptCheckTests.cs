using Medborgarlofte.ServiceDefaults.Health;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.ServiceDefaults.Tests.Health;

/// <summary>A probe is answered in time, whatever a check does.</summary>
public sealed class PromptCheckTests
{
    private static readonly TimeSpan PatienceOfAProber = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Check_Hangs_AnswersWithoutItAndTheNextAtOnce()
    {
        var released = new TaskCompletionSource<HealthCheckResult>();
        var asked = new Asked(() => released.Task);
        var check = new PromptCheck<Asked>(asked);
        var first = await CheckAsync(check);
        Assert.Equal(HealthStatus.Unhealthy, first.Status);
        Assert.Contains("has not answered for ", first.Description, StringComparison.Ordinal);

        var next = CheckAsync(check);
        Assert.True(next.IsCompletedSuccessfully, "It was waited for again.");
        Assert.Equal((HealthStatus.Unhealthy, 1), ((await next).Status, asked.Times));

        released.SetResult(HealthCheckResult.Healthy());
        Assert.Equal(HealthStatus.Healthy, (await Testing.Eventually.Get(() => CheckAsync(check), result => result.Status == HealthStatus.Healthy)).Status);
    }

    [Fact]
    public async Task Check_BlocksItsThread_AnswersWithoutIt()
    {
        using var released = new ManualResetEventSlim();
        var check = new PromptCheck<Asked>(new Asked(() =>
        {
            released.Wait();
            return Task.FromResult(HealthCheckResult.Healthy());
        }));
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(check)).Status);
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
        Assert.True(Probe.Patience < PatienceOfAProber);
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
