using Medborgarlofte.Reporting.Intake;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>Since when readers are told that a journal's entries are missing.</summary>
public sealed class StandingJournalsTests : IDisposable
{
    private static readonly DateTimeOffset Seen = new(2026, 11, 29, 13, 5, 0, TimeSpan.Zero);

    private readonly TestStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Read_AnotherReplicaMinutesLater_SaysSinceWhenAnyHasSeenItWhole()
    {
        await NoteAsync(At(Seen), "police", Seen);
        Assert.Equal([("police", Seen)], await ReadAsync(At(Seen.AddMinutes(3)), null));
        Assert.Equal([("police", Seen)], await ReadAsync(At(Seen.AddMinutes(3)), Seen.AddMinutes(1)));
    }

    [Fact]
    public async Task Read_LatelySeenWhole_SaysNothing()
    {
        await NoteAsync(At(Seen), "police", Seen);
        Assert.Empty(await ReadAsync(At(Seen.AddSeconds(90)), null));
    }

    [Fact]
    public async Task Read_AsOfBeforeItStoodStill_IsWhole()
    {
        await NoteAsync(At(Seen), "police", Seen);
        Assert.Empty(await ReadAsync(At(Seen.AddDays(3)), Seen.AddMinutes(-1)));
    }

    [Fact]
    public async Task Read_ItsOwnClockIsMoved_GoesByWhatItHasSeenItself()
    {
        var time = new Shifted(Seen);
        var replica = At(time);
        await NoteAsync(replica, "police", Seen);
        time.Shift += TimeSpan.FromDays(365);
        Assert.Empty(await ReadAsync(replica, null));
    }

    [Fact]
    public async Task Note_ParkedJournal_StandsWhereItWas()
    {
        await NoteAsync(At(Seen), "police", Seen);
        await using (var context = store.CreateDbContext())
        {
            await context.Watermarks.Where(w => w.Journal == "police").ExecuteUpdateAsync(w => w.SetProperty(x => x.ParkedReason, "not applied"));
        }

        await NoteAsync(At(Seen.AddMinutes(5)), "police", Seen.AddMinutes(5));
        Assert.Equal([("police", Seen)], await ReadAsync(At(Seen.AddMinutes(6)), null));
    }

    private StandingJournals At(DateTimeOffset instant) => At(new Shifted(instant));

    private StandingJournals At(TimeProvider time) => new(store, time);

    private async Task NoteAsync(StandingJournals replica, string journal, DateTimeOffset current)
    {
        await using var context = store.CreateDbContext();
        await replica.NoteCurrentAsync(await context.Watermarks.AsNoTracking().SingleAsync(w => w.Journal == journal), current, CancellationToken.None);
    }

    private static async Task<IEnumerable<(string Journal, DateTimeOffset? Since)>> ReadAsync(StandingJournals replica, DateTimeOffset? asOf) =>
        (await replica.ReadAsync(asOf, CancellationToken.None)).Select(journal => (journal.Service, journal.Since?.ToDateTimeOffset())).ToList();

    private sealed class Shifted(DateTimeOffset start) : TimeProvider
    {
        public TimeSpan Shift { get; set; } = start - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
