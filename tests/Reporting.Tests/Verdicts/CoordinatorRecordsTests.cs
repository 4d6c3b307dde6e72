using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>Requests, observations and accounts in words: what the coordinators enter for one commitment.</summary>
public class CoordinatorRecordsTests
{
    private const string Over = "2021-02-01";

    [Theory]
    [InlineData(4, 4, Outcome.Fulfilled)]
    [InlineData(4, 3, Outcome.NotFulfilled)]
    [InlineData(0, 0, Outcome.NotRequested)]
    public void Judge_RequestsOfTheWholePeriod_AreMetNotMetOrNeverMade(long asked, long met, Outcome expected)
    {
        ReportedRecord report = Entered(RecordType.Request, "2020-01-01") with { EndDate = Day("2020-12-31"), Asked = asked, Quantity = met };

        Assert.Equal(expected, Judged(OnRequest(), Over, [report]).Outcome);
    }

    [Fact]
    public void Judge_NobodyAskedInSpring_SaysNothingOfTheRest() => Assert.Equal(Outcome.NotReported, Judged(
        OnRequest(), Over, [Entered(RecordType.Request, "2020-01-01") with { EndDate = Day("2020-05-31"), Asked = 0, Quantity = 0 }]).Outcome);

    [Fact]
    public void Match_RecordOfAnotherCommitmentTargetOrGoal_IsNotAddressed()
    {
        ReportedRecord observation = Observed("2020-05-01", 80);

        Assert.True(Match(Indicator(70, null), observation with { TargetId = "a" }).Counts);
        Assert.Equal(Exclusion.NotAddressed, Match(Indicator(70, null), observation with { TargetId = "b" }).Exclusion);
        Assert.Equal(Exclusion.NotAddressed, Match(Indicator(70, null), observation with { CommitmentId = "2" }).Exclusion);
        Assert.Equal(Exclusion.NotAddressed, Match(Indicator(70, null), observation with { AgreementId = "annat" }).Exclusion);
        Assert.Equal(Exclusion.NotAddressed, Match(OnRequest(), observation).Exclusion);
        Assert.Equal(Exclusion.NotAddressed, Match(Indicator(70, null), Activity("2020-05-01")).Exclusion);
        Assert.Equal(Exclusion.Period, Match(Indicator(70, null), observation with { Date = Day("2019-12-31") }).Exclusion);
    }

    [Fact]
    public void Judge_Indicator_LastValueInsideThePeriodDecidesWhenItIsOver()
    {
        ReportedRecord[] values = [Observed("2020-03-01", 95), Observed("2020-11-01", 93.5m), Observed("2021-01-15", 99)];

        Verdict verdict = Judged(Indicator(null, 94), Over, values);
        Assert.Equal((Outcome.NotFulfilled, 93.5m, EvidenceState.Complete), (verdict.Outcome, verdict.Targets[0].Count, verdict.Evidence));
        Assert.Equal((Outcome.InProgress, 95m), (Judged(Indicator(null, 94), "2020-06-01", values) is var early ? early.Outcome : 0, early.Targets[0].Count));
        Assert.Equal(Outcome.Fulfilled, Judged(Indicator(93, null), Over, values).Outcome);
    }

    [Fact]
    public void Judge_Indicator_FirstValueAfterThePeriodDecidesWhereNoneIsInside()
    {
        ReportedRecord[] values = [Observed("2021-01-15", 95), Observed("2021-01-25", 80)];

        Assert.Equal(Outcome.Fulfilled, Judged(Indicator(null, 94), Over, values).Outcome);
        Assert.Equal(Outcome.NotReported, Judged(Indicator(null, 94), "2021-01-10", values).Outcome);
    }

    [Fact]
    public void Judge_Indicator_TwoValuesOfOneDay_TheWorseHolds()
    {
        ReportedRecord[] values = [Observed("2020-11-01", 95), Observed("2020-11-01", 90)];

        Assert.Equal(Outcome.NotFulfilled, Judged(Indicator(null, 94), Over, values).Outcome);
        Assert.Equal(Outcome.NotFulfilled, Judged(Indicator(null, 94, Direction.Lower), Over, values).Outcome);
    }

