using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>Shares, milestones, requests, indicators and work that is described.</summary>
public class OtherGoalsTests
{
    private static readonly Declaration Complete = Declared("2020-01-01", "2020-12-31");

    [Theory]
    [InlineData(Comparison.AtLeast, 2, "2020-06-01", false, Outcome.InProgress)]
    [InlineData(Comparison.AtLeast, 2, "2021-01-01", false, Outcome.Fulfilled)]
    [InlineData(Comparison.AtLeast, 1, "2021-01-01", false, Outcome.NotReported)]
    [InlineData(Comparison.AtLeast, 1, "2021-01-01", true, Outcome.NotFulfilled)]
    [InlineData(Comparison.AtMost, 2, "2021-01-01", false, Outcome.NotReported)]
    [InlineData(Comparison.AtMost, 2, "2021-01-01", true, Outcome.Fulfilled)]
    [InlineData(Comparison.AtMost, 3, "2021-01-01", true, Outcome.NotFulfilled)]
    public void Judge_TwentyPercentOfTen_IsOnlyDecidedWhenOver(Comparison comparison, int part, string day, bool declared, Outcome outcome)
    {
        ReportedRecord record = Activity("2020-02-01") with { Outcomes = [Found("narkotikabrott", 10), Found("forstagangsanvandare", part)] };
        Verdict verdict = Judged(Share(comparison), day, [record], declared ? [Complete] : []);

        Assert.Equal((outcome, 10m * part, 20m), (verdict.Outcome, verdict.Targets[0].Count, verdict.Targets[0].Required));
    }

    [Fact]
    public void Judge_ShareOfNothing_CannotBeMeasuredWhenDeclared()
    {
        Assert.Equal(Outcome.NotMeasurable, Judged(Share(Comparison.AtLeast), "2021-01-01", [], Complete).Outcome);
        Assert.Equal(Outcome.NotReported, Judged(Share(Comparison.AtLeast), "2021-01-01", []).Outcome);
    }

    [Fact]
    public void Judge_ShareWhilePeriodRuns_SaysWhetherItHoldsSoFar()
    {
        ReportedRecord record = Activity("2020-02-01") with { Outcomes = [Found("narkotikabrott", 10), Found("forstagangsanvandare", 1)] };

        Assert.Equal(Pace.Behind, Judged(Share(Comparison.AtLeast), "2020-06-01", [record]).Pace);
        Assert.Equal(Pace.OnTrack, Judged(Share(Comparison.AtMost), "2020-06-01", [record]).Pace);
    }

