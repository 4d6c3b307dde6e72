using System.Data.Common;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.Tests.Intake;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.FollowUp;

/// <summary>How the database finds what the follow-up of now is made from: never by looking through a municipality's records.</summary>
public sealed class FollowUpPlanTests
{
    [Fact]
    public async Task Read_Now_EachRowOfRecordsIsSoughtByItsTypeOrIsTheNewest()
    {
        Statements statements = new();
        using TestStore store = new(statements);
        await store.ApplyAsync([new AgreementChange(1, TestJournals.Start, Agreement("2020-01-01", "2021-12-31", Police(AtLeast(1, Per.Day, "trafikkontroll"))))]);
        statements.Seen.Clear();

        await store.Reader.ReadAsync(TestJournals.Municipality, asOf: null, CancellationToken.None);

        var ofRecords = statements.Seen.Where(statement => statement.Sql.Contains("record_versions", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, ofRecords.Count);
        foreach (var statement in ofRecords)
        {
            var plan = await PlanAsync(store, statement);
            Assert.StartsWith("SEARCH", plan, StringComparison.Ordinal);
            Assert.True(
                plan.EndsWith("(MunicipalityCode=? AND SupersededAtMicros=? AND Type=?)", StringComparison.Ordinal)
                    || (statement.Sql.Contains("MAX(", StringComparison.Ordinal)
                        && plan.EndsWith("(MunicipalityCode=? AND RecordedAtMicros<?)", StringComparison.Ordinal)),
                plan);
        }
    }

    private static async Task<string> PlanAsync(TestStore store, Statement statement)
    {
        await using var context = store.CreateDbContext();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {statement.Sql}";
        command.Parameters.AddRange(statement.Parameters.Select(parameter => new SqliteParameter(parameter.Name, parameter.Value)).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return Assert.Single(steps);
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
