using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

public class CoverageTests
{
    private static readonly AgreementRecorded Classes = Agreement("2020-01-01", "2020-12-31", Police(Covering(Per.Period, 1, "7a", "7b", "7c")));

    [Fact]
    public void Judge_EveryItemCovered_IsFulfilled() =>
        Assert.Equal((Outcome.Fulfilled, 3m), Counted(Judged(Classes, "2020-06-01", [Visit("2020-02-01", "7a", "7b"), Visit("2020-03-01", "7c")])));

    [Fact]
    public void Judge_OneItemTwice_DoesNotCoverAnother()
    {
        Verdict verdict = Judged(Classes, "2020-06-01", [Visit("2020-02-01", "7a"), Visit("2020-03-01", "7a"), Visit("2020-03-01", "7b")]);

        Assert.Equal((Outcome.InProgress, 2m), Counted(verdict));
        Assert.Equal(1, verdict.Targets[0].Rescue?.Remaining);
        Assert.Equal(
            [("7a", 2L, WindowState.Met), ("7b", 1L, WindowState.Met), ("7c", 0L, WindowState.Open)],
            verdict.Targets[0].Details.Select(item => (item.Label, item.Count, item.State)));
    }

    /// <summary>"Varje förening besöks, högst två besök per förening räknas": what one case has beyond its number helps no other.</summary>
    [Theory]
    [InlineData(2, 2, Outcome.Fulfilled, 2)]
    [InlineData(9, 1, Outcome.NotFulfilled, 1)]
    public void Judge_NumberForEachCase_CountsNoMoreOfACaseThanItsNumber(int first, int second, Outcome outcome, int kept)
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Covering(Per.Period, 2, "norra", "sodra")));
        ReportedRecord[] visits = [.. Times(first, Visit("2020-02-01", "norra")), .. Times(second, Visit("2020-02-01", "sodra"))];

        Assert.Equal((outcome, (decimal?)kept), Counted(Judged(agreement, "2021-01-01", visits, Declared("2020-01-01", "2020-12-31"))));
    }

    [Fact]
    public void Judge_ItemLeftAtTheEnd_IsNotFulfilledOnlyWhenDeclared()
    {
        ReportedRecord[] visits = [Visit("2020-02-01", "7a", "7b")];

        Assert.Equal(Outcome.NotReported, Judged(Classes, "2021-01-01", visits).Outcome);
        Assert.Equal(Outcome.NotFulfilled, Judged(Classes, "2021-01-01", visits, Declared("2020-01-01", "2020-12-31")).Outcome);
    }

    [Fact]
    public void Judge_ItemsInEachQuarter_AreCellsOfItemAndWindow()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-06-30", Police(Covering(Per.Quarter, 2, "t1", "t2")));
        ReportedRecord[] checks =
        [
            .. Times(2, Visit("2020-02-01", "t1", "t2")), Visit("2020-04-01", "t1"), Visit("2020-05-01", "t1") with { Quantity = 3 },
        ];
        Verdict verdict = Judged(agreement, "2020-07-01", checks);

        Assert.Equal((Outcome.NotReported, 3m), Counted(verdict));
        Assert.Equal(4m, verdict.Targets[0].Required);
        Assert.Equal(["t1:2020-Q1", "t1:2020-Q2", "t2:2020-Q1", "t2:2020-Q2"], verdict.Targets[0].Details.Select(cell => cell.Label));
        Assert.Equal(new WindowSummary(3, 0, 0, 1, 0), verdict.Targets[0].Windows);
    }

    [Fact]
    public void Judge_ItemsEverySecondMonth_AreCellsOfTwoMonths()
    {
        TargetTerms tunnels = Covering(Per.Month, 1, "t1", "t2");
        AgreementRecorded agreement = Agreement(
            "2020-01-01", "2020-06-30", Police(tunnels with { Coverage = tunnels.Coverage! with { Every = 2 } }));
        Verdict verdict = Judged(agreement, "2020-07-01",
            [Visit("2020-02-01", "t1", "t2"), Visit("2020-04-01", "t1"), Visit("2020-05-01", "t1")], Declared("2020-01-01", "2020-06-30"));

        Assert.Equal((Outcome.NotFulfilled, 4m), Counted(verdict));
        Assert.Equal(new WindowSummary(4, 2, 0, 0, 0), verdict.Targets[0].Windows);
        Assert.Contains("varannan månad", VerdictSentence.For(verdict, agreement).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_RiskOccasionsThatHavePassed_AreOverOnTheirOwnDays()
    {
        AgreementRecorded agreement = Risk("valborg", "midsommar", "jul", "skolavslutning");
        Declaration spring = Declared("2020-01-01", "2020-06-30", Party.Municipality);
        Verdict verdict = Judged(agreement, "2020-06-20", [Campaign("2020-04-20", "2020-04-30", new OccasionYear("valborg", 2020))], spring);

        // Midsummer's eve was on the 19th; the last day of school has not been announced, so it has until the end of the year.
        Assert.Equal(
            [
                ("valborg:2020", WindowState.Met),
                ("midsommar:2020", WindowState.Missed),
                ("jul:2020", WindowState.Open),
                ("skolavslutning:2020", WindowState.Open),
            ],
            verdict.Targets[0].Details.Select(cell => (cell.Label, cell.State)));
        Assert.Equal(Days("2020-06-19", "2020-06-19"), verdict.Targets[0].Details[1].Days);
        Assert.Equal("midsommar 2020", verdict.Targets[0].Details[1].Name?.Sv);
        Assert.Null(verdict.Targets[0].Details[3].Days);
        Assert.Equal((Outcome.NotFulfilled, Pace.OutOfReach), (verdict.Outcome, verdict.Pace));
    }

    [Fact]
    public void Judge_RiskOccasionPassedInSilence_IsNotReported()
    {
        Verdict verdict = Judged(Risk("midsommar"), "2020-06-20", []);

        Assert.Equal((Outcome.NotReported, new WindowSummary(0, 0, 0, 1, 0)), (verdict.Outcome, verdict.Targets[0].Windows));
        Assert.Equal(Outcome.NotReported, Judged(Risk("midsommar"), "2021-01-01", []).Outcome);
    }

    [Fact]
    public void Judge_MunicipalitysOwnDate_DecidesWhenItHasPassed()
    {
        AgreementRecorded agreement = Risk("skolavslutning", "0685.nattfestival") with
        {
            OwnOccasions =
            [
                new OwnOccasionTerms("skolavslutning", null, [Day("2020-06-10")]),
                new OwnOccasionTerms("0685.nattfestival", new BothLanguages("nattfestivalen", "the night festival"), [Day("2020-09-05")]),
            ],
        };
        Verdict verdict = Judged(agreement, "2020-06-11", []);

        Assert.Equal([WindowState.NotReported, WindowState.Open], verdict.Targets[0].Details.Select(cell => cell.State));
        Assert.Equal("the night festival 2020", verdict.Targets[0].Details[1].Name?.En);
    }

    [Fact]
    public void Judge_OccasionsOutsideThePeriod_AreNotPromised()
    {
        AgreementRecorded agreement = Risk("valborg", "midsommar", "student") with { ValidFrom = Day("2020-05-15") };
        Verdict verdict = Judged(agreement, "2020-05-20", []);

        // Valborg has been; the students' day is not announced and may have been, so it is shown and not judged.
        Assert.Equal(["midsommar:2020", "student:2020"], verdict.Targets[0].Details.Select(cell => cell.Label));
        Assert.Equal((1m, new WindowSummary(0, 0, 1, 0, 1)), (verdict.Targets[0].Required, verdict.Targets[0].Windows));
    }

    [Fact]
    public void Judge_UnknownSet_CountsWhatWasNamedAndCannotBeMeasured()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(Covering(Per.Period, 1)));
        ReportedRecord[] visits =
            [Visit("2020-02-01", "7a", "7b"), Visit("2020-03-01", "7a"), Visit("2020-04-01") with { Quantity = 4, Unit = "klass" }];

        Assert.Equal((Outcome.InProgress, 6m), Counted(Judged(agreement, "2020-06-01", visits)));
        Assert.Equal((Outcome.NotMeasurable, 6m), Counted(Judged(agreement, "2021-01-01", visits)));
        Assert.Equal(Outcome.NotReported, Judged(agreement, "2021-01-01", []).Outcome);
    }

    [Fact]
    public void Match_UnitOfTheItems_ExcludesNoVisitAndMakesNoCountOfClasses()
    {
        AgreementRecorded known = Agreement("2020-01-01", "2020-12-31", Police(Covering(Per.Period, 1, "7a", "7b") with
        {
            Counting = new CountingTerms { Unit = "klass" },
        }));
        AgreementRecorded unknown = Agreement("2020-01-01", "2020-12-31", Police(Covering(Per.Period, 1) with
        {
            Counting = new CountingTerms { Unit = "klass" },
        }));

        Assert.Equal((Outcome.Fulfilled, 2m), Counted(Judged(known, "2020-06-01", [Visit("2020-02-01", "7a", "7b")])));
        Assert.Equal((Outcome.InProgress, 1m), Counted(Judged(known, "2020-06-01", [Visit("2020-02-01", "7a") with { Unit = "elev", Quantity = 25 }])));
        // Five visits that name no class were to some class: how many classes is not known.
        TargetVerdict some = Judged(unknown, "2020-06-01", [Visit("2020-02-01") with { Quantity = 5 }]).Targets[0];
        Assert.Equal((1m, true), (some.Count, some.Approximate));
        Assert.Equal(Exclusion.Unit, Match(unknown, Visit("2020-02-01") with { Unit = "elev", Quantity = 25 }).Exclusion);
    }

    private static AgreementRecorded Risk(params string[] occasions) =>
        Agreement("2020-01-01", "2020-12-31", Commitment("1", [Party.Municipality], RiskOccasions(occasions)));

    private static ReportedRecord Visit(string date, params string[] items) => Activity(date, "skolbesok") with { CoveredItems = items };

    private static (Outcome, decimal?) Counted(Verdict verdict) => (verdict.Outcome, verdict.Targets[0].Count);
}
