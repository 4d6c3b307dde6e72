using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>What real agreements hold beside a plain number: ranges, needs, directions, later measurements, all areas, days of the week.</summary>
public class AgreementShapesTests
{
    private const string Running = "2021-06-01";
    private const string Over = "2022-02-15";

    private static readonly Declaration PoliceYear = Declared("2021-01-01", "2021-12-31");

    [Fact]
    public void TwoToThree_FourDone_IsSaidToBeKept() => Says(
        Judged(Year(Police(Between(2, 3, Per.Period, "trafikkontroll"))), Over, Times(4, Activity("2021-03-01"))),
        "Polisen har genomfört fyra trafikkontroller och därmed hållit löftet om två till tre.",
        "The police have carried out four traffic controls and have thereby kept the promise of two to three.");

    [Fact]
    public void Needs_NoneReported_AreNotAsked()
    {
        TargetTerms target = Target("a", Kinds("grannsamverkansmote")) with { OnRequest = new OnRequestGoal(100) { AsNeeded = true } };

        Says(Judged(Year(Police(target)), Over, []),
            "Löftet om grannsamverkansmöten gäller vid behov. Inga behov är redovisade. Perioden är slut, men inget underlag har lämnats, så det går inte att säga om löftet är hållet.",
            "The promise of neighbourhood watch meetings applies when there is a need. No needs have been reported. The period has ended, but no reports have been submitted, so it is not possible to say whether the promise has been kept.");
    }

    [Theory]
    [InlineData(ObservedChange.Higher, Direction.Higher, Outcome.Fulfilled)]
    [InlineData(ObservedChange.Unchanged, Direction.Higher, Outcome.NotFulfilled)]
    [InlineData(ObservedChange.Lower, Direction.Higher, Outcome.NotFulfilled)]
    [InlineData(ObservedChange.Lower, Direction.Lower, Outcome.Fulfilled)]
    public void ObservedChange_JudgesAGoalThatSaysADirection(ObservedChange change, Direction direction, Outcome outcome)
    {
        Verdict verdict = Judged(Year(Police(Indicator(direction))), Over, [Observation("2021-12-01", null, change)]);

        Assert.Equal((outcome, EvidenceState.Complete, null), (verdict.Outcome, verdict.Evidence, verdict.Targets[0].Count));
    }

    [Fact]
    public void ObservedChange_IsToldWithTheGoal() => Says(
        Judged(Year(Police(Indicator(Direction.Higher))), Over, [Observation("2021-12-01", null, ObservedChange.Higher)]),
        "En höjning är redovisad för indikatorn ”trygghet”. Målet, ett högre värde än tidigare, är därmed nått.",
        "An increase has been reported for the indicator “safety”. The goal, a higher value than before, has thereby been reached.");

    [Fact]
    public void ObservedChange_OfANumberToReach_DoesNotCount()
    {
        TargetTerms target = Indicator(Direction.Higher);
        AgreementRecorded agreement = Year(Police(target with { Indicator = target.Indicator! with { Goal = 80 } }));

        Assert.Equal(Exclusion.Outcome, Match(agreement, Observation("2021-12-01", null, ObservedChange.Higher)).Exclusion);
    }

    [Fact]
    public void ObservedChangeAndValueOfOneDay_TheWorseHolds()
    {
        TargetTerms target = Indicator(Direction.Higher);
        AgreementRecorded agreement = Year(Police(target with { Indicator = target.Indicator! with { Baseline = 70 } }));
        ReportedRecord[] both = [Observation("2021-12-01", 75), Observation("2021-12-01", null, ObservedChange.Unchanged)];

        Assert.Equal(Outcome.NotFulfilled, Judged(agreement, Over, both).Outcome);
        Assert.Equal(Outcome.NotFulfilled, Judged(agreement, Over, both.Reverse()).Outcome);
    }

    [Theory]
    [InlineData(Over, null, 60, Outcome.NotReported)]
    [InlineData(Over, "2022-01-20", 85, Outcome.InProgress)]
    [InlineData("2023-01-01", "2022-12-31", 85, Outcome.Fulfilled)]
    [InlineData("2023-01-01", "2022-12-31", 75, Outcome.NotFulfilled)]
    [InlineData("2023-01-01", null, 85, Outcome.NotReported)]
    public void GoalOfTheYearAfter_IsDecidedByAValueOfThatYearAlone(string day, string? observed, double value, Outcome outcome)
    {
        TargetTerms target = Indicator(Direction.Higher);
        AgreementRecorded agreement = Year(Police(target with
        {
            Indicator = target.Indicator! with { Goal = 80, Measured = Days("2022-01-01", "2022-12-31") },
        }));
        ReportedRecord before = Observation("2021-12-01", 85);
        ReportedRecord[] records = observed is null ? [before] : [before, Observation(observed, (decimal)value)];

        Assert.Equal(outcome, Judged(agreement, day, records).Outcome);
        Assert.Equal(Exclusion.Period, Match(agreement, before).Exclusion);
    }

