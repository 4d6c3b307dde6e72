using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>Numbers over the whole period. Day 2020-07-01 is inside it, 2021-01-01 after it.</summary>
public class OccasionsTests
{
    private const string Inside = "2020-07-01";
    private const string After = "2021-01-01";

    private static readonly Declaration Complete = Declared("2020-01-01", "2020-12-31");

    /// <summary>"Högst tre i varje område": what another area has left to its cap mends nothing.</summary>
    [Theory]
    [InlineData(3, 3, "2021-01-01", Outcome.Fulfilled)]
    [InlineData(4, 0, "2021-01-01", Outcome.NotFulfilled)]
    [InlineData(4, 0, "2020-06-01", Outcome.NotFulfilled)]
    [InlineData(3, 3, "2020-06-01", Outcome.InProgress)]
    public void Judge_CapOfEachArea_IsBrokenByTheFirstAboveIt(int north, int south, string day, Outcome outcome)
    {
        TargetTerms cap = EachArea(3, Per.Period, "norr", "soder");
        cap = cap with { Occasions = cap.Occasions! with { Comparison = Comparison.AtMost } };
        ReportedRecord[] records = [.. Times(north, Activity("2020-02-01") with { Area = "norr" }), .. Times(south, Activity("2020-02-01") with { Area = "soder" })];

        Assert.Equal(outcome, Judged(Agreement("2020-01-01", "2020-12-31", Police(cap)), day, records, Complete).Outcome);
    }

    /// <summary>"Högst fem dagar i varje ärende": none may be above the cap, and the first that is breaks it for good.</summary>
    [Theory]
    [InlineData(0, "2021-01-01", true, Outcome.Fulfilled)]
    [InlineData(0, "2021-01-01", false, Outcome.NotReported)]
    [InlineData(0, "2020-06-01", true, Outcome.InProgress)]
    [InlineData(1, "2020-06-01", false, Outcome.NotFulfilled)]
    public void Judge_CapOfEachCase_IsNoCaseAboveIt(int above, string day, bool declared, Outcome outcome)
    {
        TargetTerms none = Number(Comparison.AtMost, 0, Per.Period);
        none = none with { Counting = none.Counting with { Outcome = "0685.over-fem-dagar" } };
        ReportedRecord cases = Activity("2020-02-01") with { Quantity = 40, Outcomes = [Found("0685.over-fem-dagar", above)] };

        Assert.Equal(outcome, Judged(Agreement("2020-01-01", "2020-12-31", Police(none)), day, [cases], declared ? [Complete] : []).Outcome);
    }

