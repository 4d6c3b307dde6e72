using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>What was really promised and published, judged as an honest reader would.</summary>
public class PublishedFollowUpTests
{
    private static readonly AgreementRecorded Lulea = Agreement("2018-01-01", "2018-12-31", Police(AtLeast(1, Per.Day, "trafikkontroll")));

    [Fact]
    public void Lulea2018_SeventyoneInMayToJuly_MissedAtLeastTwentyoneDays()
    {
        Verdict verdict = Judged(Lulea, "2018-08-15", [Sum("2018-05-01", "2018-07-31", 71)]);

        Assert.Equal((Outcome.NotFulfilled, Pace.OutOfReach, 71m), (verdict.Outcome, verdict.Pace, verdict.Targets[0].Count));
        Assert.Equal((21, true), (verdict.Targets[0].Windows!.Missed, verdict.Targets[0].Windows!.MissedIsLowerBound));
        Assert.Equal(Day("2018-01-01"), verdict.NotReportedSince);
    }

    [Fact]
    public void Lulea2018_ThreeHundredAndOneAlone_IsAboveOneADayAndProvesNoDay()
    {
        Verdict verdict = Judged(Lulea, "2019-02-01", [Sum("2018-05-01", "2018-12-31", 301)]);

        Assert.Equal(Outcome.NotReported, verdict.Outcome);
        Assert.Equal(new WindowSummary(0, 0, 0, 365, 0), verdict.Targets[0].Windows);
    }

    [Fact]
    public void Lulea2018_ThreeHundredAndOneWithTheSeventyoneInside_StillMissedDays()
    {
        ReportedRecord[] records =
        [
            Sum("2018-05-01", "2018-07-31", 71) with { IncludedElsewhere = true },
            Sum("2018-05-01", "2018-12-31", 301),
        ];
        Verdict verdict = Judged(Lulea, "2019-02-01", records);

        Assert.Equal((Outcome.NotFulfilled, 301m), (verdict.Outcome, verdict.Targets[0].Count));
        // January to April were never reported, and August to December (230 in 153 days) cannot be told.
        Assert.Equal(new WindowSummary(0, 21, 0, 344, 0) { MissedIsLowerBound = true }, verdict.Targets[0].Windows);
        Assert.Equal((EvidenceState.Partial, Day("2018-01-01")), (verdict.Evidence, verdict.NotReportedSince));
    }

    [Fact]
    public void Lulea2018_TenThenTwentyoneInspections_AreReachedByTheNewerFigure()
    {
        AgreementRecorded agreement = Agreement("2018-01-01", "2018-12-31", Police(AtLeast(8, Per.Period)));
        ReportedRecord ten = Sum("2018-05-01", "2018-07-31", 10);

        Assert.Equal(Outcome.Fulfilled, Judged(agreement, "2018-08-15", [ten]).Outcome);
        Assert.Equal(
            21m, Judged(agreement, "2019-02-01", [ten with { IncludedElsewhere = true }, Sum("2018-05-01", "2018-12-31", 21)]).Targets[0].Count);
    }

    [Fact]
    public void Lulea2018_EveryUnderpassFourTimesAYear_IsASetThatNobodyListed()
    {
        AgreementRecorded agreement = Agreement("2018-01-01", "2018-12-31", Police(Covering(Per.Year, 4)));
        Verdict verdict = Judged(agreement, "2019-01-01", [Activity("2018-05-01") with { CoveredItems = ["t1", "t2"] }]);

        Assert.Equal((Outcome.NotMeasurable, 2m, null), (verdict.Outcome, verdict.Targets[0].Count, verdict.Targets[0].Required));
    }

    [Fact]
    public void Jonkoping2021_EightHundredInEachArea_TheLeastPatrolledAreaDecides()
    {
        string[] areas = ["raslatt", "oxnehaga", "osterangen", "ekhagen"];
        AgreementRecorded agreement = Agreement("2021-01-01", "2022-12-31", Police(EachArea(800, Per.Period, areas)));
        IEnumerable<ReportedRecord> patrols = areas.Select((area, index) =>
            Sum("2021-01-01", "2022-12-31", index == 3 ? 799 : 900) with { Area = area });

        Verdict silent = Judged(agreement, "2023-01-01", patrols);
        Verdict declared = Judged(agreement, "2023-01-01", patrols, Declared("2021-01-01", "2022-12-31"));
        Assert.Equal((Outcome.NotReported, 3499m, 3200m), (silent.Outcome, silent.Targets[0].Count, silent.Targets[0].Required));
        Assert.Equal(Outcome.NotFulfilled, declared.Outcome);
        Assert.Equal(WindowState.Missed, declared.Targets[0].Details.Single(area => area.Label == "ekhagen").State);
    }

