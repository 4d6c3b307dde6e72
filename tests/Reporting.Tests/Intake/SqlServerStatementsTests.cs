using System.Data;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>What intake and the readers send to SQL Server, without one: every command parses and keeps to the server's limits.</summary>
public sealed class SqlServerStatementsTests
{
    private const int Many = 3000;

    // Each has more than five parameters of the 2,100 that a command may have.
    private const int ManyDays = 900;

    private readonly SilentSqlServer server = new();
    private readonly Store store;

    public SqlServerStatementsTests() => store = new Store(server);

    [Fact]
    public async Task Apply_ManyRecordsMunicipalitiesAndIncludes_KeepsToTheLimits()
    {
        await using var context = store.CreateDbContext();
        RecordChange[] changes =
        [
            .. Enumerable.Range(1, Many).Select(number => new RecordChange(number, TestJournals.Start, StoredType.PoliceActivity,
                Activity("2020-05-05") with { RecordId = $"TK-{number}", MunicipalityCode = $"{number:0000}" })),
            new(Many + 1, TestJournals.Start, StoredType.PoliceActivity,
                Activity("2020-05-05") with { RecordId = "all", Includes = ["TK-a", "tk-a", .. Enumerable.Range(1, Many).Select(number => $"TK-{number}")] }),
        ];
        await new ReadStoreUpdate(context, new CurrentWordings()).ApplyAsync(changes, StoredJournal.Police, default, CancellationToken.None);
        RequireRunnable(atLeast: 10);
        Assert.Contains(server.Commands, command => command.Text.Contains("INSERT INTO [inclusions]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SaveTallies_OfManyDays_KeepsToTheLimits()
    {
        await using var context = store.CreateDbContext();
        var delta = new TallyDelta();
        delta.Add(from day in Enumerable.Range(0, ManyDays)
                  let date = Day("2020-01-01").AddDays(day)
                  select (new TallyAddress(new WordingAddress("vetlanda", "1", 0), "a", new TallyKey(date, date, Party.Police, "", "")),
                      new TallyAmount(1, 0, day % 2 == 0 ? 1 : -1, 0, 0, 0)));
        await delta.SaveAsync(context, CancellationToken.None);
        RequireRunnable(atLeast: 10);
    }

    [Fact]
    public async Task Read_EachWay_IsASnapshot()
    {
        await new FollowUpReader(store, TimeProvider.System).ReadAsync("0685", null, CancellationToken.None);
        await new FollowUpReader(store, TimeProvider.System).ReadAsync("0685", TestJournals.Start, CancellationToken.None);
        await new FeedReader(store).ReadAsync(new FeedScope("0685", OnlyReplacing: true), default, 20, CancellationToken.None);
        RequireRunnable(atLeast: 10);
        Assert.NotEmpty(server.Transactions);
        Assert.All(server.Transactions, level => Assert.Equal(IsolationLevel.Snapshot, level));
    }

    private void RequireRunnable(int atLeast)
    {
        Assert.InRange(server.Commands.Count, atLeast, 500);
        Assert.All(server.Commands, TransactSql.RequireRunnable);
    }

    private sealed class Store(SilentSqlServer server) : IDbContextFactory<ReportingDbContext>
    {
        public ReportingDbContext CreateDbContext() => new SqlServerReportingDbContext(new DbContextOptionsBuilder<SqlServerReportingDbContext>()
            .UseServiceSqlServer("Server=none").AddInterceptors(server).Options);
    }
}
