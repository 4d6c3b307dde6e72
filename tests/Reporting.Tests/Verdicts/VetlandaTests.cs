using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>The agreement that the system exists to follow up: Vetlanda 2020-2021, its seven commitments.</summary>
public class VetlandaTests
{
    private static readonly string[] Occasions = ["skolavslutning", "student", "valborg", "midsommar", "jul", "nyar"];

    private static readonly AgreementRecorded Vetlanda = Agreement(
        "2020-01-01",
        "2021-12-31",
        Commitment("1", Both, Milestone(null, "est-implementerat", "est-i-bruk")),
        Commitment("2", [Party.Police], AtLeast(15, Per.Period, "trafikkontroll") with
        {
            Counting = Kinds("trafikkontroll") with { Focuses = ["trafikbeteende"] },
        }),
        Commitment("3", [Party.Police], AtLeast(15, Per.Period, "flygande-inspektion")),
        Commitment("4", [Party.Municipality], AtLeast(2, Per.Period) with
        {
            Counting = Kinds("hastighetsdampande-atgard", "trafikframjande-atgard") with
            {
                MeasureStep = MeasureStep.Presented,
                Bodies = ["namnd", "fullmaktige"],
            },
        }),
        Commitment("5", [Party.Police], AtLeast(15, Per.Period) with
        {
            Counting = Kinds("narkotikainsats", "riktad-insats") with { Focuses = ["unga"] },
        }),
        Commitment("6", [Party.Municipality], RiskOccasions(Occasions) with { Counting = Kinds("kampanj", "informationsinsats") }),
        Commitment("7", Both, AtLeast(2, Per.Period, "samverkansmote")));

    private static readonly ReportedRecord Control = Activity("2020-02-01") with { Focuses = ["trafikbeteende"] };

    private static readonly Declaration AllDeclared = Declared("2020-01-01", "2021-12-31");

    [Fact]
    public void Judge_FifteenControls_AreFulfilledAtOnce()
    {
        Verdict verdict = Of("2", "2021-01-15", Times(15, Control, 20));

        Assert.Equal((Outcome.Fulfilled, Pace.Finished), (verdict.Outcome, verdict.Pace));
        Assert.Equal((15m, 15m), (verdict.Targets[0].Count, verdict.Targets[0].Required));
        Assert.Null(verdict.Targets[0].Rescue);
    }

    [Fact]
    public void Judge_FourteenControlsBeforeTheEnd_AreInProgressWithOneLeft()
    {
        Verdict verdict = Of("2", "2021-12-31", Times(14, Control, 20));

        Assert.Equal(Outcome.InProgress, verdict.Outcome);
        Assert.Equal(new RescueNumber(1, null, Per.Period), verdict.Targets[0].Rescue);
    }

    [Fact]
    public void Judge_FourteenControlsAfterTheEndWithoutManifests_AreNotReported()
    {
        Verdict verdict = Of("2", "2022-01-01", Times(14, Control, 20));

        Assert.Equal((Outcome.NotReported, Pace.Finished), (verdict.Outcome, verdict.Pace));
        Assert.Equal((EvidenceState.Partial, Day("2020-01-01")), (verdict.Evidence, verdict.NotReportedSince));
    }

    [Fact]
    public void Judge_FourteenControlsAfterTheEndWithCompleteManifests_AreNotFulfilled()
    {
        Verdict verdict = Of("2", "2022-01-01", Times(14, Control, 20), AllDeclared);

        Assert.Equal((Outcome.NotFulfilled, EvidenceState.Complete), (verdict.Outcome, verdict.Evidence));
        Assert.Null(verdict.NotReportedSince);
    }

    [Fact]
    public void Judge_AMonthWithoutManifest_IsNotReported()
    {
        Verdict verdict = Of(
            "2", "2022-01-01", Times(14, Control, 20), Declared("2020-01-01", "2021-08-31"), Declared("2021-10-01", "2021-12-31"));

        Assert.Equal((Outcome.NotReported, Day("2021-09-01")), (verdict.Outcome, verdict.NotReportedSince));
    }

    [Fact]
    public void Match_ControlWithoutTheFocus_IsExcludedForItsFocus() =>
        Assert.Equal(Exclusion.Focus, Matched("2", Control with { Focuses = ["nykterhet"] }));

    [Fact]
    public void Match_ControlOnTheDayAfter_IsExcludedForThePeriod()
    {
        Assert.Equal(Exclusion.Period, Matched("2", Control with { Date = Day("2022-01-01") }));
        Assert.Equal(Exclusion.None, Matched("2", Control with { Date = Day("2021-12-31") }));
    }

