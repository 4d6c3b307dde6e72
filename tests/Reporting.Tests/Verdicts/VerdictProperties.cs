using FsCheck.Xunit;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>What must hold for any records. Each number stands for one record, day or promise.</summary>
public class VerdictProperties
{
    private static readonly long[] Numbers = [0, 1, 2, 3, 5, 20, 60];

    private static readonly Per[] Pers = [Per.Period, Per.Day, Per.Week, Per.Month, Per.Quarter, Per.Tertial, Per.HalfYear, Per.Year, Per.Season];

    [Property]
    public bool Judge_AnyOrderAndAnyParts_GivesTheSameVerdict(int[] seeds, int promise, int day)
    {
        AgreementRecorded agreement = Promised(promise);
        IReadOnlyList<Tally> whole = Tallies(agreement, agreement.Commitments[0], seeds.Select(Record));
        IReadOnlyList<Tally> parts =
            [.. seeds.Reverse().SelectMany(seed => Tallies(agreement, agreement.Commitments[0], [Record(seed)]))];
        Declaration[] declarations = Declarations(promise);

        return Same(
            Judge.Commitment(agreement, agreement.Commitments[0], whole, declarations, DayOf(day)),
            Judge.Commitment(agreement, agreement.Commitments[0], parts, [.. declarations.Reverse(), .. declarations], DayOf(day)));
    }

    [Property]
    public bool TallyDelta_RecordAddedAndTakenBack_ChangesTheSameSums(int[] seeds, int[] corrected)
    {
        AgreementRecorded agreement = Promised(1);
        CountedWording wording = new(new WordingAddress(agreement.Id, agreement.Commitments[0].Id, 0), agreement, agreement.Commitments[0]);
        TallyDelta once = new();
        TallyDelta corrections = new();
        foreach (int seed in corrected)
        {
            corrections.Add(wording.Count(Record(seed)));
        }

        foreach (int seed in seeds)
        {
            once.Add(wording.Count(Record(seed)));
            corrections.Add(wording.Count(Record(seed)));
        }

        foreach (int seed in corrected.Reverse())
        {
            corrections.Subtract(wording.Count(Record(seed)));
        }

        return corrections.Changes.ToHashSet().SetEquals(once.Changes);
    }

    [Property]
    public bool Match_AnyRecord_IsCountedOrExcludedForOneReason(int seed, int promise)
    {
        Match match = Match(Promised(promise), Record(seed) with { IncludedElsewhere = seed % 5 == 0 });

        return match.Counts ? match.Tallies.Count > 0 : match.Tallies.All(tally => tally.Amount.Records == 0);
    }

    // Sums over several windows are left out: such a sum also says how many there were not, and may prove windows missed (decision 7).
    [Property(MaxTest = 500)]
    public bool Judge_OneMoreRecordOfADay_NeverLowersAnAtLeastOutcome(int[] seeds, int added, int promise, int day)
    {
        AgreementRecorded agreement = Promised(promise, Comparison.AtLeast);
        ReportedRecord[] records = [.. seeds.Select(Record)];
        ReportedRecord more = Record(added) with { EndDate = null, Kind = "trafikkontroll" };

        return Rank(agreement, day, promise, [.. records, more]) >= Rank(agreement, day, promise, records);
    }

    [Property(MaxTest = 500)]
    public bool Judge_OneMoreRecordOfAnyDays_NeverLowersAnAtLeastOutcomeOfThePeriod(int[] seeds, int added, int number, int day)
    {
        AgreementRecorded agreement = Agreement("2020-01-10", "2021-03-20", Police(AtLeast(Numbers[Positive(number) % Numbers.Length], Per.Period)));
        ReportedRecord[] records = [.. seeds.Select(Record)];

        return Rank(agreement, day, number, [.. records, Record(added)]) >= Rank(agreement, day, number, records);
    }

    [Property(MaxTest = 500)]
    public bool Judge_OneMoreRecordOfAnyDays_TakesNothingThatWasCountedOrKept(int[] seeds, int added, int promise, int day)
    {
        AgreementRecorded agreement = Promised(promise, Comparison.AtLeast);
        Verdict Judged(IEnumerable<ReportedRecord> records) =>
            TestAgreements.Judged(agreement, $"{DayOf(day):yyyy-MM-dd}", records, Declarations(promise));
        ReportedRecord[] records = [.. seeds.Select(Record)];
        Verdict before = Judged(records);
        Verdict after = Judged([.. records, Record(added)]);

        return (before.Outcome != Outcome.Fulfilled || after.Outcome == Outcome.Fulfilled)
            && (after.Targets[0].Count ?? 0) >= (before.Targets[0].Count ?? 0)
            && (after.Targets[0].Windows?.Met ?? 0) >= (before.Targets[0].Windows?.Met ?? 0);
    }

    [Property(MaxTest = 500)]
    public bool Judge_OneMoreRecord_NeverRaisesAnAtMostOutcome(int[] seeds, int added, int promise, int day)
    {
        AgreementRecorded agreement = Promised(promise, Comparison.AtMost);
        ReportedRecord[] records = [.. seeds.Select(Record)];

        return Rank(agreement, day, promise, [.. records, Record(added)]) <= Rank(agreement, day, promise, records);
    }

