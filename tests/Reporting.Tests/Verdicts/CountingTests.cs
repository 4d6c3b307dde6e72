using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

public class CountingTests
{
    private static readonly CountingTerms Controls = Kinds("trafikkontroll");

    [Fact]
    public void Match_FittingRecord_CountsItsQuantityOnItsDay()
    {
        Match match = Match(With(Controls), Activity("2020-05-01") with { Quantity = 3, Area = "centrum", Example = true });

        Assert.Equal(
            new Tally("a", new TallyKey(Day("2020-05-01"), Day("2020-05-01"), Party.Police, "centrum", "trafikkontroll"), new TallyAmount(3, 0, 1, 0, 0, 1)),
            Assert.Single(match.Tallies));
    }

    [Fact]
    public void Match_EachReason_IsTheFirstThatApplies()
    {
        ReportedRecord fits = Activity("2020-05-01");
        Dictionary<Exclusion, Match> matches = new()
        {
            [Exclusion.Withdrawn] = Match(With(Controls), fits with { Withdrawn = true, DuplicateOf = "x/1", Kind = "tillsyn" }),
            [Exclusion.Duplicate] = Match(With(Controls), fits with { DuplicateOf = "x/1", IncludedElsewhere = true }),
            [Exclusion.IncludedElsewhere] = Match(With(Controls), fits with { IncludedElsewhere = true, MunicipalityCode = "0686" }),
            [Exclusion.Municipality] = Match(With(Controls), fits with { MunicipalityCode = "0686", Kind = "tillsyn" }),
            [Exclusion.NotAddressed] = Match(With(Controls), Meeting("2020-05-01", "trafikkontroll") with { AgreementId = "another" }),
            [Exclusion.Kind] = Match(With(Controls), fits with { Kind = "tillsyn", Party = Party.Municipality }),
            [Exclusion.Party] = Match(With(Controls with { JointOnly = true }), fits with { Party = Party.Municipality }),
            [Exclusion.NotJoint] = Match(With(Controls with { JointOnly = true, ThirdParties = ["ntf"] }), fits),
            [Exclusion.ThirdParty] = Match(With(Controls with { ThirdParties = ["ntf"], Areas = ["centrum"] }), fits),
            [Exclusion.Area] = Match(With(Controls with { Areas = ["centrum"], Focuses = ["unga"] }), fits),
            [Exclusion.Focus] = Match(With(Controls with { Focuses = ["unga"], Audiences = ["foraldrar"] }), fits),
            [Exclusion.Audience] = Match(With(Controls with { Audiences = ["foraldrar"], Unit = "timme" }), fits),
            [Exclusion.Unit] = Match(With(Controls with { Unit = "timme", Outcome = "narkotikabrott" }), fits),
            [Exclusion.Outcome] = Match(With(Controls with { Outcome = "narkotikabrott" }), fits with { Date = Day("2030-01-01") }),
            [Exclusion.Period] = Match(With(Controls), fits with { Date = Day("2022-01-01") }),
        };

        Assert.All(matches, expected =>
        {
            Assert.Equal(expected.Key, expected.Value.Exclusion);
            // Some are told of; none counts.
            Assert.All(expected.Value.Tallies, tally => Assert.Equal((0, 0, true), (tally.Amount.Amount, tally.Amount.Records, tally.Key.IsBeside())));
        });
    }

    [Fact]
    public void Match_EveryFocusStated_CountsWhenMoreAreReported()
    {
        AgreementRecorded agreement = With(Controls with { Focuses = ["hastighet", "nykterhet"] });

        Assert.True(Match(agreement, Activity("2020-05-01") with { Focuses = ["nykterhet", "unga", "hastighet"] }).Counts);
        Assert.Equal(Exclusion.Focus, Match(agreement, Activity("2020-05-01") with { Focuses = ["nykterhet"] }).Exclusion);
    }