    [Fact]
    public void Judge_InspectionsAndControls_AreNotMixed()
    {
        ReportedRecord[] records = [.. Times(9, Control), .. Times(15, Activity("2020-03-01", "flygande-inspektion"))];

        Assert.Equal(9, Of("2", "2021-01-01", records).Targets[0].Count);
        Assert.Equal(Outcome.Fulfilled, Of("3", "2021-01-01", records).Outcome);
    }

    [Fact]
    public void Judge_EstReachedByBothSteps_IsFulfilledOnCompleteEvidence()
    {
        Verdict half = Of("1", "2021-01-01", [Reached("est-implementerat", "2020-10-01")]);
        Verdict whole = Of("1", "2022-01-01", [Reached("est-implementerat", "2020-10-01"), Reached("est-i-bruk", "2021-12-31")]);

        Assert.Equal((Outcome.InProgress, EvidenceState.Partial), (half.Outcome, half.Evidence));
        Assert.Equal((Outcome.Fulfilled, EvidenceState.Complete), (whole.Outcome, whole.Evidence));
    }

    [Fact]
    public void Judge_TwoMeasuresPresented_AreFulfilledWhetherCarriedOutOrNot()
    {
        ReportedRecord first = Measure("hastighetsdampande-atgard", Step(MeasureStep.Presented, "2020-04-01", "namnd"));
        ReportedRecord second = Measure(
            "trafikframjande-atgard", Step(MeasureStep.Presented, "2021-04-01", "fullmaktige"), Step(MeasureStep.CarriedOut, "2022-05-01"));

        Assert.Equal(Outcome.Fulfilled, Of("4", "2021-05-01", [first, second]).Outcome);
        Assert.Equal(
            1, Of("4", "2021-05-01", [first, Measure("trafikframjande-atgard", Step(MeasureStep.Planned, "2021-04-01"))]).Targets[0].Count);
    }

    [Fact]
    public void Judge_OperationsOfEitherKind_AddUp()
    {
        ReportedRecord[] records =
        [
            .. Times(8, Activity("2020-03-01", "narkotikainsats") with { Focuses = ["unga"] }),
            .. Times(7, Activity("2020-05-01", "riktad-insats") with { Focuses = ["unga", "narkotika"] }),
        ];

        Assert.Equal(Outcome.Fulfilled, Of("5", "2020-12-01", records).Outcome);
    }

    [Fact]
    public void Judge_EachRiskOccasionOfBothYears_IsTwelveCells()
    {
        OccasionYear[] years2020 = [.. Occasions.Select(occasion => new OccasionYear(occasion, 2020))];
        OccasionYear[] years2021 = [.. Occasions.Select(occasion => new OccasionYear(occasion, 2021))];
        Verdict half = Of("6", "2021-02-01", [Campaign("2020-04-01", "2020-12-31", years2020)]);
        Verdict whole = Of("6", "2021-12-01", [Campaign("2020-04-01", "2020-12-31", years2020), Campaign("2021-04-01", "2021-12-31", years2021)]);

        Assert.Equal((Outcome.InProgress, 6m, 12m), (half.Outcome, half.Targets[0].Count, half.Targets[0].Required));
        Assert.Equal(new WindowSummary(6, 0, 6, 0, 0), half.Targets[0].Windows);
        Assert.Equal((Outcome.Fulfilled, 12m), (whole.Outcome, whole.Targets[0].Count));
    }

    [Fact]
    public void Judge_TwoMeetings_AreFulfilledOnCompleteEvidence()
    {
        Verdict verdict = Of("7", "2021-01-01", [Meeting("2020-05-01"), Meeting("2020-11-01")]);

        Assert.Equal((Outcome.Fulfilled, EvidenceState.Complete), (verdict.Outcome, verdict.Evidence));
    }

    [Fact]
    public void Judge_OneMeetingAfterTheEnd_IsNotReportedWhateverTheOtherSourcesDeclare()
    {
        Verdict verdict = Of(
            "7", "2022-02-01", [Meeting("2020-05-01")], AllDeclared, Declared("2020-01-01", "2021-12-31", Party.Municipality));

        Assert.Equal((Outcome.NotReported, EvidenceState.Partial), (verdict.Outcome, verdict.Evidence));
    }

    private static Verdict Of(string id, string day, IEnumerable<ReportedRecord> records, params Declaration[] declarations) =>
        Judged(Vetlanda, Find(id), day, records, declarations);

    private static Exclusion Matched(string id, ReportedRecord record) =>
        Counting.Match(Vetlanda, Find(id), Find(id).Targets[0], record).Exclusion;

    private static CommitmentTerms Find(string id) => Vetlanda.Commitments.Single(commitment => commitment.Id == id);
}
