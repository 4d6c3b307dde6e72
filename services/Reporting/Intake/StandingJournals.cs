using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// The journals of which no replica has seen everything applied for two minutes: their service is away, they are parked, or Reporting was down.
/// Answers name them, because an answer that lacks something looks like a complete one.
/// </summary>
internal sealed class StandingJournals(IDbContextFactory<ReportingDbContext> contexts, TimeProvider time)
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(1);

    private readonly long started = time.GetTimestamp();
    private readonly ConcurrentDictionary<string, long> seen = new();
    private volatile Found? found;

    /// <summary>Notes that everything of a journal up to an instant is applied. It is stored every fifteen seconds at most.</summary>
    public async Task NoteCurrentAsync(Watermark watermark, DateTimeOffset current, CancellationToken cancellationToken)
    {
        // Use the timer: setting the clock does not change it.
        seen[watermark.Journal] = time.GetTimestamp();
        var micros = JournalEntry.ToMicros(current);
        if (micros < watermark.CurrentAtMicros + (BetweenNotes.Ticks / TimeSpan.TicksPerMicrosecond))
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Watermarks.Where(w => w.Journal == watermark.Journal && w.CurrentAtMicros < micros && w.ParkedReason == "").ExecuteUpdateAsync(
            w => w.SetProperty(x => x.CurrentAtMicros, micros), cancellationToken);
    }

    /// <summary>The journals whose entries an answer may lack, ordered by name.</summary>
    /// <param name="asOf">The instant that the answer is for; null for now. An answer for an instant that was complete stays complete.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IEnumerable<StandingStill>> ReadAsync(DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var last = found;
        if (last is null || time.GetElapsedTime(last.At) > SameMoment)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            last = found = new Found(
                await context.Watermarks.AsNoTracking().OrderBy(w => w.Journal).ToListAsync(cancellationToken), time.GetTimestamp());
        }

        var now = time.GetUtcNow();
        return from watermark in last.Watermarks
               let since = JournalEntry.FromMicros(watermark.CurrentAtMicros)
               where !seen.TryGetValue(watermark.Journal, out var at) || time.GetElapsedTime(at) > TooLong
               where watermark.CurrentAtMicros == 0 ? time.GetElapsedTime(started) > TooLong : now - since > TooLong && !(asOf <= since)
               select new StandingStill { Service = watermark.Journal, Since = watermark.CurrentAtMicros == 0 ? null : since.ToTimestamp() };
    }

    private sealed record Found(IReadOnlyList<Watermark> Watermarks, long At);
}
