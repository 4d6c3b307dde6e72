using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
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

    /// <summary>Together they have 30 per cent or more wherever both are told; that mends no area below 20.</summary>
    [Theory]
    [InlineData(5, 2, false, Outcome.Fulfilled, "norr:50:Met soder:20:Met")]
    [InlineData(5, 1, true, Outcome.NotFulfilled, "norr:50:Met soder:10:Missed")]
    [InlineData(5, 1, false, Outcome.NotReported, "norr:50:Met soder:10:NotReported")]
    [InlineData(5, null, false, Outcome.NotReported, "norr:50:Met soder:-:NotReported")]
    [InlineData(5, null, true, Outcome.Fulfilled, "norr:50:Met")]
    [InlineData(null, null, true, Outcome.NotMeasurable, "")]
    public void Judge_ShareOfEachArea_IsKeptWhereEachHolds(int? north, int? south, bool declared, Outcome outcome, string details)
    {
        ReportedRecord[] records = [.. In("norr", north), .. In("soder", south)];
        TargetVerdict target = Judged(EachArea(), "2021-01-01", records, declared ? [Complete] : []).Targets[0];

        Assert.Equal((outcome, 20m), (target.Outcome, target.Required));
        Assert.Equal(details, string.Join(' ', target.Details.Select(area => $"{area.Label}:{(area.Percent is { } percent ? $"{percent:0}" : "-")}:{area.State}")));
    }

    [Fact]
    public void Judge_ShareOfEachAreaWhileItRuns_IsBehindWhereOneAreaIs()
    {
        TargetVerdict target = Judged(EachArea(), "2020-06-01", [.. In("norr", 5), .. In("soder", 1)]).Targets[0];

        Assert.Equal((Outcome.InProgress, Pace.Behind, 30m), (target.Outcome, target.Pace, target.Count));
        Assert.All(target.Details, area => Assert.Equal(WindowState.Open, area.State));
    }

    [Fact]
    public void Judge_ShareOfEachItem_CountsRecordsOfOneItemAlone()
    {
        AgreementRecorded agreement = Share(new ShareGoal(Comparison.AtLeast, 90, "godkant-kontrollkop", "")
        {
            Items = [new NamedCode("norra", "Norra kiosken"), new NamedCode("sodra", "Södra kiosken")],
        }, new CountingTerms { Kinds = ["trafikkontroll"] });
        ReportedRecord both = Bought(10, 10, "norra", "sodra");
        TargetVerdict target = Judged(agreement, "2021-01-01", [Bought(10, 9, "norra"), Bought(10, 8, "sodra"), both], Complete).Targets[0];

        Assert.Equal((Outcome.NotFulfilled, 85m), (target.Outcome, target.Count));
        Assert.Equal([("norra", 90m, WindowState.Met), ("sodra", 80m, WindowState.Missed)], target.Details.Select(item => (item.Label, item.Percent!.Value, item.State)));
        Assert.Equal(Exclusion.Item, Match(agreement, both).Exclusion);
    }

    [Fact]
    public void Judge_ShareOfEachAreaWithFewPersons_TellsNoShareAtAll()
    {
        TargetVerdict target = Judged(EachArea(), "2021-01-01", [.. In("norr", 5), .. In("soder", 2)], Complete).Targets[0];

        Assert.Equal(Hiding.Secondary, target.Hiding);
        Assert.All(target.Details, area => Assert.Equal(Hiding.Secondary, area.Hiding));
        Assert.DoesNotContain("procent i", VerdictSentence.For(Judged(EachArea(), "2021-01-01", [.. In("norr", 5), .. In("soder", 2)], Complete), EachArea()).Sv, StringComparison.Ordinal);
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

    private static AgreementRecorded Share(Comparison comparison) => Share(new ShareGoal(comparison, 20, "forstagangsanvandare", "narkotikabrott"), new());

    private static AgreementRecorded Share(ShareGoal goal, CountingTerms counting) =>
        Agreement("2020-01-01", "2020-12-31", Police(Target("a", counting) with { Share = goal }));

    private static AgreementRecorded EachArea() => Share(
        new ShareGoal(Comparison.AtLeast, 20, "forstagangsanvandare", "narkotikabrott") { EachArea = true }, new CountingTerms { Areas = ["norr", "soder"] }) with
    {
        Areas = [new NamedCode("norr", "Norr"), new NamedCode("soder", "Söder")],
    };

    /// <summary>Ten offences in an area, so many of them by first-time users; nothing where that is null.</summary>
    private static IEnumerable<ReportedRecord> In(string area, int? part) => part is not { } count ? []
        : [Activity("2020-02-01") with { Area = area, Outcomes = [Found("narkotikabrott", 10), Found("forstagangsanvandare", count)] }];

    private static ReportedRecord Bought(long whole, long part, params string[] items) =>
        Activity("2020-02-01") with { CoveredItems = items, Quantity = whole, Outcomes = [Found("godkant-kontrollkop", part)] };
}