    [Theory]
    [InlineData(Comparison.AtLeast, 0, Inside, false, Outcome.NotReported)]
    [InlineData(Comparison.AtLeast, 3, Inside, false, Outcome.InProgress)]
    [InlineData(Comparison.AtLeast, 5, Inside, false, Outcome.Fulfilled)]
    [InlineData(Comparison.AtLeast, 0, After, false, Outcome.NotReported)]
    [InlineData(Comparison.AtLeast, 4, After, false, Outcome.NotReported)]
    [InlineData(Comparison.AtLeast, 4, After, true, Outcome.NotFulfilled)]
    [InlineData(Comparison.AtLeast, 0, After, true, Outcome.NotFulfilled)]
    [InlineData(Comparison.AtMost, 0, Inside, true, Outcome.NotStarted)]
    [InlineData(Comparison.AtMost, 5, Inside, true, Outcome.InProgress)]
    [InlineData(Comparison.AtMost, 6, Inside, false, Outcome.NotFulfilled)]
    [InlineData(Comparison.AtMost, 5, After, false, Outcome.NotReported)]
    [InlineData(Comparison.AtMost, 5, After, true, Outcome.Fulfilled)]
    [InlineData(Comparison.AtMost, 0, After, true, Outcome.Fulfilled)]
    [InlineData(Comparison.Exactly, 5, Inside, true, Outcome.InProgress)]
    [InlineData(Comparison.Exactly, 5, After, false, Outcome.Fulfilled)]
    [InlineData(Comparison.Exactly, 6, Inside, false, Outcome.NotFulfilled)]
    [InlineData(Comparison.Exactly, 4, After, false, Outcome.NotReported)]
    [InlineData(Comparison.Exactly, 4, After, true, Outcome.NotFulfilled)]
    public void Judge_FivePromised_IsJudgedByItsComparison(Comparison comparison, int count, string day, bool declared, Outcome outcome)
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Number(comparison, 5, Per.Period)));

        Assert.Equal(outcome, Judged(agreement, day, Times(count, Activity("2020-02-01")), declared ? [Complete] : []).Outcome);
    }

    [Theory]
    [InlineData(1, After, true, Outcome.NotFulfilled)]
    [InlineData(1, After, false, Outcome.NotReported)]
    [InlineData(2, Inside, true, Outcome.InProgress)]
    [InlineData(2, After, false, Outcome.Fulfilled)]
    [InlineData(3, After, false, Outcome.Fulfilled)]
    [InlineData(4, Inside, false, Outcome.NotFulfilled)]
    public void Judge_BetweenTwoAndThree_IsKeptInsideTheRangeWhenOver(int count, string day, bool declared, Outcome outcome)
    {
        TargetTerms target = Between(2, 3, Per.Period);
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(target with { Occasions = target.Occasions! with { UpperIsCeiling = true } }));
        Verdict verdict = Judged(agreement, day, Times(count, Activity("2020-02-01")), declared ? [Complete] : []);

        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal((2m, 3m), (verdict.Targets[0].Required, verdict.Targets[0].RequiredUpper));
    }

    [Theory]
    [InlineData(1, After, true, Outcome.NotFulfilled)]
    [InlineData(1, After, false, Outcome.NotReported)]
    [InlineData(2, Inside, false, Outcome.Fulfilled)]
    [InlineData(4, Inside, false, Outcome.Fulfilled)]
    [InlineData(4, After, false, Outcome.Fulfilled)]
    public void Judge_TwoToThree_IsKeptByMoreToo(int count, string day, bool declared, Outcome outcome)
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Between(2, 3, Per.Period)));

        Assert.Equal(outcome, Judged(agreement, day, Times(count, Activity("2020-02-01")), declared ? [Complete] : []).Outcome);
    }

    [Fact]
    public void Judge_ExactlyNone_NeedsTheSourcesToSaySo()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Number(Comparison.Exactly, 0, Per.Period)));

        Assert.Equal(Outcome.NotReported, Judged(agreement, After, []).Outcome);
        Assert.Equal(Outcome.Fulfilled, Judged(agreement, After, [], Complete).Outcome);
    }

    [Theory]
    [InlineData(Comparison.AtLeast, 65, Outcome.NotReported)]
    [InlineData(Comparison.AtLeast, 60, Outcome.Fulfilled)]
    [InlineData(Comparison.AtMost, 60, Outcome.NotReported)]
    [InlineData(Comparison.AtMost, 59, Outcome.NotFulfilled)]
    [InlineData(Comparison.Exactly, 60, Outcome.NotReported)]
    public void Judge_DryggSextio_ProvesOnlyWhatALowerBoundCan(Comparison comparison, long number, Outcome outcome)
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Number(comparison, number, Per.Period)));
        Verdict verdict = Judged(agreement, After, [Sum("2020-01-01", "2020-12-31", 60) with { Precision = Precision.AtLeast }], Complete);

        Assert.Equal((outcome, true, 60m), (verdict.Outcome, verdict.Targets[0].Approximate, verdict.Targets[0].Count));
    }

    [Fact]
    public void Judge_BeforeThePeriod_HasNotStarted()
    {
        Verdict verdict = Judged(Agreement("2020-01-01", "2020-12-31", Police(AtLeast(5, Per.Period))), "2019-12-31", []);

        Assert.Equal((Outcome.NotStarted, EvidenceState.None, null), (verdict.Outcome, verdict.Evidence, verdict.NotReportedSince));
        Assert.Null(verdict.Targets[0].Count);
        Assert.Null(verdict.Targets[0].Rescue);
    }

    [Fact]
    public void Judge_RecordDatedAfterTheDay_HasNotBeenDoneYet()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(AtLeast(1, Per.Period)));

        Assert.Equal(Outcome.NotReported, Judged(agreement, "2020-03-01", [Activity("2020-03-02")]).Outcome);
        Assert.Equal(Outcome.Fulfilled, Judged(agreement, "2020-03-02", [Activity("2020-03-02")]).Outcome);
    }

    [Fact]
    public void Judge_NoPeriodStated_IsOnlyDecidedByWhatIsReachedOrExceeded()
    {
        AgreementRecorded atLeast = Undated(Police(AtLeast(5, Per.Period)));
        AgreementRecorded atMost = Undated(Police(Number(Comparison.AtMost, 5, Per.Period)));

        Verdict three = Judged(atLeast, After, Times(3, Activity("2020-02-01")), Complete);
        Assert.Equal((Outcome.NotMeasurable, Pace.NotApplicable, 3m), (three.Outcome, three.Pace, three.Targets[0].Count));
        Assert.Null(three.Period);
        Assert.Equal(Outcome.Fulfilled, Judged(atLeast, After, Times(5, Activity("2020-02-01"))).Outcome);
        Assert.Equal(Outcome.NotFulfilled, Judged(atMost, After, Times(6, Activity("2020-02-01"))).Outcome);
        Assert.Equal(Outcome.NotMeasurable, Judged(Undated(Police(AtLeast(1, Per.Week))), After, [Activity("2020-02-01")]).Outcome);
    }

    [Fact]
    public void Judge_EachArea_TakesTheWorstArea()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(EachArea(2, Per.Period, "norr", "soder"))) with
        {
            Areas = [new NamedCode("norr", "Norr"), new NamedCode("soder", "Söder")],
        };
        ReportedRecord[] records = [.. Times(5, Activity("2020-02-01") with { Area = "norr" }), Activity("2020-02-01") with { Area = "soder" }];
        Verdict running = Judged(agreement, Inside, records);
        Verdict over = Judged(agreement, After, records, Complete);

        Assert.Equal((Outcome.InProgress, 6m, 4m), (running.Outcome, running.Targets[0].Count, running.Targets[0].Required));
        Assert.Equal(1, running.Targets[0].Rescue?.Remaining);
        Assert.Null(running.Targets[0].Windows);
        Assert.Equal(Outcome.NotFulfilled, over.Outcome);
        Assert.Equal(
            [("norr", "Norr", 5L, WindowState.Met), ("soder", "Söder", 1L, WindowState.Missed)],
            over.Targets[0].Details.Select(area => (area.Label, area.Name!.Sv, area.Count, area.State)));
    }

    [Fact]
    public void Judge_AreasTogether_ShareOneNumber()
    {
        TargetTerms target = AtLeast(2, Per.Period) with { Counting = new CountingTerms { Areas = ["norr", "soder"] } };
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(target));

        Assert.Equal(Outcome.Fulfilled, Judged(agreement, Inside, Times(2, Activity("2020-02-01") with { Area = "norr" })).Outcome);
    }

    [Theory]
    [InlineData(2, 0, Outcome.InProgress)]
    [InlineData(2, 3, Outcome.Fulfilled)]
    [InlineData(0, 0, Outcome.NotReported)]
    public void Judge_SeveralTargets_AllMustBeReached(int controls, int visits, Outcome outcome)
    {
        CommitmentTerms commitment = Police(
            AtLeast(2, Per.Period, "trafikkontroll"), AtLeast(3, Per.Period, "skolbesok") with { Id = "b" });
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", commitment);
        IEnumerable<ReportedRecord> records =
            [.. Times(controls, Activity("2020-02-01")), .. Times(visits, Activity("2020-02-01", "skolbesok"))];

        Assert.Equal(outcome, Judged(agreement, Inside, records).Outcome);
    }

    [Fact]
    public void Judge_JointCommitment_ShowsEachPartysPart()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Commitment("1", Both, AtLeast(5, Per.Period)));
        Verdict verdict = Judged(agreement, Inside, Times(3, Activity("2020-02-01")));

        Assert.Equal([new PartyPart(Party.Police, 3), new PartyPart(Party.Municipality, 0)], verdict.Parts);
        Assert.Empty(Judged(agreement, Inside, [Meeting("2020-03-01")]).Parts);
    }

    [Fact]
    public void Judge_ExampleRecord_IsMarked()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(AtLeast(5, Per.Period)));

        Assert.True(Judged(agreement, Inside, [Activity("2020-02-01") with { Example = true }]).Example);
        Assert.False(Judged(agreement, Inside, [Activity("2020-02-01")]).Example);
    }
}