    [Fact]
    public void Judge_MilestoneReachedLate_IsNotFulfilledWithItsDay()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Milestone("2020-06-30", "plan")));
        Verdict verdict = Judged(agreement, "2020-08-01", [Reached("plan", "2020-07-02")]);

        Assert.Equal((Outcome.NotFulfilled, EvidenceState.Complete), (verdict.Outcome, verdict.Evidence));
        WindowVerdict step = Assert.Single(verdict.Targets[0].Details);
        Assert.Equal((WindowState.Missed, Days("2020-07-02", "2020-07-02")), (step.State, step.Days));
    }

    [Fact]
    public void Judge_MilestoneNotReportedWhenDue_IsNotReportedSinceTheDayAfter()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Milestone("2020-06-30", "plan")));

        Assert.Equal(Outcome.NotReported, Judged(agreement, "2020-06-30", []).Outcome);
        Verdict overdue = Judged(agreement, "2020-07-01", [], Complete);
        Assert.Equal((Outcome.NotReported, EvidenceState.None, Day("2020-07-01")), (overdue.Outcome, overdue.Evidence, overdue.NotReportedSince));
    }

    [Fact]
    public void Judge_OneStepLateAndOneUnreported_IsBrokenOnPartialEvidence()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Milestone("2020-06-30", "plan", "beslut")));
        Verdict verdict = Judged(agreement, "2020-08-01", [Reached("plan", "2020-07-02")]);

        Assert.Equal((Outcome.NotFulfilled, EvidenceState.Partial, Day("2020-07-01")), (verdict.Outcome, verdict.Evidence, verdict.NotReportedSince));
    }

    [Fact]
    public void Judge_MilestoneReportedTwice_TheEarliestDayHolds()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Milestone("2020-06-30", "plan")));

        Assert.Equal(Outcome.Fulfilled, Judged(agreement, "2020-08-01", [Reached("plan", "2020-07-02"), Reached("plan", "2020-06-30")]).Outcome);
    }

    [Fact]
    public void Judge_MilestoneWithoutPeriodOrDay_IsFulfilledWhenReached()
    {
        AgreementRecorded agreement = Undated(Police(Milestone(null, "plan")));

        Assert.Equal(Outcome.NotMeasurable, Judged(agreement, "2020-08-01", []).Outcome);
        Assert.Equal(Outcome.Fulfilled, Judged(agreement, "2020-08-01", [Reached("plan", "2020-07-02")]).Outcome);
    }

    [Fact]
    public void Judge_OnRequest_NobodyAskedOnlyWhenDeclared()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Target("a") with { OnRequest = new OnRequestGoal(0) }));

        Assert.Equal(Outcome.NotReported, Judged(agreement, "2020-06-01", []).Outcome);
        Assert.Equal(Outcome.NotReported, Judged(agreement, "2021-01-01", []).Outcome);
        Assert.Equal(Outcome.NotRequested, Judged(agreement, "2021-01-01", [], Complete).Outcome);
    }

    [Theory]
    [InlineData(4, Outcome.Fulfilled)]
    [InlineData(3, Outcome.NotFulfilled)]
    public void Judge_OnRequest_ComparesMetWithAsked(int met, Outcome outcome)
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Target("a") with { OnRequest = new OnRequestGoal(0) }));
        Tally requests = new("a", new TallyKey(Day("2020-03-01"), Day("2020-03-01"), Party.Police, "", ""), new TallyAmount(met, 4, 4, 0, 0, 0));
        Verdict verdict = Judge.Commitment(agreement, agreement.Commitments[0], [requests], [], Day("2021-01-01"));

        Assert.Equal((outcome, 100m), (verdict.Outcome, verdict.Targets[0].Required));
    }

    [Theory]
    [InlineData(79.1, null, "2020-06-01", Outcome.NotReported)]
    [InlineData(79.1, null, "2021-01-01", Outcome.NotReported)]
    [InlineData(null, 80.0, "2021-01-01", Outcome.NotReported)]
    [InlineData(null, null, "2021-01-01", Outcome.NotMeasurable)]
    public void Judge_IndicatorWithoutObservations_IsNotReported(double? baseline, double? goal, string day, Outcome outcome)
    {
        IndicatorGoal indicator = new(new("trygghet", "safety"), "procent", Direction.Higher, (decimal?)baseline, (decimal?)goal, "Trygghetsmätningen");

        Assert.Equal(outcome, Judged(Agreement("2020-01-01", "2020-12-31", Police(Target("a") with { Indicator = indicator })), day, []).Outcome);
    }

    [Theory]
    [InlineData(0, "2020-06-01", false, Outcome.NotReported)]
    [InlineData(3, "2020-06-01", false, Outcome.InProgress)]
    [InlineData(3, "2021-01-01", false, Outcome.NotMeasurable)]
    [InlineData(0, "2021-01-01", false, Outcome.NotReported)]
    [InlineData(0, "2021-01-01", true, Outcome.NotFulfilled)]
    public void Judge_Qualitative_IsBrokenByADeclaredZeroAndByNoOtherNumber(int count, string day, bool declared, Outcome outcome)
    {
        TargetTerms target = Target("a", Kinds("trafikkontroll")) with { Qualitative = new QualitativeGoal(0) };
        Verdict verdict = Judged(
            Agreement("2020-01-01", "2020-12-31", Police(target)), day, Times(count, Activity("2020-02-01")), declared ? [Complete] : []);

        Assert.Equal((outcome, null), (verdict.Outcome, verdict.Targets[0].Required));
        Assert.Equal(count > 0 || declared ? count : null, verdict.Targets[0].Count);
    }

    [Fact]
    public void Judge_QualitativeBesideANumber_DoesNotDecide()
    {
        CommitmentTerms commitment = Police(
            AtLeast(1, Per.Period, "trafikkontroll"), Target("b", Kinds("trafikkontroll")) with { Qualitative = new QualitativeGoal(0) });

        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", commitment);
        Assert.Equal(Outcome.Fulfilled, Judged(agreement, "2021-01-01", [Activity("2020-02-01")]).Outcome);
    }

    [Fact]
    public void Judge_NoTargets_CannotBeMeasured()
    {
        Verdict verdict = Judged(Agreement("2020-01-01", "2020-12-31", Police()), "2020-06-01", []);

        Assert.Equal(
            (Outcome.NotMeasurable, Pace.NotApplicable, EvidenceState.None), (verdict.Outcome, verdict.Pace, verdict.Evidence));
    }

    private static AgreementRecorded Share(Comparison comparison) => Agreement("2020-01-01", "2020-12-31", Police(Target("a") with
    {
        Share = new ShareGoal(comparison, 20, "forstagangsanvandare", "narkotikabrott"),
    }));
}
