using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>The same journals make the same read store, and the same answers, on each database system.</summary>
public sealed class ReadStoreOnEachSystemTests
{
    // More than a statement of SQL Server has parameters.
    private const int ManyIncludes = 2200;

    [SkippableTheory]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public async Task Apply_TheSameJournals_GivesWhatSqliteHolds(string system)
    {
        var server = system == "SqlServer" ? TestServers.SqlServer : TestServers.PostgreSql;
        Skip.If(server is null, $"no server: set MEDBORGARLOFTE_TEST_{system.ToUpperInvariant()}");
        using var sqlite = new TestStore();
        var other = new Store(system, $"{server};Database=medborgarlofte_{Guid.NewGuid():n}");
        await using (var context = other.CreateDbContext())
        {
            await context.Database.MigrateAsync();
        }

        try
        {
            foreach (var batch in Changes().Chunk(7))
            {
                await sqlite.ApplyAsync(batch);
                await other.ApplyAsync(batch);
            }

            await using var context = other.CreateDbContext();
            Assert.Equal(await sqlite.StateHashAsync(), await StateHash.OfCurrentAsync(context, CancellationToken.None));
            Assert.Equal(await sqlite.HistoryHashAsync(), await StateHash.OfHistoryAsync(context, CancellationToken.None));
            Assert.Equal(await FollowUpAsync(sqlite.Reader), await FollowUpAsync(new FollowUpReader(other, TimeProvider.System)));
            Assert.Equal(await FeedAsync(sqlite.Feed), await FeedAsync(new FeedReader(other)));
        }
        finally
        {
            await using var context = other.CreateDbContext();
            await context.Database.EnsureDeletedAsync();
        }
    }

    private static IEnumerable<JournalChange> Changes()
    {
        var all = new TestJournals(Enumerable.Range(1, 40)).All;
        var last = all[^1].RecordedAt;
        var sequence = 1000;
        return [.. all, Record("TK-a"), Record("tk-a"), Record("all", 1, 0), Record("all", 2, ManyIncludes)];

        RecordChange Record(string id, int version = 1, int? includesFrom = null) => new(
            ++sequence, last.AddMinutes(sequence), StoredType.PoliceActivity, Activity("2020-05-05") with
            {
                Source = "s",
                RecordId = id,
                Version = version,
                Includes = includesFrom is { } first ? ["TK-a", "tk-a", .. Enumerable.Range(first, ManyIncludes).Select(number => $"n{number}")] : [],
            });
    }

    private static async Task<string> FollowUpAsync(FollowUpReader reader)
    {
        var now = await reader.ReadAsync(TestJournals.Municipality, asOf: default, CancellationToken.None);
        var snapshot = now with { Moment = now.Moment with { AsOf = TestJournals.Start.AddYears(3) } };
        return string.Join('\n', snapshot.Agreements.Where(agreement => agreement.State == AgreementState.Signed)
            .Select(agreement => FollowUpMapping.ToWire(agreement, snapshot).ToString()));
    }

    private static async Task<string> FeedAsync(FeedReader reader)
    {
        List<string> found = [];
        foreach (var scope in new[] { new FeedScope(TestJournals.Municipality, false), new FeedScope("", true), new FeedScope("", true, NewestFirst: true) })
        {
            var part = await reader.ReadAsync(scope, default, 1000, CancellationToken.None);
            found.Add($"{part.Read} to {part.End}, {part.Agreements.Count} agreements");
            found.AddRange(part.Entries.Select(entry => $"{entry.Journal} {entry.Sequence}"));
            found.AddRange(part.Includers.Select(includer => $"{includer.Key} {includer.Version}").Order(StringComparer.Ordinal));
        }

        return string.Join('\n', found);
    }

    private sealed class Store(string system, string connection) : IDbContextFactory<ReportingDbContext>
    {
        private readonly CurrentWordings agreed = new();

        public ReportingDbContext CreateDbContext() => system == "SqlServer"
            ? new SqlServerReportingDbContext(new DbContextOptionsBuilder<SqlServerReportingDbContext>().UseServiceSqlServer(connection).Options)
            : new PostgreSqlReportingDbContext(new DbContextOptionsBuilder<PostgreSqlReportingDbContext>().UseNpgsql(connection).Options);

        public Task ApplyAsync(IReadOnlyList<JournalChange> batch) =>
            TestStore.ApplyAsync(this, batch, now: null, (context, _) => new ReadStoreUpdate(context, agreed));
    }
}
