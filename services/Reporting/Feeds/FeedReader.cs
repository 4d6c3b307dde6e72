using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Feeds;

/// <summary>What of the journals a feed is about.</summary>
/// <param name="MunicipalityCode">Kommunkod; empty for all.</param>
/// <param name="OnlyReplacing">Only versions that replaced another.</param>
/// <param name="NewestFirst">From the newest back; then a position is where reading goes on from, downwards.</param>
/// <param name="UpTo">The place at which it ends; null for what is newest.</param>
internal sealed record FeedScope(string MunicipalityCode, bool OnlyReplacing, bool NewestFirst = false, JournalPosition? UpTo = null);

/// <summary>Reads the journals' entries from the read store, which keeps every version: a feed needs no log of its own.</summary>
internal sealed class FeedReader(IDbContextFactory<ReportingDbContext> contexts)
{
    private static readonly StoredJournal[] Journals = Enum.GetValues<StoredJournal>();

    /// <summary>
    /// Where a reader who was told a position goes on: there, or, when a journal has been restored since, from what is left of it, so that
    /// nothing new is missed. FAILED_PRECONDITION (POSITION_AHEAD) for what is after the end of a journal.
    /// </summary>
    public async Task<JournalPosition> StartAsync(JournalPosition told, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginReadAsync(cancellationToken);
        var watermarks = await context.Watermarks.AsNoTracking().ToListAsync(cancellationToken);
        var end = Moments.PositionOf(watermarks);
        var start = Restorations.Common(told, await Restorations.AllAsync(context, cancellationToken)) with { Epoch = end.Epoch };
        if (Array.TrueForAll(Journals, journal => start.Of(journal) <= end.Of(journal)))
        {
            return start;
        }

        throw watermarks.TrueForAll(watermark => watermark.CaughtUp)
            ? new DomainException(StatusCode.FailedPrecondition, "POSITION_AHEAD",
                "The position lies after the end of a journal: the journal was restored, or the position is of another installation. Nothing is skipped.")
            : new DomainException(StatusCode.Unavailable, "READ_STORE_BEHIND", "The read store is being built and has not come to this position yet.");
    }

    /// <summary>The next entries after a position; newest first those before it, or from the newest when it is the default.</summary>
    public async Task<FeedPart> ReadAsync(FeedScope scope, JournalPosition after, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginReadAsync(cancellationToken);
        List<List<FeedEntry>> found = [];
        foreach (var journal in Journals)
        {
            found.Add(await EntriesAsync(context, scope, journal, after.Of(journal), most, cancellationToken));
        }

        var taken = Merge(found, scope.NewestFirst).Take(most).ToList();
        var end = taken.Aggregate(after, (position, entry) => position.After(entry.Journal, entry.Sequence));
        var entries = await WithBeforeAsync(context, taken.FindAll(entry => IsFor(scope, entry)), cancellationToken);
        var records = entries.OfType<RecordEntry>().ToList();
        return new FeedPart(entries, taken.Count, end,
            await AgreementsOfAsync(context, records, cancellationToken), await IncludersAsync(context, records, cancellationToken));
    }

    /// <summary>Several journals by time, each in its own order whatever its clock says.</summary>
    private static IEnumerable<FeedEntry> Merge(List<List<FeedEntry>> journals, bool newestFirst)
    {
        var waiting = journals.ConvertAll(entries => new Queue<FeedEntry>(entries));
        while (waiting.Where(queue => queue.Count > 0).ToList() is { Count: > 0 } open)
        {
            yield return (newestFirst
                ? open.MaxBy(queue => queue.Peek().RecordedAtMicros)
                : open.MinBy(queue => queue.Peek().RecordedAtMicros))!.Dequeue();
        }
    }

    private static async Task<List<FeedEntry>> EntriesAsync(
        ReportingDbContext context, FeedScope scope, StoredJournal journal, long after, int most, CancellationToken cancellationToken)
    {
        List<FeedEntry> entries = [];
        foreach (var records in Records(context, scope, journal))
        {
            var ofJournal = records.Where(r => r.Journal == journal);
            if (scope.UpTo is { } end)
            {
                var upTo = end.Of(journal);
                ofJournal = ofJournal.Where(r => r.Sequence <= upTo);
            }

            var ordered = scope.NewestFirst
                ? (after == 0 ? ofJournal : ofJournal.Where(r => r.Sequence < after)).OrderByDescending(r => r.Sequence)
                : ofJournal.Where(r => r.Sequence > after).OrderBy(r => r.Sequence);
            entries.AddRange((await ordered.Take(most).ToListAsync(cancellationToken)).Select(record => new RecordEntry(null, record)));
        }

        if (journal == StoredJournal.FollowUp)
        {
            entries.AddRange(await AgreementsAsync(context, scope, after, most, cancellationToken));
        }

        return [.. (scope.NewestFirst ? entries.OrderByDescending(entry => entry.Sequence) : entries.OrderBy(entry => entry.Sequence)).Take(most)];
    }

