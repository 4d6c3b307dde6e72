using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>
/// Resolves instants to places in the journals. An answer about now states an instant that no transaction of intake which it did not see
/// can come under, so that the same instant has the same answer for ever.
/// </summary>
internal static class Moments
{
    /// <summary>How old an entry may be when it is taken in and still belong to the instant at which it was recorded.</summary>
    public static readonly TimeSpan LongestIntake = TimeSpan.FromSeconds(10);

    /// <summary>How long a transaction of intake may take from its stamp until readers see it.</summary>
    public static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(5);

    // A replica's clock may be this far from another's.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(5);

    // A citation that outlives the read store may leave out what was this late when it was made.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private static readonly StoredJournal[] Journals = Enum.GetValues<StoredJournal>();

    /// <summary>What is asked for, inside the context's transaction. INVALID_ARGUMENT (asOf, position).</summary>
    public static async Task<Moment> ResolveAsync(
        ReportingDbContext context, AskedMoment asked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (asked.Known is { } known)
        {
            return known;
        }

        var watermarks = await context.Watermarks.AsNoTracking().ToListAsync(cancellationToken);
        var (seen, latest) = (PositionOf(watermarks), Latest(watermarks, now));
        if (asked.AsOf is { } asOf)
        {
            var violations = new Violations("");
            violations.Require(asOf <= now || asOf <= latest, "asOf", "Not in the future.");
            violations.ThrowIfAny();
        }

        if (asked.Position is { } position)
        {
            return await CheckedAsync(context, asked.AsOf, position, watermarks, cancellationToken);
        }

        // What is younger than the latest instant that is sure is answered as of that one.
        return asked.AsOf is { } instant && instant < latest
            ? new Moment(instant, await PositionAsync(context, JournalEntry.ToMicros(instant), cancellationToken), IsNow: false)
            : new Moment(latest, seen, IsNow: true);
    }

    /// <summary>How far each journal has been applied.</summary>
    public static JournalPosition PositionOf(IEnumerable<Watermark> watermarks) => watermarks.Aggregate(
        default(JournalPosition), (position, watermark) => position.After(JournalOf(watermark.Journal), watermark.Sequence) with
        {
            Epoch = Math.Max(position.Epoch, watermark.Epoch),
        });

    /// <summary>A journal by its name.</summary>
    public static StoredJournal JournalOf(string journal) => journal switch
    {
        JournalTypes.PoliceJournal => StoredJournal.Police,
        JournalTypes.MunicipalJournal => StoredJournal.Municipal,
        _ => StoredJournal.FollowUp,
    };

    /// <summary>
    /// The latest instant that nothing still to come can come under: what is taken in promptly is stamped with when it was recorded, what
    /// is late with the clock, and nothing before what is seen here.
    /// </summary>
    private static DateTimeOffset Latest(IEnumerable<Watermark> watermarks, DateTimeOffset now) => JournalEntry.FromMicros(Math.Max(
        watermarks.Select(watermark => watermark.KnownAtMicros).DefaultIfEmpty().Max(), JournalEntry.ToMicros(now - LongestIntake - LongestCommit - ClockDifference)));

    private static async Task<JournalPosition> PositionAsync(ReportingDbContext context, long until, CancellationToken cancellationToken)
    {
        var position = default(JournalPosition);
        foreach (var journal in Journals)
        {
            var steps = context.Steps.AsNoTracking().Where(s => s.Journal == journal);
            var whole = await steps.Where(s => s.KnownAtMicros <= until).OrderByDescending(s => s.KnownAtMicros).ThenByDescending(s => s.LastSequence)
                .Select(s => s.LastSequence).FirstOrDefaultAsync(cancellationToken);
            var next = await steps.Where(s => s.KnownAtMicros > until).OrderBy(s => s.KnownAtMicros).ThenBy(s => s.LastSequence)
                .FirstOrDefaultAsync(cancellationToken);
            position = position.After(journal, next?.KnownFromMicros <= until
                ? await PartAsync(context, journal, whole, next.LastSequence, until, cancellationToken)
                : whole);
        }

        return position with { Epoch = await Restorations.EpochAsync(context, position.FollowUp, cancellationToken) };
    }

