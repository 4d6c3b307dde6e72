using Grpc.Core;
using Medborgarlofte.Journal;
using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Medborgarlofte.ServiceDefaults.Tests.Journal;

/// <summary>A clock that runs ahead stamps nothing; one that was set back changes nothing.</summary>
public sealed class JournalClockTests : IDisposable
{
    private readonly JournalDatabase database = new();
    private readonly AdjustableTime time = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Write_ClockLeapsAhead_IsRefusedAndSaysByHowMuch()
    {
        using var writer = await database.StartWriterAsync(time);
        await JournalDatabase.NoteAsync(writer, "before");
        time.MoveTo(time.GetUtcNow().AddDays(30).AddSeconds(1));

        var refusals = await Task.WhenAll(Enumerable.Range(0, 5).Select(
            i => Assert.ThrowsAsync<ClockAheadException>(() => JournalDatabase.NoteAsync(writer, $"ahead {i}"))));
        Assert.All(refusals, refusal => Assert.Equal((StatusCode.Unavailable, "CLOCK_AHEAD"), (refusal.Kind, refusal.Reason)));
        Assert.Contains("30.00:00:0", refusals[0].Message, StringComparison.Ordinal);
        Assert.Single(await database.EntriesAsync());
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(writer, time)).Status);
    }

    [Fact]
    public async Task Write_ManySmallSteps_AreTaken()
    {
        using var writer = await database.StartWriterAsync(time);
        for (var i = 0; i < 5; i++)
        {
            time.MoveTo(time.GetUtcNow().AddSeconds(50));
            await JournalDatabase.NoteAsync(writer, $"n{i}");
        }

        Assert.Equal(5, (await database.EntriesAsync()).Count);
    }

    [Fact]
    public async Task Write_AheadOfReporting_IsOnlyRefusedWhereItsOwnCountSaysSoToo()
    {
        var peers = new PeerClock();
        using var writer = await database.StartWriterAsync(time, peers);
        peers.Hear(time.GetUtcNow().AddDays(-30), time);
        await JournalDatabase.NoteAsync(writer, "Reporting's clock is the wrong one");

        // A clock that was behind is set right: Reporting's agrees with it.
        time.MoveTo(time.GetUtcNow().AddHours(2));
        peers.Hear(time.GetUtcNow(), time);
        await JournalDatabase.NoteAsync(writer, "set right");
        Assert.Equal(2, (await database.EntriesAsync()).Count);
    }

    [Fact]
    public async Task Health_HeadAheadOfTheClock_IsDegradedAndSaysByHowMuch()
    {
        using (var ahead = await database.StartWriterAsync(new ShiftedTime(TimeProvider.System.GetUtcNow().AddDays(30))))
        {
            await JournalDatabase.NoteAsync(ahead, "thirty days ahead from its start: alone it cannot know");
        }

        using var writer = await database.StartWriterAsync();
        var health = await HealthAsync(writer, TimeProvider.System);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("29.23:59:", health.Description, StringComparison.Ordinal);
        await JournalDatabase.NoteAsync(writer, "follows it");
        var entries = await database.EntriesAsync();
        Assert.Equal(entries[0].RecordedAt, entries[1].RecordedAt);
    }

    [SkippableTheory]
    [InlineData(30, null, true)]
    [InlineData(0.0005, null, false)]
    [InlineData(-30, null, false)]
    [InlineData(30, 30, false)]
    [InlineData(30, 0, true)]
    public async Task Require_PostgreSql_ComparesWithItsClock(double days, int? reportingDays, bool refused)
    {
        Skip.If(TestServers.PostgreSql is null, "no PostgreSQL: set MEDBORGARLOFTE_TEST_POSTGRESQL or run tests/run");
        var shifted = new ShiftedTime(TimeProvider.System.GetUtcNow().AddDays(days));
        var peers = new PeerClock();
        if (reportingDays is { } of)
        {
            peers.Hear(TimeProvider.System.GetUtcNow().AddDays(of), shifted);
        }

        var clock = database.Clock(shifted, peers);
        await using var context = new JournalDatabase.Context(
            new DbContextOptionsBuilder<JournalDatabase.Context>().UseNpgsql(TestServers.PostgreSql).Options);
        if (refused)
        {
            var refusal = await Assert.ThrowsAsync<ClockAheadException>(() => clock.RequireAsync(context, CancellationToken.None));
            Assert.Contains(reportingDays is null ? "the database's" : "ahead of", refusal.Message, StringComparison.Ordinal);
        }
        else
        {
            await clock.RequireAsync(context, CancellationToken.None);
        }
    }

    private Task<HealthCheckResult> HealthAsync(JournalWriter<JournalDatabase.Context> writer, TimeProvider clock) =>
        new JournalHealth<JournalDatabase.Context>(database, database.Names, writer, clock).CheckHealthAsync(new HealthCheckContext());
}