    [Fact]
    public void Judge_IndicatorWithNothingToCompare_IsNotMeasurableAndShowsItsValue()
    {
        Verdict verdict = Judged(Indicator(null, null), Over, [Observed("2020-11-01", 95)]);

        Assert.Equal((Outcome.NotMeasurable, 95m), (verdict.Outcome, verdict.Targets[0].Count));
    }

    [Fact]
    public void Judge_NarrativeOfQualitativeWork_IsInProgressThenNotMeasurableAndNeverANumber()
    {
        AgreementRecorded agreement = One(Target("a", Kinds("dialogmote")) with { Qualitative = new QualitativeGoal(0) });
        ReportedRecord told = Told("2020-03-01", "2020-04-30");

        Verdict running = Judged(agreement, "2020-06-01", [told]);
        Assert.Equal((Outcome.InProgress, EvidenceState.Partial, null), (running.Outcome, running.Evidence, running.Targets[0].Count));
        Assert.Equal((Outcome.NotMeasurable, null), (Judged(agreement, Over, [told]) is var over ? over.Outcome : 0, over.Targets[0].Count));
        Assert.Equal(Outcome.NotReported, Judged(agreement, Over, []).Outcome);
        Assert.Equal(Outcome.NotReported, Judged(agreement, "2020-02-01", [told]).Outcome);
    }

    [Fact]
    public void Judge_NarrativeOfANumber_IsAReportAndProvesNothing()
    {
        AgreementRecorded daily = One(AtLeast(1, Per.Day, "trafikkontroll"));
        Verdict verdict = Judged(daily, Over, [Told("2020-01-01", "2020-12-31")]);

        Assert.Equal((Outcome.NotReported, EvidenceState.Partial, null), (verdict.Outcome, verdict.Evidence, verdict.Targets[0].Count));
        Assert.Equal(0, verdict.Targets[0].Windows!.Missed);
        Assert.Equal(Outcome.InProgress, Judged(One(Milestone(null, "plan")), "2020-06-01", [Told("2020-01-01", "2020-04-30")]).Outcome);
    }

    [Fact]
    public void Match_NarrativeOfTheWholeAgreement_IsNotAddressed() => Assert.Equal(
        Exclusion.NotAddressed, Match(OnRequest(), Told("2020-03-01", "2020-04-30") with { CommitmentId = "" }).Exclusion);

    [Fact]
    public void Judge_RecordsDoneTogether_AreNoPartysOwn()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Commitment("1", Both, AtLeast(30, Per.Period, "trafikkontroll")));
        ReportedRecord[] joint = [.. Times(20, Activity("2020-03-01") with { JointWith = [Party.Municipality] })];

        Assert.Empty(Judged(agreement, "2020-06-01", joint).Parts);
        Assert.Equal(
            [new(Party.Police, 2), new(Party.Municipality, 0), new PartyPart(Party.Unspecified, 20)],
            Judged(agreement, "2020-06-01", [.. joint, .. Times(2, Activity("2020-04-01"))]).Parts);
    }

    private static AgreementRecorded One(TargetTerms target) => Agreement("2020-01-01", "2020-12-31", Commitment("1", Both, target));

    private static AgreementRecorded OnRequest() => One(Target("a", Kinds("riktad-insats")) with { OnRequest = new OnRequestGoal(100) });

    private static AgreementRecorded Indicator(decimal? baseline, decimal? goal, Direction direction = Direction.Higher) =>
        One(Target("a") with { Indicator = new IndicatorGoal(new("närvaro", "attendance"), "procent", direction, baseline, goal, "") });

    private static ReportedRecord Observed(string date, decimal value) => Entered(RecordType.Observation, date) with { Value = value, Quantity = 0 };

    private static ReportedRecord Told(string start, string end) => Entered(RecordType.Narrative, start) with
    {
        EndDate = Day(end),
        Party = Party.Municipality,
        Quantity = 0,
        Text = "Vi har börjat.",
        Statement = Statement.Ongoing,
    };

    private static ReportedRecord Entered(RecordType type, string date) => Activity(date, "eget") with
    {
        Type = type,
        Party = Party.Unspecified,
        AgreementId = "vetlanda",
        CommitmentId = "1",
    };
}