    [Fact]
    public void Match_NoKindsStated_AcceptsEveryKind() => Assert.True(Match(With(Kinds()), Activity("2020-05-01", "0685.eget")).Counts);

    [Fact]
    public void Match_JointCommitment_CountsARecordOfOnePartyUnlessJointOnly()
    {
        ReportedRecord alone = Activity("2020-05-01");
        AgreementRecorded jointOnly = With(Controls with { JointOnly = true }, Both);

        Assert.True(Match(With(Controls, Both), alone).Counts);
        Assert.Equal(Exclusion.NotJoint, Match(jointOnly, alone).Exclusion);
        Assert.True(Match(jointOnly, alone with { JointWith = [Party.Municipality] }).Counts);
        Assert.Equal(Exclusion.NotJoint, Match(jointOnly, alone with { JointWith = [Party.Police] }).Exclusion);
    }

    [Fact]
    public void Match_Meeting_FitsEveryPartyAndIsJointWhenBothTookPart()
    {
        AgreementRecorded agreement = With(Kinds("samverkansmote") with { JointOnly = true });

        Assert.True(Match(agreement, Meeting("2020-05-01")).Counts);
        Assert.Equal(Exclusion.NotJoint, Match(agreement, Meeting("2020-05-01") with { JointWith = [Party.Police] }).Exclusion);
    }

    [Fact]
    public void Match_CountingNamesParties_TheResponsibleOnesDoNotDecide()
    {
        AgreementRecorded agreement = With(Controls with { Parties = [Party.Municipality] });

        Assert.Equal(Exclusion.Party, Match(agreement, Activity("2020-05-01")).Exclusion);
        Assert.True(Match(agreement, Activity("2020-05-01") with { Party = Party.Municipality }).Counts);
    }

    [Fact]
    public void Match_DistrictAgreement_CountsItsDistrictOnly()
    {
        AgreementRecorded agreement = With(Controls) with { District = "ostra" };

        Assert.Equal(Exclusion.Area, Match(agreement, Activity("2020-05-01") with { Area = "vastra" }).Exclusion);
        Assert.True(Match(agreement, Activity("2020-05-01") with { Area = "ostra" }).Counts);
    }

    [Fact]
    public void Match_PresentedDemanded_CountsOnThatDayOrOnTheEarliestLaterStep()
    {
        AgreementRecorded agreement = Presented();

        Assert.Equal(
            [Day("2020-03-01")],
            Match(agreement, Measure("plan", Step(MeasureStep.Presented, "2020-03-01", "namnd"), Step(MeasureStep.CarriedOut, "2020-06-01")))
                .Tallies.Select(tally => tally.Key.EndDate));
        Assert.Equal(
            [Day("2020-04-01")],
            Match(agreement, Measure("plan", Step(MeasureStep.Planned, "2020-01-05"), Step(MeasureStep.Decided, "2020-04-01", "fullmaktige")))
                .Tallies.Select(tally => tally.Key.Date));
    }

    [Fact]
    public void Match_StepNotReached_IsExcludedEvenWhenPlanned() => Assert.Equal(
        Exclusion.StepNotReached, Match(Presented(), Measure("plan", Step(MeasureStep.Planned, "2020-03-01"))).Exclusion);

    [Fact]
    public void Match_NothingDemanded_AMeasureCountsWhenCarriedOut()
    {
        AgreementRecorded agreement = With(Kinds("plan"), [Party.Municipality]);

        Assert.Equal(Exclusion.StepNotReached, Match(agreement, Measure("plan", Step(MeasureStep.Decided, "2020-03-01"))).Exclusion);
        Assert.True(Match(agreement, Measure("plan", Step(MeasureStep.CarriedOut, "2020-03-01"))).Counts);
    }

    [Fact]
    public void Match_AnotherBody_IsExcluded()
    {
        Assert.Equal(Exclusion.Body, Match(Presented(), Measure("plan", Step(MeasureStep.Presented, "2020-03-01", "kommunstyrelse"))).Exclusion);
        // Carried out without a known presentation: no body is named.
        Assert.Equal(Exclusion.Body, Match(Presented(), Measure("plan", Step(MeasureStep.CarriedOut, "2020-03-01"))).Exclusion);
    }