    /// <summary>The last entry of a step that was recorded by an instant. A journal's clock never goes back.</summary>
    private static async Task<long> PartAsync(
        ReportingDbContext context, StoredJournal journal, long after, long upTo, long until, CancellationToken cancellationToken)
    {
        var record = await context.Records
            .Where(r => r.Journal == journal && r.Sequence > after && r.Sequence <= upTo && r.RecordedAtMicros <= until)
            .OrderByDescending(r => r.Sequence).Select(r => r.Sequence).FirstOrDefaultAsync(cancellationToken);
        var agreement = journal != StoredJournal.FollowUp ? 0 : await context.Agreements
            .Where(a => a.Sequence > after && a.Sequence <= upTo && a.RecordedAtMicros <= until)
            .OrderByDescending(a => a.Sequence).Select(a => a.Sequence).FirstOrDefaultAsync(cancellationToken);
        return Math.Max(after, Math.Max(record, agreement));
    }

    /// <summary>A position with the instant of its answer. Any other pair would show what was never there.</summary>
    private static async Task<Moment> CheckedAsync(
        ReportingDbContext context, DateTimeOffset? asOf, JournalPosition position, List<Watermark> watermarks, CancellationToken cancellationToken)
    {
        var violations = new Violations("");
        violations.Require(asOf is not null, "position", "Together with the asOf of the same answer.");
        violations.ThrowIfAny();
        if (Restorations.Common(position, await Restorations.AllAsync(context, cancellationToken)) != position)
        {
            throw DomainException.NotFound("JOURNAL_RESTORED", "A journal has been restored since, and what this position held of it is gone; see /corrections.");
        }

        var seen = PositionOf(watermarks);
        var isReached = Array.TrueForAll(Journals, journal => position.Of(journal) <= seen.Of(journal));
        if (!isReached && !watermarks.TrueForAll(watermark => watermark.CaughtUp))
        {
            throw new DomainException(StatusCode.Unavailable, "READ_STORE_BEHIND", "The read store is being built and has not come to this position yet.");
        }

        var instant = JournalEntry.ToMicros(asOf!.Value);
        violations.Require(isReached && (position == await PositionAsync(context, instant, cancellationToken)
            || await IsPossibleAsync(context, position, asOf.Value, cancellationToken)), "position", "The position that an answer for this instant stated.");
        violations.ThrowIfAny();
        return new Moment(asOf.Value, position, IsNow: false);
    }

    /// <summary>True when all that it holds was recorded by the instant, and what it leaves out not long before: a rebuilt store knows no more.</summary>
    private static async Task<bool> IsPossibleAsync(
        ReportingDbContext context, JournalPosition position, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var (latest, earliest) = (JournalEntry.ToMicros(asOf + LongestDelay), JournalEntry.ToMicros(asOf - LongestDelay));
        foreach (var journal in Journals)
        {
            var upTo = position.Of(journal);
            var ofJournal = context.Records.Where(r => r.Journal == journal);
            var last = await ofJournal.Where(r => r.Sequence <= upTo).OrderByDescending(r => r.Sequence)
                .Select(r => (long?)r.RecordedAtMicros).FirstOrDefaultAsync(cancellationToken);
            var next = await ofJournal.Where(r => r.Sequence > upTo).OrderBy(r => r.Sequence)
                .Select(r => (long?)r.RecordedAtMicros).FirstOrDefaultAsync(cancellationToken);
            if (journal == StoredJournal.FollowUp)
            {
                var agreed = await context.Agreements.Where(a => a.Sequence <= upTo).OrderByDescending(a => a.Sequence)
                    .Select(a => (long?)a.RecordedAtMicros).FirstOrDefaultAsync(cancellationToken);
                var agreedNext = await context.Agreements.Where(a => a.Sequence > upTo).OrderBy(a => a.Sequence)
                    .Select(a => (long?)a.RecordedAtMicros).FirstOrDefaultAsync(cancellationToken);
                (last, next) = (Later(last, agreed), Sooner(next, agreedNext));
            }

            if (last > latest || next < earliest)
            {
                return false;
            }
        }

        return true;
    }

    private static long? Later(long? one, long? other) => one > other || other is null ? one : other;

    private static long? Sooner(long? one, long? other) => one < other || other is null ? one : other;
}
