using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.Reads;
using Medborgarlofte.Reporting.Receipts;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>A read store in a SQLite file of its own, filled as the applier fills it: each batch in one transaction.</summary>
internal sealed class TestStore : IDbContextFactory<ReportingDbContext>, IDisposable
{
    // Made once; creating the tables anew for every property would be most of the time.
    private static readonly Lazy<byte[]> Empty = new(CreateEmpty);

    private readonly string path = Path.Combine(Path.GetTempPath(), $"reporting-{Guid.NewGuid():N}.db");
    private readonly CurrentWordings agreed = new();
    private readonly Checkpoints checkpoints;
    private readonly IInterceptor[] interceptors;
    private ReceiptTotalsReader? totals;

    public TestStore(params IInterceptor[] interceptors)
        : this(3, interceptors)
    {
    }

    /// <param name="changesBetweenCheckpoints">How many changes lie between two checkpoints at least.</param>
    /// <param name="interceptors">See what is asked of the database.</param>
    public TestStore(int changesBetweenCheckpoints, params IInterceptor[] interceptors)
    {
        checkpoints = new(changesBetweenCheckpoints);
        this.interceptors = interceptors;
        File.WriteAllBytes(path, Empty.Value);
    }

    public FollowUpReader Reader => new(this, TimeProvider.System);

    public CorrectionsReader Corrections => new(this);

    public FeedReader Feed => new(this);

    public ExpensiveReads Expensive { get; } = new(Options.Create(new ReadOptions()));

    public ReceiptPageReader Receipts => new(this, Expensive);

    /// <summary>One and the same: it remembers what it has counted.</summary>
    public ReceiptTotalsReader Totals => totals ??= new(this, Expensive);

    public ReportingDbContext CreateDbContext() => Open(path, interceptors);

    /// <summary>What journals bring, taken in when it was recorded or, where <paramref name="now"/> tells, at that instant.</summary>
    public Task ApplyAsync(IEnumerable<JournalChange> batch, DateTimeOffset? now = null) =>
        ApplyAsync(this, batch, now, (context, isNext) => new ReadStoreUpdate(context, agreed, isNext ? checkpoints : null));

    /// <summary>The same for a store on another system.</summary>
    public static async Task ApplyAsync(
        IDbContextFactory<ReportingDbContext> store, IEnumerable<JournalChange> batch, DateTimeOffset? now,
        Func<ReportingDbContext, bool, ReadStoreUpdate> update)
    {
        var changes = batch.ToList();
        while (changes.Count > 0)
        {
            var journal = JournalOf(changes[0]);
            var part = changes.TakeWhile(change => JournalOf(change) == journal).ToList();
            await using var context = await store.CreateDbContextAsync();
            await ApplyAsync(context, journal, part, now, update);
            changes.RemoveRange(0, part.Count);
        }
    }