    [Fact]
    public void Match_OutcomeCounted_TakesItsCountAndItsOwnPrecision()
    {
        ReportedRecord record = Activity("2020-05-01") with
        {
            Quantity = 2,
            Precision = Precision.Approximate,
            Outcomes = [Found("narkotikabrott", 7), Found("beslag", 1)],
        };

        Assert.Equal(
            new TallyAmount(7, 0, 1, 0, 0, 0), Assert.Single(Match(With(Controls with { Outcome = "narkotikabrott" }), record).Tallies).Amount);
        Assert.Equal(new TallyAmount(2, 0, 1, 1, 0, 0), Assert.Single(Match(With(Controls), record).Tallies).Amount);
    }

    [Fact]
    public void Match_LowerBound_KeepsItsNumber() => Assert.Equal(
        new TallyAmount(60, 0, 1, 0, 1, 0),
        Assert.Single(Match(With(Controls), Activity("2020-05-01") with { Quantity = 60, Precision = Precision.AtLeast }).Tallies).Amount);

    [Fact]
    public void Match_SumAcrossThePeriodsEnd_CannotBeSplit()
    {
        Assert.Equal(Exclusion.Period, Match(With(Controls), Sum("2021-12-01", "2022-01-31", 9)).Exclusion);
        Assert.Equal(Exclusion.Period, Match(With(Controls), Sum("2019-12-01", "2020-01-31", 9)).Exclusion);
        Assert.True(Match(With(Controls), Sum("2021-12-01", "2021-12-31", 9)).Counts);
    }

    [Fact]
    public void Match_PeriodCutByValidFromAndWithin_CountsInside()
    {
        AgreementRecorded agreement = With(Controls) with { ValidFrom = Day("2020-02-10") };
        AgreementRecorded january = Agreement(
            "2020-01-01", "2020-12-31", Police(AtLeast(1, Per.Period) with { Within = Days("2020-01-01", "2020-01-31") }));

        Assert.Equal(Exclusion.Period, Match(agreement, Activity("2020-02-09")).Exclusion);
        Assert.True(Match(agreement, Activity("2020-02-10")).Counts);
        Assert.True(Match(january, Activity("2020-01-31")).Counts);
        Assert.Equal(Exclusion.Period, Match(january, Activity("2020-02-01")).Exclusion);
    }

    [Fact]
    public void Match_NoPeriodStated_EveryDateCounts() =>
        Assert.True(Match(Undated(Police(AtLeast(5, Per.Period))), Activity("1999-01-01")).Counts);

    [Fact]
    public void Match_SeasonsStated_AnotherSeasonDoesNotCount()
    {
        TargetTerms target = Target("a") with
        {
            Occasions = new OccasionsGoal(Comparison.AtLeast, 1, 0, Per.Season, [Season.Spring, Season.Autumn], false),
        };
        AgreementRecorded agreement = Agreement("2020-01-01", "2021-12-31", Police(target));

        Assert.True(Match(agreement, Activity("2020-03-01")).Counts);
        Assert.Equal(Exclusion.Period, Match(agreement, Activity("2020-07-01")).Exclusion);
        Assert.Equal(Exclusion.Period, Match(agreement, Sum("2020-05-01", "2020-09-30", 4)).Exclusion);
    }

    [Fact]
    public void Match_CoveredItems_AddOneTallyForEachStatedOne()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2021-12-31", Police(Covering(Per.Period, 1, "7a", "7b")));
        ReportedRecord visit = Activity("2020-05-01", "skolbesok") with { CoveredItems = ["7a", "7b", "9z"], Quantity = 50, Unit = "elev" };

