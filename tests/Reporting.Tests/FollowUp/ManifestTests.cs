using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Tests.Intake;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.FollowUp;

/// <summary>A manifest declares what agrees with the records that there are, and no day that had not come when it was recorded.</summary>
public sealed class ManifestTests : IDisposable
{
    // The agreement's year is over, and so are the days of every manifest that is recorded now.
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestStore store = new();
    private long entries;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Declarations_MoreStatedThanHeld_DeclareNothingUntilTheRecordsCome()
    {
        await SignAsync(Number(Comparison.AtLeast, 6, Per.Period, "trafikkontroll"));
        await ApplyAsync(Record("a"), Record("b"), Record("c"), Manifest(5, "2020-01-01", "2020-12-31"));
        var before = await ReadAsync();

        var after = await AfterAsync(Record("d"), Record("e"));

        Assert.Equal((Outcome.NotReported, EvidenceState.Partial, (5, 3)), (before.Outcome, before.Evidence, Numbers(before)));
        Assert.Equal((Outcome.NotFulfilled, EvidenceState.Complete), (after.Outcome, after.Evidence));
        Assert.Empty(after.Targets[0].NotAssured);
    }

    [Fact]
    public async Task Declarations_MoreHeldThanStated_DeclareNothingEither()
    {
        await SignAsync(Number(Comparison.AtMost, 3, Per.Period, "trafikkontroll"));
        await ApplyAsync(Record("a"), Record("b"), Manifest(1, "2020-01-01", "2020-12-31"));

        var verdict = await ReadAsync();

        Assert.Equal((Outcome.NotReported, (1, 2)), (verdict.Outcome, Numbers(verdict)));
    }

    [Fact]
    public async Task Declarations_RecordsOfOtherSourcesKindsAndDays_AreNotHeld()
    {
        await SignAsync(Number(Comparison.AtLeast, 2, Per.Period, "trafikkontroll"));
        await ApplyAsync(
            Record("a"), Record("b", record => record with { Source = "other" }), Record("c", record => record with { Kind = "fotpatrull" }),
            Record("d", record => record with { Date = Day("2019-12-31") }), Record("e", record => record with { Withdrawn = true }),
            Manifest(1, "2020-01-01", "2020-12-31"));

        Assert.Equal(EvidenceState.Complete, (await ReadAsync()).Evidence);
    }

    [Fact]
    public async Task Declarations_RecordedBeforeTheirLastDay_DeclareNoDayAfter()
    {
        await SignAsync(Number(Comparison.AtMost, 3, Per.Period, "trafikkontroll"));
        await store.ApplyAsync([Manifest(0, "2020-01-01", "2020-12-31") with { RecordedAt = new DateTimeOffset(2020, 11, 29, 12, 0, 0, TimeSpan.Zero) }]);

        var verdict = await ReadAsync();

        Assert.Equal((Outcome.NotReported, Day("2020-11-30")), (verdict.Outcome, verdict.NotReportedSince));
    }

    [Fact]
    public async Task Declarations_OfAnEarlierInstant_AreComparedWithWhatWasHeldThen()
    {
        await SignAsync(Number(Comparison.AtLeast, 6, Per.Period, "trafikkontroll"));
        await ApplyAsync(Record("a"), Manifest(2, "2020-01-01", "2020-12-31"));
        var then = Now.AddSeconds(entries);
        await ApplyAsync(Record("b"));

        Assert.Equal(((2, 1), Outcome.NotFulfilled), (Numbers(await ReadAsync(then)), (await ReadAsync()).Outcome));
    }

    private static (long Stated, long Held) Numbers(Verdict verdict) =>
        verdict.Targets[0].NotAssured is [var one] ? (one.Stated, one.Held) : default;

    private Task SignAsync(TargetTerms target) =>
        store.ApplyAsync([new AgreementChange(1, TestJournals.Start, Agreement("2020-01-01", "2020-12-31", Police(target)))]);

    private async Task ApplyAsync(params JournalChange[] changes) => await store.ApplyAsync(changes);

    private async Task<Verdict> AfterAsync(params JournalChange[] changes)
    {
        await ApplyAsync(changes);
        return await ReadAsync();
    }

    private async Task<Verdict> ReadAsync(DateTimeOffset? asOf = null)
    {
        var snapshot = await store.Reader.ReadAsync(TestJournals.Municipality, asOf, CancellationToken.None);
        return snapshot.Judge(Assert.Single(CountedWording.On(snapshot.Agreements[0], snapshot.Day)).Shown);
    }

    private RecordChange Record(string id, Func<ReportedRecord, ReportedRecord>? otherwise = null)
    {
        var record = Activity("2020-03-01") with { RecordId = id };
        return new RecordChange(++entries, Now.AddSeconds(entries), StoredType.PoliceActivity, otherwise?.Invoke(record) ?? record);
    }

    private DocumentChange Manifest(long records, string start, string end) => new(
        ++entries, Now.AddSeconds(entries), new RecordKey(StoredType.PoliceManifest, "police-demo", "m"), 1, TestJournals.Municipality,
        new ManifestRecorded
        {
            Source = "police-demo",
            RecordId = "m",
            Version = 1,
            MunicipalityCode = TestJournals.Municipality,
            Kinds = ["trafikkontroll"],
            StartDate = Day(start),
            EndDate = Day(end),
            RecordCount = records,
        });
}
