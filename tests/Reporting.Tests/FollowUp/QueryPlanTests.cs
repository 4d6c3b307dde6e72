using System.Data.Common;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Tests.Intake;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.FollowUp;

/// <summary>How SQLite finds what is asked for all the time: never by looking through a municipality's records, or a journal of the whole country.</summary>
public sealed class QueryPlanTests
{
    private const string OfAType = "IX_record_versions_Texts (MunicipalityCode=? AND SupersededAtMicros=? AND Type=?)";
    private const string OfAMunicipality = "IX_record_versions_MunicipalityCode_Journal_Sequence (MunicipalityCode=? AND Journal=?";
    private const string Superseded = "IX_record_versions_Superseded (MunicipalityCode=? AND Journal=? AND SupersededSequence>? AND SupersededSequence<?)";
    private const string ThatReplace = "IX_record_versions_Replacing (Journal=?";

    [Fact]
    public async Task FollowUp_Now_IsSoughtByTypeOrIsTheNewest()
    {
        var plans = await PlansAsync(store => store.Reader.ReadAsync(TestJournals.Municipality, asOf: null, CancellationToken.None));

        // The newest of each of three journals; declarations, and documents.
        Assert.Equal(5, plans.Count);
        Assert.Equal(3, plans.Count(plan => plan.Contains(OfAMunicipality, StringComparison.Ordinal)));
        Assert.Equal(2, plans.Count(plan => plan.EndsWith(OfAType, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FollowUp_OfAnEarlierInstant_IsSoughtByPlacesAndTexts()
    {
        var plans = await PlansAsync(store => store.Reader.ReadAsync(
            TestJournals.Municipality, TestJournals.Start.AddDays(-1), CancellationToken.None));

        // Which entries of one batch; restorations; the newest of each of three journals; declarations, and documents.
        Assert.Equal(7, plans.Count);
        Assert.All(plans, plan => Assert.StartsWith("SEARCH", plan, StringComparison.Ordinal));
        Assert.Equal(3, plans.Count(plan => plan.Contains($"{OfAMunicipality} AND Sequence<?", StringComparison.Ordinal)));
        Assert.Equal(2, plans.Count(plan => plan.Contains("IX_record_versions_Texts (MunicipalityCode=?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Tallies_OfAnEarlierInstant_AreMovedByWhatCameAndByWhatWasSuperseded()
    {
        var plans = await PlansAsync(
            async store =>
            {
                await store.ApplyAsync(Enumerable.Range(1, 20).Select(Control));
                await store.ApplyAsync([Control(21) with { Record = Control(1).Record with { Version = 2 } }]);
            },
            store => store.Reader.ReadAsync(TestJournals.Municipality, TestJournals.Start.AddSeconds(10), CancellationToken.None));

        Assert.All(plans, plan => Assert.StartsWith("SEARCH", plan, StringComparison.Ordinal));
        Assert.Contains(plans, plan => plan.Contains($"{OfAMunicipality} AND Sequence>? AND Sequence<?", StringComparison.Ordinal));
        Assert.Contains(plans, plan => plan.Contains(Superseded, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Corrections_SinceASeal_AreSoughtByWhatWasSuperseded()
    {
        var plans = await PlansAsync(
            store => store.ApplyAsync([Control(1), Control(2) with { Record = Control(1).Record with { Version = 2 } }]),
            store => store.Corrections.CountSinceAsync([Seal], new Moment(TestJournals.Start, new JournalPosition(2, 0, 1), IsNow: true), CancellationToken.None));

        Assert.Contains(plans, plan => plan.Contains(Superseded, StringComparison.Ordinal));
        Assert.Contains(plans, plan => plan.Contains(ThatReplace, StringComparison.Ordinal) || plan.Contains($"{OfAMunicipality} AND Sequence>? AND Sequence<?", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Feed_OfAMunicipality_IsSoughtByItAndByWhatReplaces(bool newestFirst)
    {
        var plans = await PlansAsync(store => ReadAsync(store, new FeedScope(TestJournals.Municipality, OnlyReplacing: false, newestFirst)));

        // Of each of three journals, and restorations.
        Assert.Equal(7, plans.Count);
        Assert.Equal(4, plans.Count(plan => plan.Contains(OfAMunicipality, StringComparison.Ordinal)));
        Assert.All(plans, plan => Assert.StartsWith("SEARCH", plan, StringComparison.Ordinal));
        Assert.Equal(3, plans.Count(plan => plan.Contains(ThatReplace, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Feed_OfEveryCorrection_IsSoughtByWhatReplaces(bool newestFirst)
    {
        var plans = await PlansAsync(store => ReadAsync(store, new FeedScope("", OnlyReplacing: true, newestFirst)));

        // Restorations are sought among the few that are of no municipality.
        Assert.Equal(4, plans.Count);
        Assert.Equal(3, plans.Count(plan => plan.Contains(ThatReplace, StringComparison.Ordinal)));
        Assert.Single(plans, plan => plan.Contains("MunicipalityCode=?", StringComparison.Ordinal));
    }

    private static Task<FeedPart> ReadAsync(TestStore store, FeedScope scope) =>
        store.Feed.ReadAsync(scope, default, most: 50, CancellationToken.None);

    /// <summary>How each statement that looks for records begins.</summary>
    private static Task<IReadOnlyList<string>> PlansAsync(Func<TestStore, Task> read) => PlansAsync(_ => Task.CompletedTask, read);

    private static async Task<IReadOnlyList<string>> PlansAsync(Func<TestStore, Task> fill, Func<TestStore, Task> read)
    {
        Statements statements = new();
        using TestStore store = new(5, statements);
        await store.ApplyAsync([new AgreementChange(1, TestJournals.Start, Agreement("2020-01-01", "2021-12-31", Police(AtLeast(1, Per.Day, "trafikkontroll"))))]);
        await fill(store);
        statements.Seen.Clear();
        await read(store);
        List<string> plans = [];
        foreach (var statement in statements.Seen.Where(statement => statement.Sql.Contains("record_versions", StringComparison.Ordinal)).ToList())
        {
            plans.Add(await PlanAsync(store, statement));
        }

        return plans;
    }

    private static RecordChange Control(int number) => new(
        number, TestJournals.Start.AddSeconds(number), StoredType.PoliceActivity, Activity("2020-03-01") with { RecordId = $"c{number}" });

    private static PeriodSealRecorded Seal => new()
    {
        Source = "police-demo",
        RecordId = "s",
        Version = 1,
        MunicipalityCode = TestJournals.Municipality,
        AgreementId = "vetlanda",
        Period = Days("2020-01-01", "2020-06-30"),
        Party = Medborgarlofte.Contracts.Common.V1.Party.Police,
        AsOf = TestJournals.Start,
        FollowUpHash = "",
        Position = "0.0.1",
    };

    private static async Task<string> PlanAsync(TestStore store, Statement statement)
    {
        await using var context = store.CreateDbContext();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {statement.Sql}";
        command.Parameters.AddRange(statement.Parameters.Select(parameter => new SqliteParameter(parameter.Name, parameter.Value)).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return reader.GetString(3);
    }

    private sealed record Statement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

    private sealed class Statements : DbCommandInterceptor
    {
        public List<Statement> Seen { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Seen.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
            return new(result);
        }
    }
}