        Assert.Equal(["7a", "7b"], Match(agreement, visit).Tallies.Select(tally => tally.Key.Item));
        Assert.All(Match(agreement, visit).Tallies, tally => Assert.Equal(1, tally.Amount.Amount));
        Assert.Equal(Exclusion.Item, Match(agreement, visit with { CoveredItems = ["9z"] }).Exclusion);
        Assert.Equal(Exclusion.Item, Match(agreement, visit with { CoveredItems = [] }).Exclusion);
    }

    [Fact]
    public void Match_OneItemSeveralTimes_CountsTheTimes()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2021-12-31", Police(Covering(Per.Year, 4, "t1")));
        ReportedRecord checks = Activity("2020-05-01") with { CoveredItems = ["t1"], Quantity = 3 };

        Assert.Equal(3, Assert.Single(Match(agreement, checks).Tallies).Amount.Amount);
        Assert.Equal(1, Assert.Single(Match(agreement, checks with { Unit = "elev", Quantity = 25 }).Tallies).Amount.Amount);
    }

    [Fact]
    public void Match_EmptySet_AcceptsAnyItem()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2021-12-31", Police(Covering(Per.Period, 1)));

        Assert.Equal("7a", Assert.Single(Match(agreement, Activity("2020-05-01") with { CoveredItems = ["7a"] }).Tallies).Key.Item);
        Assert.Equal("", Assert.Single(Match(agreement, Activity("2020-05-01")).Tallies).Key.Item);
    }

    [Fact]
    public void Match_RiskOccasions_CountByYearInsideThePeriod()
    {
        AgreementRecorded agreement = Risk();
        Match match = Match(agreement, Campaign("2021-12-10", "2022-01-06", new("nyar", 2021), new("jul", 2021), new("lucia", 2021)));

        // A campaign is one effort and counts on its first day, though it runs past the period's end.
        Assert.Equal(["nyar:2021", "jul:2021"], match.Tallies.Select(tally => tally.Key.Item));
        Assert.All(match.Tallies, tally => Assert.Equal(Day("2021-12-10"), tally.Key.EndDate));
        Assert.Equal(Exclusion.Item, Match(agreement, Campaign("2021-12-10", "2021-12-13", new OccasionYear("lucia", 2021))).Exclusion);
        Assert.Equal(Exclusion.Period, Match(agreement, Campaign("2021-12-30", "2021-12-31", new OccasionYear("jul", 2022))).Exclusion);
    }

    [Fact]
    public void Match_Share_TakesPartAndWhole()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2021-12-31", Police(Target("a") with
        {
            Share = new ShareGoal(Comparison.AtLeast, 20, "forstagangsanvandare", "narkotikabrott"),
        }));
        ReportedRecord record = Activity("2020-05-01") with { Outcomes = [Found("narkotikabrott", 5), Found("forstagangsanvandare", 1)] };
        ReportedRecord none = record with { Outcomes = [Found("narkotikabrott", 5)] };

        Assert.Equal(new TallyAmount(1, 5, 1, 0, 0, 0), Assert.Single(Match(agreement, record).Tallies).Amount);
        Assert.Equal(new TallyAmount(0, 5, 1, 0, 0, 0), Assert.Single(Match(agreement, none).Tallies).Amount);
        Assert.Equal(Exclusion.Outcome, Match(agreement, record with { Outcomes = [Found("forstagangsanvandare", 1)] }).Exclusion);
    }

    [Fact]
    public void Match_ShareOfTheQuantity_NeedsAListOfResults()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2021-12-31", Police(Target("a") with
        {
            Share = new ShareGoal(Comparison.AtLeast, 90, "godkant-kontrollkop", ""),
        }));
        ReportedRecord record = Activity("2020-05-01", "kontrollkop") with { Quantity = 10 };

        Assert.Equal(Exclusion.Outcome, Match(agreement, record).Exclusion);
        Assert.Equal(
            new TallyAmount(9, 10, 1, 0, 0, 0),
            Assert.Single(Match(agreement, record with { Outcomes = [Found("godkant-kontrollkop", 9)] }).Tallies).Amount);
    }

    [Fact]
    public void Match_MilestoneReport_CountsOnlyForItsCommitmentAndStep()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2021-12-31", Police(Milestone(null, "est")));

        Assert.Equal("est", Assert.Single(Match(agreement, Reached("est", "2022-03-01")).Tallies).Key.Item);
        Assert.Equal(Exclusion.NotAddressed, Match(agreement, Reached("est", "2020-03-01", "2")).Exclusion);
        Assert.Equal(Exclusion.Item, Match(agreement, Reached("annat", "2020-03-01")).Exclusion);
        Assert.Equal(Exclusion.Period, Match(agreement, Reached("est", "2019-12-31")).Exclusion);
        Assert.Equal(Exclusion.NotAddressed, Match(agreement, Activity("2020-03-01")).Exclusion);
        Assert.Equal(Exclusion.NotAddressed, Match(With(Kinds()), Reached("est", "2020-03-01")).Exclusion);
    }

    [Fact]
    public void Match_Qualitative_CountsOnlyTheKindsThatItNames()
    {
        TargetTerms named = Target("a", Controls) with { Qualitative = new QualitativeGoal(0) };
        TargetTerms unnamed = Target("a") with { Qualitative = new QualitativeGoal(0) };

        Assert.True(Match(Agreement("2020-01-01", "2020-12-31", Police(named)), Activity("2020-05-01")).Counts);
        Assert.Equal(Exclusion.NotAddressed, Match(Agreement("2020-01-01", "2020-12-31", Police(unnamed)), Activity("2020-05-01")).Exclusion);
    }

    [Fact]
    public void Match_RequestsAndIndicators_AreNotAnsweredByActivities()
    {
        TargetTerms request = Target("a", Controls) with { OnRequest = new OnRequestGoal(100) };
        TargetTerms indicator = Target("a", Controls) with
        {
            Indicator = new IndicatorGoal(new("trygghet", "safety"), "procent", Direction.Higher, 79.1m, null, ""),
        };

        Assert.Equal(Exclusion.NotAddressed, Match(Agreement("2020-01-01", "2020-12-31", Police(request)), Activity("2020-05-01")).Exclusion);
        Assert.Equal(Exclusion.NotAddressed, Match(Agreement("2020-01-01", "2020-12-31", Police(indicator)), Activity("2020-05-01")).Exclusion);
    }

    [Fact]
    public void Match_IncludedFigureOfACadence_TellsWhereAPartLiesAndCountsNothing()
    {
        AgreementRecorded cadence = Agreement("2018-01-01", "2018-12-31", Police(AtLeast(1, Per.Day)));
        ReportedRecord included = Sum("2018-05-01", "2018-07-31", 71) with { IncludedElsewhere = true };

        Match match = Match(cadence, included);
        Assert.False(match.Counts);
        Assert.Equal(new TallyAmount(0, 0, 0, 0, 0, 0, 71, 1), Assert.Single(match.Tallies).Amount);
        Assert.Empty(Match(cadence, included with { Precision = Precision.AtLeast }).Tallies);
        Assert.Empty(Match(Agreement("2018-01-01", "2018-12-31", Police(AtLeast(1, Per.Period))), included).Tallies);
    }

    private static AgreementRecorded With(CountingTerms counting, params Party[] responsible) => Agreement(
        "2020-01-01",
        "2021-12-31",
        Commitment("1", responsible.Length > 0 ? responsible : [Party.Police], AtLeast(15, Per.Period) with { Counting = counting }));

    private static AgreementRecorded Presented() => With(
        Kinds("plan") with { MeasureStep = MeasureStep.Presented, Bodies = ["namnd", "fullmaktige"] }, Party.Municipality);

    private static AgreementRecorded Risk() => Agreement(
        "2020-01-01", "2021-12-31", Commitment("1", [Party.Municipality], RiskOccasions("valborg", "midsommar", "jul", "nyar")));
}
