using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>What sums over many windows prove, and where they must stay silent.</summary>
public class SumProofTests
{
    // As in CadenceTests: a cut week and four whole ones.
    private static readonly AgreementRecorded Weekly = Agreement("2020-01-01", "2020-02-02", Police(AtLeast(1, Per.Week)));

    private static readonly Declaration Complete = Declared("2020-01-01", "2020-02-02");

    [Fact]
    public void Judge_SumOverWeeksThatIsLessThanTheirNumber_ProvesThatSomeWereMissed()
    {
        Verdict verdict = Judged(Weekly, "2020-02-03", [Sum("2020-01-06", "2020-02-02", 3)]);

        Assert.Equal(Outcome.NotFulfilled, verdict.Outcome);
        Assert.Equal(new WindowSummary(0, 1, 0, 3, 1) { MissedIsLowerBound = true }, verdict.Targets[0].Windows);
    }

    [Fact]
    public void Judge_SumOverWeeksThatIsEnough_ProvesNothingEvenWhenDeclared()
    {
        Verdict verdict = Judged(Weekly, "2020-02-03", [Sum("2020-01-06", "2020-02-02", 40)], Complete);

        Assert.Equal((Outcome.NotReported, new WindowSummary(0, 0, 0, 4, 1)), (verdict.Outcome, verdict.Targets[0].Windows));
    }

    [Fact]
    public void Judge_SumThatIsNotExactOrNotOver_ProvesNothing()
    {
        ReportedRecord sum = Sum("2020-01-06", "2020-02-02", 3);

        Assert.Equal(Outcome.NotReported, Judged(Weekly, "2020-02-03", [sum with { Precision = Precision.AtLeast }]).Outcome);
        Assert.Equal(Outcome.NotReported, Judged(Weekly, "2020-02-03", [sum with { Precision = Precision.Approximate }]).Outcome);
        Assert.Equal(Outcome.InProgress, Judged(Weekly, "2020-02-02", [sum]).Outcome);
    }

    [Fact]
    public void Judge_SumBesideSingleRecords_LeavesTheirWeeksMet()
    {
        // One in the first week and two somewhere in the four: three weeks at most.
        Verdict verdict = Judged(Weekly, "2020-02-03", [Activity("2020-01-08"), Sum("2020-01-06", "2020-02-02", 2)]);

        Assert.Equal(new WindowSummary(1, 1, 0, 2, 1) { MissedIsLowerBound = true }, verdict.Targets[0].Windows);
    }

    [Fact]
    public void Judge_WeekThatMayHoldMoreThanReported_IsNotCountedAsShort()
    {
        AgreementRecorded three = Agreement("2020-01-06", "2020-01-19", Police(AtLeast(3, Per.Week)));
        ReportedRecord atLeastOne = Activity("2020-01-08") with { Precision = Precision.AtLeast };
        Verdict verdict = Judged(three, "2020-01-20", [atLeastOne, Sum("2020-01-06", "2020-01-19", 1)]);

        Assert.Equal(new WindowSummary(0, 1, 0, 1, 0) { MissedIsLowerBound = true }, verdict.Targets[0].Windows);
    }

    [Fact]
    public void Judge_SumsThatMeet_ShareWhatTheyHave()
    {
        ReportedRecord[] sums = [Sum("2020-01-06", "2020-02-02", 2), Sum("2020-01-06", "2020-02-02", 1)];

        Assert.Equal(1, Missed(Weekly, sums));
        Assert.Equal(0, Missed(Weekly, [.. sums, Sum("2020-01-13", "2020-02-02", 1)]));
    }

    [Fact]
    public void Judge_OverlappingSums_DoNotProveTheSameWeekTwice()
    {
        AgreementRecorded three = Agreement("2020-01-06", "2020-02-02", Police(AtLeast(3, Per.Week)));

        Assert.Equal(2, Missed(three, [Sum("2020-01-06", "2020-01-19", 1), Sum("2020-01-13", "2020-01-26", 1)]));
        Assert.Equal(4, Missed(three, [Sum("2020-01-06", "2020-01-19", 1), Sum("2020-01-20", "2020-02-02", 1)]));
    }