    [Property]
    public bool Judge_Windows_AddUpToAllOfThem(int[] seeds, int promise, int day)
    {
        AgreementRecorded agreement = Promised(promise);
        TargetVerdict target = Judged(agreement, $"{DayOf(day):yyyy-MM-dd}", seeds.Select(Record), Declarations(promise)).Targets[0];

        return target.Windows is not { } windows
            || (windows.Met + windows.Missed + windows.Open + windows.NotReported + windows.Cut == target.Details.Count && windows.NotReported >= 0);
    }

    [Property]
    public bool Judge_NoDeclarations_NeverTakesSilenceForZero(int[] seeds, int promise, int day)
    {
        AgreementRecorded agreement = Promised(promise, Comparison.AtLeast);
        IEnumerable<ReportedRecord> records = seeds.Select(seed => Record(seed) with { EndDate = null });

        return Judged(agreement, $"{DayOf(day):yyyy-MM-dd}", records).Outcome != Outcome.NotFulfilled;
    }

    [Fact]
    public void InputHash_AnyChangeOfTheInput_ChangesIt()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(AtLeast(5, Per.Period)));
        string[] hashes =
        [
            Judged(agreement, "2020-06-01", []).InputHash,
            Judged(agreement, "2020-06-02", []).InputHash,
            Judged(agreement, "2020-06-01", [Activity("2020-02-01")]).InputHash,
            Judged(agreement, "2020-06-01", [Activity("2020-02-02")]).InputHash,
            Judged(agreement, "2020-06-01", [], Declared("2020-01-01", "2020-01-31")).InputHash,
            Judged(agreement with { ValidFrom = Day("2020-01-02") }, "2020-06-01", []).InputHash,
            Judged(Agreement("2020-01-01", "2020-12-31", Police(AtLeast(6, Per.Period))), "2020-06-01", []).InputHash,
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
        Assert.Equal(hashes[0], Judged(agreement, "2020-06-01", []).InputHash);
    }

    [Fact]
    public void Judge_DailyCadenceOverFourYears_CostsItsDaysAndNotItsRecords()
    {
        AgreementRecorded agreement = Agreement("2018-01-01", "2021-12-31", Police(AtLeast(1, Per.Day)));
        IReadOnlyList<Tally> tallies = Tallies(agreement, agreement.Commitments[0], Times(100_000, Activity("2018-01-01"), 0)
            .Select((record, index) => record with { Date = record.Date.AddDays(index % 1461) }));
        DateOnly[] months = [.. Enumerable.Range(0, 48).Select(month => Day("2018-01-01").AddMonths(month))];
        Declaration[] declarations = [.. months.Select(month => new Declaration(Party.Police, [], month, month.AddMonths(1).AddDays(-1)))];

        Verdict verdict = Judge.Commitment(agreement, agreement.Commitments[0], tallies, declarations, Day("2022-01-01"));

        Assert.Equal((Outcome.Fulfilled, 1461), (verdict.Outcome, tallies.Count));
    }

    private static int Rank(AgreementRecorded agreement, int day, int promise, IEnumerable<ReportedRecord> records) =>
        Judged(agreement, $"{DayOf(day):yyyy-MM-dd}", records, Declarations(promise)) switch
        {
            { Outcome: Outcome.NotFulfilled } => 0,
            // All say that nothing is decided; while it runs, so does silence.
            { Outcome: Outcome.NotStarted or Outcome.InProgress } or { Outcome: Outcome.NotReported, Pace: Pace.NotApplicable } => 2,
            { Outcome: Outcome.NotReported } => 1,
            { Outcome: Outcome.Fulfilled } => 3,
            _ => -1,
        };

    private static AgreementRecorded Promised(int seed, Comparison? comparison = null)
    {
        int value = Positive(seed);
        return Agreement("2020-01-10", "2021-03-20", Police(Number(
            comparison ?? (Comparison)((value % 3) + 1), Numbers[value / 3 % Numbers.Length], Pers[value / 21 % Pers.Length], "trafikkontroll")));
    }

    private static ReportedRecord Record(int seed)
    {
        int value = Positive(seed);
        DateOnly date = Day("2020-01-01").AddDays(value % 460);
        return Activity("2020-01-01", value / 460 % 4 == 0 ? "tillsyn" : "trafikkontroll") with
        {
            Date = date,
            EndDate = value / 1840 % 5 == 0 ? date.AddDays(value / 9200 % 60) : null,
            Quantity = (value / 3 % 3) + 1,
            Precision = (Precision)(value / 7 % 4),
        };
    }

    private static Declaration[] Declarations(int seed) => (Positive(seed) / 189 % 3) switch
    {
        0 => [],
        1 => [Declared("2020-01-01", "2020-09-30")],
        _ => [Declared("2020-01-01", "2020-06-30"), Declared("2020-07-01", "2021-03-31")],
    };

    // Every second day lies after the period, where most outcomes are decided.
    private static DateOnly DayOf(int seed) => Positive(seed) % 2 == 0 ? Day("2021-03-21") : Day("2019-12-15").AddDays(Positive(seed) / 2 % 520);

    // FsCheck prefers small numbers; spreading them out reaches every kind, day and quantity.
    private static int Positive(int seed) => (int)((uint)seed * 2654435761u >> 1);

    private static bool Same(Verdict a, Verdict b) =>
        a.InputHash == b.InputHash && a.Outcome == b.Outcome && a.Pace == b.Pace && a.Evidence == b.Evidence
        && a.Targets[0].Count == b.Targets[0].Count && a.Targets[0].Details.SequenceEqual(b.Targets[0].Details);
}
