using System.Text.Json;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>What one more record costs where there are very many.</summary>
public sealed class RecordCostTests
{
    private const int Records = 20_000;
    private const int Days = 1461;

    [Fact]
    public async Task Apply_OneMoreRecordBesideVeryMany_WritesItsOwnRowsAlone()
    {
        TalliesRead read = new();
        using TestStore store = new(1_000_000, read);
        await FillAsync(store);
        await WatchAsync(store);
        await store.ApplyAsync([new AgreementChange(1, TestJournals.Start,
            Agreement("2018-01-01", "2021-12-31", Police(AtLeast(1, Per.Day, "trafikkontroll"))))]);
        Assert.Equal(Enumerable.Repeat("INSERT tallies", 2 * Days), await WrittenAsync(store));

        // A change of an agreement keeps what it counted, for reads of earlier instants.
        read.Rows = 0;

        await store.ApplyAsync([Change(1, "2020-06-01")]);
        Assert.Equal(["INSERT record_versions", "UPDATE tallies", "UPDATE tallies"], await WrittenAsync(store));

        await store.ApplyAsync([Change(2, "2020-06-02")]);
        Assert.Equal(["INSERT record_versions", "UPDATE record_versions", "UPDATE tallies", "UPDATE tallies", "UPDATE tallies", "UPDATE tallies"], await WrittenAsync(store));
        Assert.Equal(0, read.Rows);
    }

    [Fact]
    public async Task Apply_ThirdPartySignsOrOnePartyProposes_CountsNothingAnew()
    {
        using TestStore store = new(1_000_000);
        var signed = Agreement("2018-01-01", "2021-12-31", Police(AtLeast(1, Per.Period, "trafikkontroll"))) with
        {
            ThirdParties = [new NamedCode("nattvandrarna", "Nattvandrarna")],
            Signatures = [new(Party.Police, "chef", Day("2018-01-01")), new(Party.Municipality, "ordförande", Day("2018-01-01"))],
        };
        await store.ApplyAsync([new AgreementChange(1, TestJournals.Start, signed)]);
        await store.ApplyAsync([Change(1, "2020-06-01")]);
        var before = await store.Reader.ReadAsync(Municipality, null, CancellationToken.None);
        await WatchAsync(store);

        var third = new SignatureTerms(Party.Municipality, "styrelsen", null) { ThirdParty = "nattvandrarna" };
        await store.ApplyAsync([new AgreementChange(2, TestJournals.Start.AddDays(2), signed with { Version = 2, Signatures = [.. signed.Signatures, third] })]);

        Assert.Empty(await WrittenAsync(store));
        var after = await store.Reader.ReadAsync(Municipality, null, CancellationToken.None);
        Assert.Equal((2, 3), (after.Agreements[0].Version, after.Agreements[0].Signatures.Count));
        Assert.Equal(Told(before), Told(after));

        // What was counted then is still known, and another wording is counted.
        var then = await store.Reader.ReadAsync(Municipality, TestJournals.Start.AddDays(1), CancellationToken.None);
        Assert.Equal(Told(before), Told(then));
        var revision = new RevisionTerms { Number = 1, EffectiveFrom = Day("2019-01-01"), Reason = "Kortare", NewEndDate = Day("2019-12-31") };
        await store.ApplyAsync([new AgreementChange(3, TestJournals.Start.AddDays(3), signed with { Version = 3, ProposedRevision = revision })]);
        Assert.Empty(await WrittenAsync(store));
        Assert.Equal(Told(before), Told(await store.Reader.ReadAsync(Municipality, null, CancellationToken.None)));
        await store.ApplyAsync([new AgreementChange(4, TestJournals.Start.AddDays(4), signed with
        {
            Version = 4, Revisions = [revision],
        })]);
        Assert.NotEmpty(await WrittenAsync(store));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(1_000)]
    public async Task Apply_IncludesCorrectedToAsManyOthers_WritesAndReadsEachOnce(int includes)
    {
        RowsRead read = new();
        using TestStore store = new(1_000_000, read);
        await WatchAsync(store);
        await store.ApplyAsync([new AgreementChange(1, TestJournals.Start, Agreement("2018-01-01", "2021-12-31", Police(AtLeast(1, Per.Period, "krogtillsyn"))))]);
        var sum = Activity("2020-03-01", "krogtillsyn") with { RecordId = "sum", Includes = Ids("a", includes) };
        await store.ApplyAsync([new RecordChange(1, TestJournals.Start.AddDays(1), StoredType.PoliceActivity, sum)]);
        Assert.Equal(includes, (await WrittenAsync(store)).Count(row => row == "INSERT inclusions"));
        read.Rows = 0;

        await store.ApplyAsync([new RecordChange(2, TestJournals.Start.AddDays(2), StoredType.PoliceActivity, sum with { Version = 2, Includes = Ids("b", includes) })]);

        // The new ones are inserted and the old ones ended; beside them there is the record with its tally.
        var written = await WrittenAsync(store);
        Assert.Equal((includes, includes), (written.Count(row => row == "INSERT inclusions"), written.Count(row => row == "UPDATE inclusions")));
        Assert.InRange(written.Count, 2 * includes, (2 * includes) + 10);
        Assert.InRange(read.Rows, 0, (4 * includes) + 20);
    }

    private static IEnumerable<string> Told(Snapshot snapshot) =>
        snapshot.Tallies.SelectMany(tallies => tallies).Select(tally => $"{tally}").Order(StringComparer.Ordinal);

    private static string[] Ids(string prefix, int count) => [.. Enumerable.Range(0, count).Select(number => $"{prefix}{number}")];

    /// <summary>From now on the database notes every row that is written, whoever writes it.</summary>
    private static async Task WatchAsync(TestStore store)
    {
        string[] tables = ["record_versions", "tallies", "inclusions"];
        string[] kinds = ["INSERT", "UPDATE", "DELETE"];
        var sql = "CREATE TABLE written (what TEXT);" + string.Concat(tables.SelectMany(table => kinds.Select(kind =>
            $"CREATE TRIGGER {kind}_{table} AFTER {kind} ON {table} BEGIN INSERT INTO written VALUES ('{kind} {table}'); END;")));
        await using var context = store.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>What has been written since the last call, sorted.</summary>
    private static async Task<List<string>> WrittenAsync(TestStore store)
    {
        await using var context = store.CreateDbContext();
        var written = await context.Database.SqlQuery<string>($"SELECT what AS Value FROM written ORDER BY what").ToListAsync();
        await context.Database.ExecuteSqlAsync($"DELETE FROM written");
        return written;
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
                (Type, Source, RecordId, Version, MunicipalityCode, RecordedAtMicros, SupersededAtMicros, SupersededSequence, Payload, Journal, Sequence)
            SELECT 1, 'police-demo', 'r' || n, 1, {Municipality}, 1, {StoredRecord.Current}, 0,
                replace(replace({payload}, '2018-01-01', date('2018-01-01', '+' || (n % {Days}) || ' days')), '#', 'r' || n),
                {(int)StoredJournal.Police}, n + 1
            FROM number
            """);
    }

    private sealed class RowsRead : IMaterializationInterceptor
    {
        public int Rows { get; set; }

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            Rows++;
            return entity;
        }
    }

    private sealed class TalliesRead : IMaterializationInterceptor
    {
        public int Rows { get; set; }

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            Rows += entity is StoredTally ? 1 : 0;
            return entity;
        }
    }
}