    [Fact]
    public void Judge_SumThatIsMoreThanItsWeeksMayHold_ProvesThatOneWasExceeded()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-02-02", Police(Number(Comparison.AtMost, 2, Per.Week)));

        Assert.Equal(Outcome.NotFulfilled, Judged(agreement, "2020-02-03", [Sum("2020-01-06", "2020-02-02", 9)]).Outcome);
        Assert.Equal(Outcome.NotReported, Judged(agreement, "2020-02-03", [Sum("2020-01-06", "2020-02-02", 8)], Complete).Outcome);
        Assert.Equal(Outcome.Fulfilled, Judged(agreement, "2020-02-03", [Sum("2020-01-06", "2020-02-02", 2)], Complete).Outcome);
        // The cut week has no limit, so all of it may have been there.
        Assert.Equal(Outcome.NotReported, Judged(agreement, "2020-02-03", [Sum("2020-01-01", "2020-02-02", 11)], Complete).Outcome);
    }

    [Fact]
    public void Judge_LowerBoundOverWeeks_KeepsNoCeiling()
    {
        AgreementRecorded agreement = Agreement("2020-01-06", "2020-02-02", Police(Number(Comparison.AtMost, 20, Per.Week)));
        ReportedRecord sum = Sum("2020-01-06", "2020-02-02", 8);

        Assert.Equal(Outcome.Fulfilled, Judged(agreement, "2020-02-03", [sum], Complete).Outcome);
        Assert.Equal(Outcome.NotReported, Judged(agreement, "2020-02-03", [sum with { Precision = Precision.AtLeast }], Complete).Outcome);
    }

    [Fact]
    public void Judge_CumulativeFigures_AreTakenApart()
    {
        // Tertial reports: 4 by April, 9 by August, 10 by December, each containing the one before.
        Verdict verdict = Tertials(Contained("2020-04-30", 4), Contained("2020-08-31", 9), Sum("2020-01-01", "2020-12-31", 10));

        Assert.Equal([4L, 5, 1], verdict.Targets[0].Details.Select(window => window.Count));
        Assert.Equal((10m, 1L), (verdict.Targets[0].Count, verdict.Targets[0].Records));
        Assert.Equal(new WindowSummary(2, 1, 0, 0, 0), verdict.Targets[0].Windows);
    }

    [Fact]
    public void Judge_CumulativeFiguresThatDoNotFit_AreLeftWhole()
    {
        ReportedRecord whole = Sum("2020-01-01", "2020-12-31", 10);
        Verdict[] verdicts =
        [
            // Two sources' figures for the same days: which of them contains the first four is not known.
            Tertials(Contained("2020-04-30", 4), whole, whole),
            Tertials(Contained("2020-04-30", 4), Contained("2020-04-30", 5), whole),
            // Corrected downwards: more in the part than in the whole.
            Tertials(Contained("2020-04-30", 11), whole),
        ];

        Assert.All(verdicts, verdict => Assert.Equal([0L, 0, 0], verdict.Targets[0].Details.Select(window => window.Count)));
    }

    private static int? Missed(AgreementRecorded agreement, ReportedRecord[] records) =>
        Judged(agreement, "2020-02-03", records).Targets[0].Windows?.Missed;

    private static ReportedRecord Contained(string end, long quantity) => Sum("2020-01-01", end, quantity) with { IncludedElsewhere = true };

    private static Verdict Tertials(params ReportedRecord[] records) => Judged(
        Agreement("2020-01-01", "2020-12-31", Police(AtLeast(4, Per.Tertial))), "2021-01-01", records, Declared("2020-01-01", "2020-12-31"));
}