    [Theory]
    [InlineData(55, 11, Outcome.Fulfilled)]
    [InlineData(55, 10, Outcome.NotFulfilled)]
    [InlineData(51, 20, Outcome.NotFulfilled)]
    public void Jonkoping2021_FiftytwoOffencesOfWhichTwentyPercent_BothMustHold(int offences, int firstTime, Outcome outcome)
    {
        CountingTerms raslatt = Kinds("narkotikainsats") with { Areas = ["raslatt"] };
        CommitmentTerms commitment = Police(
            AtLeast(52, Per.Period) with { Counting = raslatt with { Outcome = "narkotikabrott" } },
            Target("b", raslatt) with { Share = new ShareGoal(Comparison.AtLeast, 20, "forstagangsanvandare", "narkotikabrott") });
        ReportedRecord record = Activity("2022-05-01", "narkotikainsats") with
        {
            Area = "raslatt",
            Outcomes = [Found("narkotikabrott", offences), Found("forstagangsanvandare", firstTime)],
        };

        Verdict verdict = Judged(
            Agreement("2021-01-01", "2022-12-31", commitment),
            "2023-01-01",
            [record],
            Declared("2021-01-01", "2022-12-31", Party.Police, "narkotikainsats"));
        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal(offences, verdict.Targets[0].Count);
    }

    [Fact]
    public void Pitea2023_AnyOfThreeKindsFiveTimesAWeek_AddUpInEachWeek()
    {
        AgreementRecorded agreement = Agreement(
            "2023-01-02", "2023-01-29", Police(AtLeast(5, Per.Week, "trafikkontroll", "skolbesok", "fotpatrull")));
        IEnumerable<ReportedRecord> mixed = Enumerable.Range(0, 4).SelectMany(week => new[]
        {
            Activity("2023-01-03") with { Date = Day("2023-01-03").AddDays(7 * week), Quantity = 2 },
            Activity("2023-01-04", "skolbesok") with { Date = Day("2023-01-04").AddDays(7 * week) },
            Activity("2023-01-06", "fotpatrull") with { Date = Day("2023-01-06").AddDays(7 * week), Quantity = week == 2 ? 1 : 2 },
            Activity("2023-01-05", "tillsyn") with { Date = Day("2023-01-05").AddDays(7 * week) },
        });
        Verdict verdict = Judged(agreement, "2023-01-30", mixed, Declared("2023-01-01", "2023-01-31"));

        Assert.Equal([5L, 5, 4, 5], verdict.Targets[0].Details.Select(week => week.Count));
        Assert.Equal((Outcome.NotFulfilled, new WindowSummary(3, 1, 0, 0, 0)), (verdict.Outcome, verdict.Targets[0].Windows));
    }

    [Fact]
    public void Kungsbacka2019_SixtytwoAsOneTotalWithoutADayItWasReadOn_DoesNotTellTheWeeks()
    {
        // The publication says 62 without saying by when: at least so many, so neither a week kept nor a week missed follows from it.
        AgreementRecorded agreement = Agreement("2019-01-01", "2020-12-31", Police(AtLeast(1, Per.Week, "trafikkontroll")));
        ReportedRecord total = Sum("2019-01-01", "2020-12-31", 62) with { Precision = Precision.AtLeast };
        Verdict verdict = Judged(agreement, "2021-02-01", [total]);

        Assert.Equal((Outcome.NotReported, 62m, 103m), (verdict.Outcome, verdict.Targets[0].Count, verdict.Targets[0].Required));
        Assert.Equal(new WindowSummary(0, 0, 0, 103, 2), verdict.Targets[0].Windows);
        // Entered on the day it was published it would keep that week, and tell as little about the others.
        Assert.Equal(
            new WindowSummary(1, 0, 0, 102, 2), Judged(agreement, "2021-02-01", [Activity("2020-12-15") with { Quantity = 62 }]).Targets[0].Windows);
    }

    [Theory]
    [InlineData(Comparison.AtLeast, Outcome.Fulfilled)]
    [InlineData(Comparison.Exactly, Outcome.NotFulfilled)]
    public void Strangnas2019_ThreeNewBoatWatchAreasOfTwo_DependOnHowTheNumberWasRead(Comparison comparison, Outcome outcome)
    {
        AgreementRecorded agreement = Agreement(
            "2019-01-01", "2019-12-31", Commitment("1", Both, Number(comparison, 2, Per.Period, "batsamverkansomrade")));

        Assert.Equal(outcome, Judged(agreement, "2020-01-28", [Sum("2019-01-01", "2019-12-31", 3) with { Kind = "batsamverkansomrade" }]).Outcome);
    }

    [Fact]
    public void Strangnas2019_ControlsWithoutATarget_AreShownWithNothingToCompare()
    {
        TargetTerms target = Target("a", Kinds("trafikkontroll")) with { Qualitative = new QualitativeGoal(0) };
        Verdict verdict = Judged(
            Agreement("2019-01-01", "2019-12-31", Police(target)), "2020-01-28", [Sum("2019-01-01", "2019-12-31", 303)]);

        Assert.Equal((Outcome.NotMeasurable, 303m, null), (verdict.Outcome, verdict.Targets[0].Count, verdict.Targets[0].Required));
    }

    [Fact]
    public void Gislaved2023_TwoEachYearInItsOwnYear_IsJudgedFromMayToMay()
    {
        AgreementRecorded agreement = Agreement("2023-05-29", "2024-05-28", Police(AtLeast(2, Per.Year)));

        Assert.Equal(Outcome.Fulfilled, Judged(agreement, "2024-03-01", [Activity("2023-11-01"), Activity("2024-02-01")]).Outcome);
    }
}