    private static async Task<IEnumerable<FeedEntry>> AgreementsAsync(
        ReportingDbContext context, FeedScope scope, long after, int most, CancellationToken cancellationToken)
    {
        var agreements = context.Agreements.AsNoTracking().Where(a => scope.MunicipalityCode == "" || a.MunicipalityCode == scope.MunicipalityCode);
        if (scope.UpTo is { FollowUp: var upTo })
        {
            agreements = agreements.Where(a => a.Sequence <= upTo);
        }

        var ordered = scope.NewestFirst
            ? (after == 0 ? agreements : agreements.Where(a => a.Sequence < after)).OrderByDescending(a => a.Sequence)
            : agreements.Where(a => a.Sequence > after).OrderBy(a => a.Sequence);
        return (await ordered.Take(most).ToListAsync(cancellationToken)).Select(agreement => new AgreementEntry(null, agreement));
    }

    /// <summary>Versions that are in the municipality, and those whose version before was.</summary>
    private static IEnumerable<IQueryable<StoredRecord>> Records(ReportingDbContext context, FeedScope scope, StoredJournal journal)
    {
        var asked = scope.OnlyReplacing ? Replacing.All(context) : context.Records.AsNoTracking();
        IEnumerable<IQueryable<StoredRecord>> all = scope.MunicipalityCode.Length == 0
            ? [asked]
            : [asked.Where(r => r.MunicipalityCode == scope.MunicipalityCode), Replacing.MovedFrom(context, scope.MunicipalityCode)];

        // Restorations are of no municipality and replace no version.
        var isElsewhere = journal == StoredJournal.FollowUp && (scope.OnlyReplacing || scope.MunicipalityCode.Length > 0);
        return isElsewhere ? all.Append(Restorations.In(context)) : all;
    }

    /// <summary>Every municipality that lost something is told of a restoration, and all of them when nobody can say which did.</summary>
    private static bool IsFor(FeedScope scope, FeedEntry entry) =>
        scope.MunicipalityCode.Length == 0 || entry is not RecordEntry { After: { Type: StoredType.JournalRestored } after }
        || after.Document<JournalRestored>().Municipalities is var lost && (lost.Count == 0 || lost.Any(one => one.MunicipalityCode == scope.MunicipalityCode));

    private static async Task<IReadOnlyList<FeedEntry>> WithBeforeAsync(
        ReportingDbContext context, List<FeedEntry> taken, CancellationToken cancellationToken)
    {
        List<StoredRecord> versions = [];
        foreach (var group in taken.OfType<RecordEntry>().Select(entry => entry.After).Where(r => r.Version > 1).GroupBy(r => (r.Type, r.Source)))
        {
            var (type, source) = group.Key;
            var ids = group.Select(version => version.RecordId).Distinct().ToList();
            versions.AddRange(await context.WithKeys<StoredRecord>([type, source], ids).AsNoTracking().ToListAsync(cancellationToken));
        }

        var byKey = versions.ToLookup(version => version.Key);
        var agreementIds = taken.OfType<AgreementEntry>().Select(entry => entry.After.Id).Distinct().ToList();
        var agreements = (agreementIds.Count == 0 ? [] : await context.Agreements.AsNoTracking()
            .WithAny(context, a => a.Id, agreementIds).ToListAsync(cancellationToken)).ToLookup(agreement => agreement.Id);
        return [.. taken.Select(entry => entry switch
        {
            RecordEntry { After: var after } => Public(byKey[after.Key].Where(r => r.Version < after.Version).MaxBy(r => r.Version), after),
            AgreementEntry { After: var after } =>
                new AgreementEntry(agreements[after.Id].Where(a => a.Version < after.Version).MaxBy(a => a.Version), after),
            _ => entry,
        }).OfType<FeedEntry>()];
    }

    /// <summary>Nothing planned is told: what was only planned, or for a day to come, has no version before the one that is public.</summary>
    private static RecordEntry? Public(StoredRecord? before, StoredRecord after)
    {
        var known = before is null || IsToCome(before) ? null : before;
        return known is null && IsToCome(after) ? null : new RecordEntry(known, after);
    }

    private static bool IsToCome(StoredRecord version) => !version.IsDocument
        && (version.Record.IsOnlyPlanned() || version.Record.Date > Snapshot.DayOf(JournalEntry.FromMicros(version.RecordedAtMicros)));

    private static async Task<IReadOnlyList<StoredAgreement>> AgreementsOfAsync(
        ReportingDbContext context, List<RecordEntry> records, CancellationToken cancellationToken)
    {
        var municipalities = records.SelectMany(r => new[] { r.Before?.MunicipalityCode, r.After.MunicipalityCode }).OfType<string>().Distinct().ToList();
        return await context.Agreements.AsNoTracking().WithAny(context, a => a.MunicipalityCode, municipalities)
            .OrderBy(a => a.Id).ThenBy(a => a.Version).ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<StoredRecord>> IncludersAsync(
        ReportingDbContext context, List<RecordEntry> records, CancellationToken cancellationToken)
    {
        List<StoredRecord> includers = [];
        foreach (var group in records.Where(r => !r.After.IsDocument).GroupBy(r => (r.After.Type, r.After.Source)))
        {
            var (type, source) = group.Key;
            var ids = group.Select(r => r.After.RecordId).Distinct().ToList();
            includers.AddRange(await (from inclusion in context.WithKeys<Inclusion>([type, source], ids)
                                      join version in context.Records.AsNoTracking()
                                          on new { inclusion.Type, inclusion.Source, Id = inclusion.ById }
                                          equals new { version.Type, version.Source, Id = version.RecordId }
                                      select version).Distinct().ToListAsync(cancellationToken));
        }

        return includers;
    }
}
