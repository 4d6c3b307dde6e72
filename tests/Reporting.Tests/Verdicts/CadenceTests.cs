using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

public class CadenceTests
{
    // Monday 6 January to Sunday 2 February 2020 are four whole weeks; 1-5 January is a cut one.
    private static readonly AgreementRecorded Weekly = Agreement("2020-01-01", "2020-02-02", Police(AtLeast(1, Per.Week)));

    private static readonly Declaration Complete = Declared("2020-01-01", "2020-02-02");

    [Fact]
    public void Judge_EachWholeWeekMet_IsFulfilledThoughTheCutOneIsEmpty()
    {
        Verdict verdict = Judged(Weekly, "2020-02-03", Times(4, Activity("2020-01-08"), 7));

        Assert.Equal(Outcome.Fulfilled, verdict.Outcome);
        Assert.Equal(new WindowSummary(4, 0, 0, 0, 1), verdict.Targets[0].Windows);
        Assert.Equal((4m, 4m), (verdict.Targets[0].Count, verdict.Targets[0].Required));
        Assert.Equal(("2020-W01", WindowState.Cut), (verdict.Targets[0].Details[0].Label, verdict.Targets[0].Details[0].State));
    }

    [Fact]
    public void Judge_LastWeekMet_IsFulfilledBeforeTheEnd() =>
        Assert.Equal((Outcome.Fulfilled, Pace.Finished), Axes(Judged(Weekly, "2020-01-30", Times(4, Activity("2020-01-08"), 7))));

    [Fact]
    public void Judge_TotalReachedWithAMissedWeek_IsNotFulfilledAndSaysBoth()
    {
        // Nine in the first three weeks, none in the last: more than four in all.
        Verdict verdict = Judged(Weekly, "2020-02-03", Times(9, Activity("2020-01-06"), 2), Complete);

        Assert.Equal(Outcome.NotFulfilled, verdict.Outcome);
        Assert.True(verdict.Targets[0].Count > verdict.Targets[0].Required);
        Assert.Equal(new WindowSummary(3, 1, 0, 0, 1), verdict.Targets[0].Windows);
    }

    [Fact]
    public void Judge_SilentWeek_IsNotReportedAndNotMissed()
    {
        Verdict verdict = Judged(Weekly, "2020-02-03", Times(3, Activity("2020-01-08"), 7));

        Assert.Equal((Outcome.NotReported, new WindowSummary(3, 0, 0, 1, 1)), (verdict.Outcome, verdict.Targets[0].Windows));
    }

    [Fact]
    public void Judge_DeclaredMissedWeekDuringThePeriod_CanNoLongerBeKept()
    {
        Verdict verdict = Judged(Weekly, "2020-01-21", [Activity("2020-01-08")], Declared("2020-01-06", "2020-01-19"));

        Assert.Equal((Outcome.NotFulfilled, Pace.OutOfReach), Axes(verdict));
        Assert.Equal(new WindowSummary(1, 1, 2, 0, 1), verdict.Targets[0].Windows);
        Assert.Null(verdict.Targets[0].Rescue);
    }

    [Fact]
    public void Judge_UndeclaredEmptyWeekDuringThePeriod_IsStillInProgress() =>
        Assert.Equal(Outcome.InProgress, Judged(Weekly, "2020-01-21", [Activity("2020-01-08")]).Outcome);

    [Fact]
    public void Judge_ExactlyOneEachWeek_TwoInAWeekMissIt()
    {
        AgreementRecorded agreement = Agreement("2020-01-06", "2020-02-02", Police(Number(Comparison.Exactly, 1, Per.Week)));
        Verdict verdict = Judged(agreement, "2020-01-10", Times(2, Activity("2020-01-08")));

        Assert.Equal((Outcome.NotFulfilled, new WindowSummary(0, 1, 3, 0, 0)), (verdict.Outcome, verdict.Targets[0].Windows));
    }

    [Fact]
    public void Judge_AtMostEachMonth_IsKeptWhenEveryMonthIsDeclared()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-03-31", Police(Number(Comparison.AtMost, 2, Per.Month)));

        Assert.Equal(Outcome.Fulfilled, Judged(agreement, "2020-04-01", [Activity("2020-02-08")], Declared("2020-01-01", "2020-03-31")).Outcome);
        Assert.Equal(Outcome.NotReported, Judged(agreement, "2020-04-01", [Activity("2020-02-08")], Declared("2020-01-01", "2020-02-29")).Outcome);
    }

    [Fact]
    public void Judge_SumInsideOneWeek_CountsInIt() =>
        Assert.Equal(
            new WindowSummary(1, 0, 0, 3, 1), Judged(Weekly, "2020-02-03", [Sum("2020-01-06", "2020-01-12", 3)]).Targets[0].Windows);

    [Fact]
    public void Judge_NoWholeWindow_CannotBeMeasured()
    {
        AgreementRecorded agreement = Agreement("2020-01-07", "2020-01-16", Police(AtLeast(1, Per.Week)));

        Assert.Equal(Outcome.InProgress, Judged(agreement, "2020-01-16", [Activity("2020-01-08")]).Outcome);
        Assert.Equal(Outcome.NotMeasurable, Judged(agreement, "2020-01-17", [Activity("2020-01-08")]).Outcome);
    }

    [Fact]
    public void Judge_SchoolTermsNotDecided_CountsAndCannotBeMeasured()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(AtLeast(1, Per.SchoolTerm)));
        Verdict verdict = Judged(agreement, "2021-01-01", [Activity("2020-03-01")]);

        Assert.Equal((Outcome.NotMeasurable, 1m), (verdict.Outcome, verdict.Targets[0].Count));
    }

    [Fact]
    public void Judge_EachAreaEachMonth_JudgesEveryPair()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-02-29", Police(EachArea(1, Per.Month, "norr", "soder")));
        ReportedRecord[] records =
        [
            Activity("2020-01-08") with { Area = "norr" },
            Activity("2020-02-08") with { Area = "norr" },
            Activity("2020-02-08") with { Area = "soder" },
        ];
        Verdict verdict = Judged(agreement, "2020-03-01", records);

        Assert.Equal((Outcome.NotReported, new WindowSummary(3, 0, 0, 1, 0)), (verdict.Outcome, verdict.Targets[0].Windows));
        Assert.Equal(["norr:2020-01", "norr:2020-02", "soder:2020-01", "soder:2020-02"], verdict.Targets[0].Details.Select(cell => cell.Label));
    }

    private static (Outcome, Pace) Axes(Verdict verdict) => (verdict.Outcome, verdict.Pace);
}
