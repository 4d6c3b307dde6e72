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
    private readonly IInterceptor[] interceptors;
    private ReceiptTotalsReader? totals;

    public TestStore(params IInterceptor[] interceptors)
    {
        this.interceptors = interceptors;
        File.WriteAllBytes(path, Empty.Value);
    }

    public FollowUpReader Reader => new(this, TimeProvider.System);

    public CorrectionsReader Corrections => new(this);

    public FeedReader Feed => new(this);

    public ExpensiveReads Expensive { get; } = new(Options.Create(new ReadOptions()));

    public ReceiptPageReader Receipts => new(this, Expensive);

    /// <summary>One and the same: it remembers what it has counted.</summary>
    public ReceiptTotalsReader Totals => totals ??= new(this, Expensive, TimeProvider.System);

    public ReportingDbContext CreateDbContext() => Open(path, interceptors);

    public async Task ApplyAsync(IEnumerable<JournalChange> batch)
    {
        JournalChange[] changes = [.. batch];
        await using var context = CreateDbContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await new ReadStoreUpdate(context, agreed).ApplyAsync(changes, CancellationToken.None);
        foreach (var journal in changes.GroupBy(JournalOf))
        {
            var last = journal.Max(change => change.Sequence);
            await context.Watermarks.Where(w => w.Journal == journal.Key && w.Sequence < last)
                .ExecuteUpdateAsync(w => w.SetProperty(x => x.Sequence, last));
        }

        await transaction.CommitAsync();
    }

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

    private static string JournalOf(JournalChange change) => change switch
    {
        RecordChange record => NameOf(record.Type),
        DocumentChange document => NameOf(document.Key.Type),
        _ => JournalTypes.FollowUpJournal,
    };

    private static string NameOf(StoredType type) => StoredRecord.JournalOf(type) switch
    {
        StoredJournal.Police => JournalTypes.PoliceJournal,
        StoredJournal.Municipal => JournalTypes.MunicipalJournal,
        _ => JournalTypes.FollowUpJournal,
    };

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
