using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Tests.Intake;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
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

    [Theory]
    [InlineData("a,b", true)]
    [InlineData("a,c", false)]
    public async Task Declarations_ChecksumOfOtherRecords_DeclareNothing(string ids, bool assured)
    {
        await SignAsync(Number(Comparison.AtLeast, 6, Per.Period, "trafikkontroll"));
        await ApplyAsync(Record("b"), Record("a"), Manifest(2, "2020-01-01", "2020-12-31", manifest => manifest with { Checksum = Checksum(ids) }));

        var verdict = await ReadAsync();

        Assert.Equal((assured ? Outcome.NotFulfilled : Outcome.NotReported, !assured),
            (verdict.Outcome, verdict.Targets[0].NotAssured.Any(declaration => declaration.ChecksumDiffers)));
        if (!assured)
        {
            Assert.Equal("inte försäkrat: antalet stämmer, men det är inte samma uppgifter", NotAssuredText.For(verdict.Targets[0].NotAssured[0]).Sv);

            // The record that it meant comes in the place of the other.
            await ApplyAsync(Record("b", record => record with { Version = 2, Withdrawn = true }), Record("c"));
            Assert.Equal(Outcome.NotFulfilled, (await ReadAsync()).Outcome);
        }
    }

    [Fact]
    public async Task Declarations_LimitedToAnArea_DeclareWhatCountsThereAlone()
    {
        var inNorth = Number(Comparison.AtLeast, 6, Per.Period, "trafikkontroll");
        inNorth = inNorth with { Counting = inNorth.Counting with { Areas = ["norr"] } };
        await SignAsync(inNorth, Number(Comparison.AtLeast, 7, Per.Period, "trafikkontroll") with { Id = "b" });
        await ApplyAsync(
            Record("a", record => record with { Area = "norr" }), Record("b", record => record with { Area = "soder" }), Record("c"),
            Manifest(1, "2020-01-01", "2020-12-31", manifest => manifest with { Areas = ["norr"] }));

        var verdict = await ReadAsync();

        Assert.Equal([Outcome.NotFulfilled, Outcome.NotReported], verdict.Targets.Select(target => target.Outcome));
        Assert.All(verdict.Targets, target => Assert.Empty(target.NotAssured));
    }

    [Fact]
    public async Task Declarations_LimitedToAFocus_AreComparedWithItsRecordsAlone()
    {
        var sober = Number(Comparison.AtLeast, 6, Per.Period, "trafikkontroll");
        sober = sober with { Counting = sober.Counting with { Focuses = ["nykterhet"] } };
        await SignAsync(sober, Number(Comparison.AtLeast, 7, Per.Period, "trafikkontroll") with { Id = "b" });
        await ApplyAsync(
            Record("a", record => record with { Focuses = ["nykterhet", "trafikbeteende"] }), Record("b", record => record with { Focuses = ["trafikbeteende"] }),
            Manifest(1, "2020-01-01", "2020-12-31", manifest => manifest with { Focuses = ["nykterhet"] }));

        Assert.Equal([Outcome.NotFulfilled, Outcome.NotReported], (await ReadAsync()).Targets.Select(target => target.Outcome));
    }

    [Fact]
    public async Task Declarations_SeveralOfOneSource_AreEachComparedWithTheirOwn()
    {
        await SignAsync(Number(Comparison.AtLeast, 6, Per.Period, "trafikkontroll"));
        await ApplyAsync(
            Record("a", record => record with { Area = "norr" }), Record("b", record => record with { Area = "soder", Date = Day("2020-08-01") }),
            Manifest(1, "2020-01-01", "2020-12-31", manifest => manifest with { Areas = ["norr"], RecordId = "norr" }),
            Manifest(4, "2020-01-01", "2020-12-31", manifest => manifest with { Areas = ["soder"], RecordId = "soder" }),
            Manifest(1, "2020-01-01", "2020-06-30", manifest => manifest with { Checksum = Checksum("a"), RecordId = "halvar" }),
            Manifest(3, "2020-01-01", "2020-12-31", manifest => manifest with { RecordId = "allt" }),
            Manifest(0, "2020-09-01", "2020-12-31", manifest => manifest with { Areas = ["norr"], RecordId = "host" }));

        var verdict = await ReadAsync();

        Assert.Equal([(3, 2)], verdict.Targets[0].NotAssured.Select(declaration => (declaration.Stated, declaration.Held)));
        Assert.Equal(Day("2020-07-01"), verdict.NotReportedSince);
    }

    [Fact]
    public async Task Sentence_TwoManifestsOfTheSameRecords_TellsTheOneThatAgreesLeast()
    {
        await SignAsync(Number(Comparison.AtLeast, 6, Per.Period, "trafikkontroll"));
        await ApplyAsync(
            Record("a"), Manifest(2, "2020-01-01", "2020-12-31"), Manifest(5, "2020-01-01", "2020-12-31", manifest => manifest with { RecordId = "n" }));

        var snapshot = await store.Reader.ReadAsync(TestJournals.Municipality, null, CancellationToken.None);
        var sentence = VerdictSentence.For(await ReadAsync(), snapshot.Agreements[0]);

        Assert.Contains("polisens redovisning är inte försäkrad: uppgift om fem, en finns", sentence.Sv, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Declarations_OfCoordinators_AreOfTheirMeetingsAlone()
    {
        await SignAsync(Number(Comparison.AtLeast, 4, Per.Period, "samverkansmote"), Number(Comparison.AtLeast, 4, Per.Period, "trafikkontroll") with { Id = "b" });
        await ApplyAsync(
            new RecordChange(++entries, Now.AddSeconds(entries), StoredType.Meeting, Meeting("2020-03-01") with { Source = "samordnare", RecordId = "mote" }),
            OfCoordinators(1));

        Assert.Equal([Outcome.NotFulfilled, Outcome.NotReported], (await ReadAsync()).Targets.Select(target => target.Outcome));
    }

    private DocumentChange OfCoordinators(long records) => new(
        ++entries, Now.AddSeconds(entries), new RecordKey(StoredType.CoordinatorManifest, "samordnare", "m"), 1, TestJournals.Municipality,
        new CoordinatorManifestRecorded
        {
            Source = "samordnare",
            RecordId = "m",
            Version = 1,
            MunicipalityCode = TestJournals.Municipality,
            StartDate = Day("2020-01-01"),
            EndDate = Day("2020-12-31"),
            RecordCount = records,
        });

    private static string Checksum(string ids) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ids.Replace(',', '\n'))));

    private static (long Stated, long Held) Numbers(Verdict verdict) =>
        verdict.Targets[0].NotAssured is [var one] ? (one.Stated, one.Held) : default;

    private Task SignAsync(params TargetTerms[] targets) =>
        store.ApplyAsync([new AgreementChange(1, TestJournals.Start, Agreement("2020-01-01", "2020-12-31", Police(targets)))]);

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

    private DocumentChange Manifest(long records, string start, string end, Func<ManifestRecorded, ManifestRecorded>? otherwise = null)
    {
        var manifest = new ManifestRecorded
        {
            Source = "police-demo",
            RecordId = "m",
            Version = 1,
            MunicipalityCode = TestJournals.Municipality,
            Kinds = ["trafikkontroll"],
            StartDate = Day(start),
            EndDate = Day(end),
            RecordCount = records,
        };
        manifest = otherwise?.Invoke(manifest) ?? manifest;
        return new(
            ++entries, Now.AddSeconds(entries), new RecordKey(StoredType.PoliceManifest, "police-demo", manifest.RecordId), 1, TestJournals.Municipality,
            manifest);
    }
}
