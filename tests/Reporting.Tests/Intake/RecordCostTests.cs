using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>What one more record costs where there are very many.</summary>
public sealed class RecordCostTests
{
    private const int Records = 100_000;
    private const int Days = 1461;

    [Fact]
    public async Task Apply_OneMoreRecordBesideAHundredThousand_WritesItsOwnRowsAlone()
    {
        Rows rows = new();
        using TestStore store = new(rows);
        await FillAsync(store);
        await store.ApplyAsync([new AgreementChange(1, TestJournals.Start,
            Agreement("2018-01-01", "2021-12-31", Police(AtLeast(1, Per.Day, "trafikkontroll"))))]);
        Assert.Equal(Days, rows.Written.Count(row => row == "Added StoredTally"));

        rows.Clear();
        await store.ApplyAsync([Change(1, "2020-06-01")]);
        Assert.Equal(["Added StoredRecord", "Modified StoredTally"], rows.Written.Order());
        Assert.Equal(1, rows.TalliesRead);

        rows.Clear();
        await store.ApplyAsync([Change(2, "2020-06-02")]);
        Assert.Equal(["Added StoredRecord", "Modified StoredRecord", "Modified StoredTally", "Modified StoredTally"], rows.Written.Order());
        Assert.Equal(2, rows.TalliesRead);
    }

    private static RecordChange Change(long version, string date) => new(
        version, TestJournals.Start.AddDays(version), StoredType.PoliceActivity, Activity(date) with { RecordId = "one-more", Version = version });

    // Written straight into the table: how they came there is not what is measured.
    private static async Task FillAsync(TestStore store)
    {
        var payload = JsonSerializer.Serialize(Activity("2018-01-01") with { RecordId = "#" }, JournalJson.Options);
        await using var context = store.CreateDbContext();
        await context.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < {Records - 1})
            INSERT INTO record_versions
                (Type, Source, RecordId, Version, MunicipalityCode, RecordedAtMicros, SupersededAtMicros, Payload, Journal, Sequence)
            SELECT 1, 'police-demo', 'r' || n, 1, {Municipality}, 1, {StoredRecord.Current},
                replace(replace({payload}, '2018-01-01', date('2018-01-01', '+' || (n % {Days}) || ' days')), '#', 'r' || n),
                {(int)StoredJournal.Police}, n + 1
            FROM number
            """);
    }

    /// <summary>Rows written by SaveChanges, and tallies read.</summary>
    private sealed class Rows : SaveChangesInterceptor, IMaterializationInterceptor
    {
        public List<string> Written { get; } = [];

        public int TalliesRead { get; private set; }

        public void Clear()
        {
            Written.Clear();
            TalliesRead = 0;
        }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Written.AddRange(eventData.Context!.ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(entry => $"{entry.State} {entry.Entity.GetType().Name}"));
            return ValueTask.FromResult(result);
        }

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            TalliesRead += entity is StoredTally ? 1 : 0;
            return entity;
        }
    }
}