    [Fact]
    public void UnitThatIsAPlace_StandsAfterWhatIsDoneThere()
    {
        TargetTerms target = AtLeast(14, Per.Period, "dialogmote") with { Counting = Kinds("dialogmote") with { Unit = "stadsdel" } };
        ReportedRecord[] records = [.. Times(12, Activity("2021-03-01", "dialogmote") with { Unit = "stadsdel" })];

        Assert.StartsWith("Polisen har hållit dialogmöten i tolv av minst 14 utlovade stadsdelar.", Sentence(Judged(Year(Police(target)), Over, records, PoliceYear)).Sv, StringComparison.Ordinal);
        Assert.StartsWith("The police have held dialogue meetings in twelve of at least 14 promised districts.", Sentence(Judged(Year(Police(target)), Over, records, PoliceYear)).En, StringComparison.Ordinal);
        Assert.StartsWith("Polisen har ännu inte redovisat någon stadsdel med dialogmöten.", Sentence(Judged(Year(Police(target)), Running, [])).Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("norr soder", Over, true, Outcome.Fulfilled)]
    [InlineData("norr norr", Over, true, Outcome.NotFulfilled)]
    [InlineData("norr norr", Over, false, Outcome.NotReported)]
    [InlineData("norr norr", Running, false, Outcome.InProgress)]
    [InlineData("norr", Over, false, Outcome.NotReported)]
    public void NumberAllOver_NeedsOneInEachArea(string areas, string day, bool declared, Outcome outcome)
    {
        TargetTerms target = AtLeast(2, Per.Period, "trafikkontroll");
        AgreementRecorded agreement = Areas(Police(target with { Occasions = target.Occasions! with { AllAreas = true } }));
        ReportedRecord[] records = [.. areas.Split(' ').Select(area => Activity("2021-03-01") with { Area = area })];

        Verdict verdict = Judged(agreement, day, records, declared ? [PoliceYear] : []);

        Assert.Equal((outcome, 2, records.Length), (verdict.Outcome, verdict.Targets[0].Details.Count, verdict.Targets[0].Count));
    }

    [Fact]
    public void NumberAllOver_TellsOfTheAreaThatIsMissing()
    {
        TargetTerms target = AtLeast(2, Per.Period, "trafikkontroll");
        AgreementRecorded agreement = Areas(Police(target with { Occasions = target.Occasions! with { AllAreas = true } }));

        Says(agreement, Judged(agreement, Over, Times(3, Activity("2021-03-01") with { Area = "norr" }), PoliceYear),
            "Polisen har genomfört tre trafikkontroller. Löftet är minst två. Löftet är också minst en i båda områdena; i ett av dem är det nått. I området Söder är inget genomfört. Perioden är slut och löftet uppfylldes inte.",
            "The police have carried out three traffic controls. The promise is at least two. The promise is also at least one in both areas; in one of them it has been kept. Nothing has been done in the Söder area. The period has ended and the promise was not kept.");
    }

    [Theory]
    [InlineData("2020-07-02", false, Outcome.NotFulfilled)]
    [InlineData("2020-07-02", true, Outcome.NotReported)]
    [InlineData("2020-06-30", true, Outcome.Fulfilled)]
    public void StepWithoutAKnownDay_IsReachedAndNeverLate(string date, bool unknown, Outcome outcome)
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Milestone("2020-06-30", "plan")));
        Verdict verdict = Judged(agreement, "2020-08-01", [Reached("plan", date) with { DayUnknown = unknown }]);

        Assert.Equal((outcome, 1m, false), (verdict.Outcome, verdict.Targets[0].Count, verdict.Targets[0].Approximate));
        Assert.Equal(unknown, verdict.Targets[0].Details[0].Days is null);
    }

    [Fact]
    public void StepWithoutAKnownDay_IsSaidToBe() => Says(
        Judged(Agreement("2020-01-01", "2020-12-31", Police(Milestone("2020-06-30", "plan"))), "2020-08-01", [Reached("plan", "2020-07-02") with { DayUnknown = true }]),
        "Polisen har nått steget ”plan”, men dagen är okänd. Sista dag var den 30 juni 2020, så det går inte att säga om löftet hölls i tid.",
        "The police have reached the step “plan”, but the day is unknown. The last day was 30 June 2020, so it is not possible to say whether the promise was kept in time.");

    [Fact]
    public void FridaysAndSaturdays_CountNoOtherDays()
    {
        TargetTerms target = AtLeast(3, Per.Period, "fotpatrull");
        AgreementRecorded agreement = Year(Police(target with { Counting = target.Counting with { Weekdays = [Weekday.Friday, Weekday.Saturday] } }));
        // 5 March 2021 was a Friday.
        ReportedRecord[] records = [Activity("2021-03-05", "fotpatrull"), Activity("2021-03-06", "fotpatrull"), Activity("2021-03-07", "fotpatrull")];

        Assert.Equal(Exclusion.Day, Match(agreement, records[2]).Exclusion);
        Assert.True(Match(agreement, records[0] with { EndDate = Day("2021-03-06") }).Counts);
        Assert.False(Match(agreement, records[0] with { EndDate = Day("2021-03-07") }).Counts);
        Says(Judged(agreement, Over, records, PoliceYear),
            "Polisen har genomfört två av minst tre utlovade fotpatruller på fredagar och lördagar. En fotpatrull är redovisad, men inte på fredagar och lördagar; den räknas inte. Perioden är slut och löftet uppfylldes inte; en saknades.",
            "The police have carried out two of at least three promised foot patrols on Fridays and Saturdays. One foot patrol has been reported, but not on Fridays and Saturdays; it does not count. The period has ended and the promise was not kept; one was missing.");
    }

    [Fact]
    public void APartOnRiskWeekends_CountsOnTheirDaysAlone()
    {
        TargetTerms target = AtLeast(2, Per.Period, "fotpatrull");
        CountingTerms weekends = target.Counting with
        {
            Days = [Days("2021-04-30", "2021-05-02"), Days("2021-06-25", "2021-06-27")],
            DaysPhrase = new("under riskhelger", "on risk weekends"),
        };
        AgreementRecorded agreement = Year(Police(target with { Counting = weekends }));
        ReportedRecord[] records = [Activity("2021-05-01", "fotpatrull"), Activity("2021-06-27", "fotpatrull"), Activity("2021-05-03", "fotpatrull")];

        Assert.Equal(Exclusion.Day, Match(agreement, records[2]).Exclusion);
        Assert.StartsWith("Polisen har genomfört två fotpatruller under riskhelger och därmed nått löftet om minst två.", Sentence(Judged(agreement, Over, records)).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void EverySecondWeek_IsSaidAsSuch()
    {
        TargetTerms target = AtLeast(1, Per.Week, "dialogmote");
        AgreementRecorded agreement = Agreement("2021-01-04", "2021-03-28", Police(target with { Occasions = target.Occasions! with { Every = 2 } }));
        ReportedRecord[] records = [.. Times(5, Activity("2021-01-04", "dialogmote"), 14)];
        Verdict verdict = Judged(agreement, Over, records, PoliceYear);

        Assert.Equal(new WindowSummary(5, 1, 0, 0, 0), verdict.Targets[0].Windows);
        Says(verdict,
            "Polisen har hållit löftet om minst ett dialogmöte varannan vecka under fem av sex tvåveckorsperioder. Perioden är slut och löftet hölls inte fullt ut.",
            "The police have kept the promise of at least one dialogue meeting every two weeks in five of six two-week periods. The period has ended and the promise was not kept in full.");
    }

    [Fact]
    public void OneEachYearOfTwentyOneMonths_IsJudgedByTheAgreementsYears()
    {
        AgreementRecorded agreement = Agreement("2024-02-01", "2025-10-31", Police(AtLeast(1, Per.Year, "trafikkontroll")));
        Verdict verdict = Judged(agreement, "2025-12-01", Times(20, Activity("2024-02-05"), 30), Declared("2024-02-01", "2025-10-31"));

        Assert.Equal((Outcome.Fulfilled, new WindowSummary(1, 0, 0, 0, 1)), (verdict.Outcome, verdict.Targets[0].Windows));
        Assert.DoesNotContain("inget helt år", Sentence(verdict).Sv, StringComparison.Ordinal);
    }

    private static AgreementRecorded Year(CommitmentTerms commitment) => Agreement("2021-01-01", "2021-12-31", commitment);

    private static AgreementRecorded Areas(CommitmentTerms commitment) =>
        Year(commitment) with { Areas = [new("norr", "Norr"), new("soder", "Söder")] };

    private static TargetTerms Indicator(Direction direction) => Target("a") with
    {
        Indicator = new IndicatorGoal(new("trygghet", "safety"), "procent", direction, null, null, ""),
    };

    private static ReportedRecord Observation(string date, decimal? value, ObservedChange change = ObservedChange.Unspecified) => Activity(date, "matvarde") with
    {
        Type = RecordType.Observation,
        Party = Party.Unspecified,
        AgreementId = "vetlanda",
        CommitmentId = "1",
        Quantity = 0,
        Value = value,
        Change = change,
    };

    private static BothLanguages Sentence(Verdict verdict) => VerdictSentence.For(verdict, Year(verdict.Commitment));

    private static void Says(Verdict verdict, string sv, string en) => Assert.Equal(new BothLanguages(sv, en), Sentence(verdict));

    private static void Says(AgreementRecorded agreement, Verdict verdict, string sv, string en) =>
        Assert.Equal(new BothLanguages(sv, en), VerdictSentence.For(verdict, agreement));
}