    /// <summary>Takes out what came after an entry of a journal.</summary>
    public async Task RollBackAsync(string journal, long kept)
    {
        await using var context = CreateDbContext();
        await using var transaction = await context.Database.BeginWriteAsync(CancellationToken.None);
        await new RollBack(context).ApplyAsync(journal, new JournalPlace(kept, ""), CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <summary>From now on what comes is new: it is no longer the building of the store.</summary>
    public async Task CaughtUpAsync()
    {
        await using var context = CreateDbContext();
        await context.Watermarks.ExecuteUpdateAsync(w => w.SetProperty(x => x.CaughtUp, true));
    }

    private static string JournalOf(JournalChange change) => change switch
    {
        RecordChange record => NameOf(StoredRecord.JournalOf(record.Type)),
        DocumentChange document => NameOf(StoredRecord.JournalOf(document.Key.Type)),
        _ => JournalTypes.FollowUpJournal,
    };

    private static string NameOf(StoredJournal journal) => journal switch
    {
        StoredJournal.Police => JournalTypes.PoliceJournal,
        StoredJournal.Municipal => JournalTypes.MunicipalJournal,
        _ => JournalTypes.FollowUpJournal,
    };

    private static async Task ApplyAsync(
        ReportingDbContext context, string journal, List<JournalChange> part, DateTimeOffset? now,
        Func<ReportingDbContext, bool, ReadStoreUpdate> update)
    {
        await using var transaction = await context.Database.BeginWriteAsync(CancellationToken.None);
        var before = await context.Watermarks.AsNoTracking().ToListAsync();
        var known = before.Single(watermark => watermark.Journal == journal).Sequence;
        var last = Math.Max(part.Max(change => change.Sequence), known);
        await context.Watermarks.Where(w => w.Journal == journal).ExecuteUpdateAsync(w => w.SetProperty(x => x.Sequence, last));

        // What comes again, or out of order, stands at no place of its own: the writer never applies it.
        await update(context, part[0].Sequence == known + 1).ApplyAsync(
            part, Moments.JournalOf(journal), Moments.PositionOf(before), CancellationToken.None);
        if (part[^1].Sequence > known)
        {
            await IntakeClock.StampAsync(context, journal, before, part, now ?? part[^1].RecordedAt, CancellationToken.None);
        }

        await transaction.CommitAsync();
    }

    /// <summary>The tallies of the test municipality at a place in the journals, in order: by what is kept, and counted anew.</summary>
    public async Task<(IReadOnlyList<string> Kept, IReadOnlyList<string> Anew)> TalliesAsync(JournalPosition at)
    {
        await using var context = CreateDbContext();
        var agreements = await Held.Agreements(context, new Moment(default, at, IsNow: false))
            .Where(agreement => agreement.MunicipalityCode == TestJournals.Municipality).ToListAsync();
        var tallies = new TalliesAsOf(context, TestJournals.Municipality, [.. agreements.SelectMany(agreement => CountedWording.Of(agreement.Terms))]);
        return (Lines(await tallies.ReadAsync(at, CancellationToken.None)), Lines(await tallies.CountAsync(at, CancellationToken.None)));
    }

    /// <summary>The tallies as they stand, in order.</summary>
    public async Task<IReadOnlyList<string>> TalliesAsync()
    {
        await using var context = CreateDbContext();
        return [.. (await context.Tallies.AsNoTracking().ToListAsync()).Select(tally => $"{tally.Address} {tally.Sums}").Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Lines(TallyDelta tallies) =>
        [.. tallies.Changes.Select(tally => $"{tally.Key} {tally.Value}").Order(StringComparer.Ordinal)];

    public async Task<string> StateHashAsync()
    {
        await using var context = CreateDbContext();
        return await StateHash.OfCurrentAsync(context, CancellationToken.None);
    }

    public async Task<string> HistoryHashAsync()
    {
        await using var context = CreateDbContext();
        return await StateHash.OfHistoryAsync(context, CancellationToken.None);
    }

    /// <summary>The follow-up of every signed agreement of the test municipality, as bytes.</summary>
    public async Task<string> FollowUpAsync(DateTimeOffset? asOf)
    {
        var snapshot = await Reader.ReadAsync(TestJournals.Municipality, asOf, CancellationToken.None);
        return string.Join('\n', snapshot.Agreements.Where(agreement => agreement.State == AgreementState.Signed)
            .Select(agreement => FollowUpMapping.ToWire(agreement, snapshot).ToString()));
    }

    public void Dispose()
    {
        Expensive.Dispose();
        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" })
        {
            File.Delete(file);
        }
    }

    private static SqliteReportingDbContext Open(string path, params IInterceptor[] interceptors) => new(
        new DbContextOptionsBuilder<SqliteReportingDbContext>().UseServiceSqlite($"Data Source={path};Pooling=False", Durability.Rebuildable)
            .AddInterceptors(interceptors).Options);

    private static byte[] CreateEmpty()
    {
        var template = Path.GetTempFileName();
        using (var context = Open(template))
        {
            context.Database.EnsureCreated();
        }

        var bytes = File.ReadAllBytes(template);
        File.Delete(template);
        return bytes;
    }
}
