using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>A sentence tells which days it is about.</summary>
public class ToldTimeTests
{
    private static readonly Declaration Declared2022 = Declared("2022-01-01", "2022-12-31");

    [Fact]
    public void TargetOfOneMonth_NamesItAndEndsWithIt()
    {
        TargetTerms target = AtLeast(4, Per.Period, "trafikkontroll") with { Within = Days("2022-05-01", "2022-05-31") };
        AgreementRecorded agreement = Agreement("2022-01-01", "2022-12-31", Police(target));

        Says(agreement, "2022-07-01", [Activity("2022-05-03")],
            "Polisen har genomfört en av minst fyra utlovade trafikkontroller i maj 2022. Målets tid är slut och löftet uppfylldes inte; tre saknades.",
            "The police have carried out one of at least four promised traffic controls in May 2022. The time of the target has ended and the promise was not kept; three were missing.");
    }

    [Theory]
    [InlineData("2022-06-01", "2022-08-31", "i juni–augusti 2022", "in June–August 2022")]
    [InlineData("2022-01-01", "2022-12-31", "under 2022", "in 2022")]
    [InlineData("2022-12-06", "2023-01-06", "från den 6 december 2022 till den 6 januari 2023", "from 6 December 2022 to 6 January 2023")]
    public void PartOfThePeriod_IsSaidAsAPersonWould(string start, string end, string sv, string en) => Assert.Equal(
        new BothLanguages(sv, en),
        OwnTime.Of(AtLeast(1, Per.Period) with { Within = Days(start, end) }, Agreement("2021-01-01", "2023-12-31")));

    [Fact]
    public void WholePeriodStatedAgain_IsNotTold() => Assert.Equal(
        "", OwnTime.Of(AtLeast(1, Per.Period) with { Within = Days("2021-01-01", "2023-12-31") }, Agreement("2021-01-01", "2023-12-31")).Sv);

    [Fact]
    public void YearThatThePeriodCuts_IsToldAsNotJudged()
    {
        AgreementRecorded agreement = Agreement("2019-06-01", "2021-12-31", Police(AtLeast(2, Per.Year, "trafikkontroll")));

        Assert.Contains("2019 är inte ett helt år och bedöms inte.", Sentence(agreement, "2022-02-01", []).Sv, StringComparison.Ordinal);
        Assert.Contains("2019 is not a whole year and is not judged.", Sentence(agreement, "2022-02-01", []).En, StringComparison.Ordinal);
    }

    [Fact]
    public void WeeksThatThePeriodCuts_StandInNoNumberOfTheSentence()
    {
        AgreementRecorded agreement = Agreement("2022-01-01", "2022-12-31", Police(AtLeast(1, Per.Week, "trafikkontroll")));
        IEnumerable<ReportedRecord> records = Times(20, Activity("2022-02-01")).Concat(Times(51, Activity("2022-05-02"), 1));
        Verdict verdict = Judged(agreement, "2023-02-01", records, Declared2022);

        Assert.Contains(
            $"når upp till de {verdict.Targets[0].Required:0} som takten kräver", VerdictSentence.For(verdict, agreement).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void SumOverDaysBetweenTheTerms_IsExcludedForThose()
    {
        AgreementRecorded agreement = Agreement("2016-01-01", "2016-12-31", Police(AtLeast(1, Per.SchoolTerm, "skolbesok"))) with
        {
            SchoolTerms = [new SchoolTermTerms("vårterminen 2016", Days("2016-01-11", "2016-06-10")), new SchoolTermTerms("höstterminen 2016", Days("2016-08-17", "2016-12-20"))],
        };
        ReportedRecord year = Sum("2016-01-01", "2016-12-31", 7) with { Kind = "skolbesok" };

        Assert.Equal(
            "Summan gäller också dagar mellan terminerna och kan inte fördelas på dem.",
            ExclusionText.For(Match(agreement, year).Exclusion, agreement.Commitments[0].Targets[0], agreement, year).Sv);
    }

    private static BothLanguages Sentence(AgreementRecorded agreement, string day, IEnumerable<ReportedRecord> records) =>
        VerdictSentence.For(Judged(agreement, day, records, Declared2022), agreement);

    private static void Says(AgreementRecorded agreement, string day, IEnumerable<ReportedRecord> records, string sv, string en) =>
        Assert.Equal(new BothLanguages(sv, en), Sentence(agreement, day, records));
}
