using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>What was said of real agreements and was not true, with what an honest reader says: silence, statements and rounded figures.</summary>
public class HonestReaderTests
{
    private const string Running = "2021-11-01";
    private const string Over = "2022-02-15";

    private static readonly Declaration PoliceYear = Declared("2021-01-01", "2021-12-31");
    private static readonly Declaration MunicipalYear = Declared("2021-01-01", "2021-12-31", Party.Municipality);

    [Fact]
    public void SilenceWhileItRuns_IsNotReportedYetAndHasNoPace()
    {
        Verdict verdict = Judged(Year(Police(AtLeast(100, Per.Period, "trafikkontroll"))), Running, []);

        Is(verdict, Outcome.NotReported, Pace.NotApplicable, EvidenceState.None);
        Assert.Null(verdict.Targets[0].Rescue);
        Says(verdict, "Polisen har ännu inte redovisat någon trafikkontroll. Löftet är minst 100. Två månader återstår.",
            "The police have not yet reported any traffic controls. The promise is at least 100. Two months remain.");
    }

    [Fact]
    public void DeclaredZeroWhileItRuns_HasNotBegunByTheirReports()
    {
        Verdict verdict = Judged(Year(Police(AtLeast(100, Per.Period, "trafikkontroll"))), Running, [], Declared("2021-01-01", "2021-09-30"));

        Is(verdict, Outcome.NotStarted, Pace.Behind, EvidenceState.Complete);
        Assert.StartsWith("Polisen har enligt sin fullständiga redovisning ännu inte genomfört någon trafikkontroll.", Sentence(verdict).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void OnePartOfTwoReported_IsInProgressAndNotUnreported()
    {
        Verdict verdict = Judged(
            Year(Police(AtLeast(5, Per.Period, "trafikkontroll"), AtLeast(3, Per.Period, "skolbesok") with { Id = "b" })), Running, [Activity("2021-03-01")]);

        Assert.Equal((Outcome.InProgress, Outcome.NotReported), (verdict.Outcome, verdict.Targets[1].Outcome));
    }

    [Theory]
    [InlineData(false, false, Over, Outcome.NotReported)]
    [InlineData(true, false, Over, Outcome.NotReported)]
    [InlineData(false, true, Over, Outcome.NotReported)]
    [InlineData(true, true, Over, Outcome.NotFulfilled)]
    public void JointMonthlyPromise_OnePartysSumOfNine_BreaksItOnlyWhenBothHaveDeclared(bool police, bool municipality, string day, Outcome outcome)
    {
        AgreementRecorded agreement = Year(Commitment("1", Both, AtLeast(1, Per.Month, "trygghetsvandring")));
        Declaration[] declared = [.. police ? [PoliceYear] : Array.Empty<Declaration>(), .. municipality ? [MunicipalYear] : Array.Empty<Declaration>()];

        Assert.Equal(outcome, Judged(agreement, day, [Sum("2021-01-01", "2021-12-31", 9) with { Kind = "trygghetsvandring" }], declared).Outcome);
    }

    [Theory]
    [InlineData(30, 30, Comparison.AtLeast, Outcome.NotReported)]
    [InlineData(32, 30, Comparison.AtLeast, Outcome.NotReported)]
    [InlineData(40, 30, Comparison.AtLeast, Outcome.Fulfilled)]
    [InlineData(28, 30, Comparison.AtLeast, Outcome.NotReported)]
    [InlineData(20, 30, Comparison.AtLeast, Outcome.NotFulfilled)]
    [InlineData(31, 30, Comparison.AtMost, Outcome.NotReported)]
    [InlineData(40, 30, Comparison.AtMost, Outcome.NotFulfilled)]
    [InlineData(20, 30, Comparison.AtMost, Outcome.Fulfilled)]
    public void RoundedFigure_DecidesNothingWithinATenthOfItself(long figure, long promised, Comparison comparison, Outcome outcome)
    {
        AgreementRecorded agreement = Year(Police(Number(comparison, promised, Per.Period, "trafikkontroll")));

        Assert.Equal(outcome, Judged(agreement, Over, [About(figure)], PoliceYear).Outcome);
    }

    [Fact]
    public void RoundedFigureAtTheGoal_IsSaidToBeNoExactOne() => Says(
        Judged(Year(Police(AtLeast(30, Per.Period, "trafikkontroll"))), Over, [About(30)]),
        "Omkring 30 trafikkontroller är redovisade. Löftet är minst 30. Perioden är slut, men de redovisade siffrorna är inte tillräckligt exakta, så det går inte att säga om löftet är hållet.",
        "About 30 traffic controls have been reported. The promise is at least 30. The period has ended, but the reported figures are not exact enough, so it is not possible to say whether the promise has been kept.");

    [Fact]
    public void LowerBound_IsAtLeastAndNotJustOver() => Says(
        Judged(Year(Police(AtLeast(40, Per.Period, "trafikkontroll"))), Over, [Sum("2021-01-01", "2021-12-31", 43) with { Precision = Precision.AtLeast }]),
        "Polisen har genomfört minst 43 trafikkontroller och därmed nått löftet om minst 40.",
        "The police have carried out at least 43 traffic controls and have thereby kept the promise of at least 40.");

    [Theory]
    [InlineData(6696, 10_000, 67, 66.96)]
    [InlineData(19_999, 100_000, 20, 19.999)]
    [InlineData(1, 3, 20, 33.3)]
    [InlineData(2, 3, 67, 66.7)]
    [InlineData(50_001, 100_000, 50, 50.001)]
    [InlineData(1, 2, 50, 50)]
    [InlineData(99_999_999, 100_000_000, 100, 99.999999)]
    [InlineData(999_999_999, 1_000_000_000, 100, 99.999999)]
    public void Percentage_NeverRoundsOntoItsGoalOrAcrossIt(long part, long whole, int goal, double shown) =>
        Assert.Equal((decimal)shown, Percentage.Of(part, whole, goal));

    [Fact]
    public void KindsDeclaredWithoutAnyRecord_AreNotDone()
    {
        TargetTerms target = Target("a", Kinds("krogtillsyn")) with { Qualitative = new QualitativeGoal(0) };
        Verdict verdict = Judged(Year(Police(target)), Over, [], PoliceYear);

        Is(verdict, Outcome.NotFulfilled, Pace.Finished, EvidenceState.Complete);
        Says(verdict, "Åtagandet saknar ett mätbart mål. Polisen har enligt sin fullständiga redovisning inte genomfört någon krogtillsyn. Perioden är slut och löftet uppfylldes inte.",
            "The commitment has no measurable target. According to their complete reports, the police have not carried out any bar and restaurant inspections. The period has ended and the promise was not kept.");
    }

    [Theory]
    [InlineData(Statement.NotDone, Outcome.NotStarted)]
    [InlineData(Statement.Planned, Outcome.NotStarted)]
    [InlineData(Statement.Ongoing, Outcome.InProgress)]
    [InlineData(Statement.Done, Outcome.InProgress)]
    [InlineData(Statement.Unspecified, Outcome.InProgress)]
    public void Statement_MakesNothingBegunThatItSaysIsNot(Statement statement, Outcome outcome)
    {
        Verdict verdict = Judged(Year(Police(AtLeast(12, Per.Period, "trafikkontroll"))), Running, [Told(statement)]);

        Assert.Equal((outcome, EvidenceState.Partial), (verdict.Outcome, verdict.Evidence));
    }

    [Fact]
    public void StatementOfWorkWithoutANumber_IsToldWithWhyItCannotBeChecked() => Says(
        Judged(Year(Police(AtLeast(30, Per.Period, "narvaro"))), Over, [Told(Statement.Done)]),
        "Polisen uppger att åtgärden är genomförd, men har inte redovisat något antal. Löftet är minst 30, så det går inte att räkna efter.",
        "The police state that the measure has been carried out, but have not reported any number. The promise is at least 30, so it is not possible to check by counting.");

    [Fact]
    public void StatementBesideANumber_IsToldAndDecidesNothing()
    {
        Verdict verdict = Judged(Year(Police(AtLeast(3, Per.Period, "trafikkontroll"))), Over, [Activity("2021-03-01"), Told(Statement.Done)], PoliceYear);

        Assert.Equal(Outcome.NotFulfilled, verdict.Outcome);
        Says(verdict, "Polisen har genomfört en av minst tre utlovade trafikkontroller. Perioden är slut och löftet uppfylldes inte; två saknades. Polisen uppger att åtgärden är genomförd.",
            "The police have carried out one of at least three promised traffic controls. The period has ended and the promise was not kept; two were missing. The police state that the measure has been carried out.");
    }

    [Fact]
    public void NewerStatement_TakesThePlaceOfTheOlder() => Assert.EndsWith(
        "Polisen uppger att åtgärden är delvis genomförd.",
        Sentence(Judged(Year(Police(AtLeast(3, Per.Period, "trafikkontroll"))), Over,
            [Activity("2021-03-01"), Told(Statement.Partly), Told(Statement.Planned) with { Date = Day("2021-01-01"), EndDate = Day("2021-02-01") }])).Sv,
        StringComparison.Ordinal);

    private static AgreementRecorded Year(CommitmentTerms commitment) => Agreement("2021-01-01", "2021-12-31", commitment);

    private static ReportedRecord About(long figure) => Sum("2021-01-01", "2021-12-31", figure) with { Precision = Precision.Approximate };

    private static ReportedRecord Told(Statement statement) => Activity("2021-01-01", "redogorelse") with
    {
        Type = RecordType.Narrative,
        AgreementId = "vetlanda",
        CommitmentId = "1",
        EndDate = Day("2021-12-31"),
        Statement = statement,
    };

    private static BothLanguages Sentence(Verdict verdict) => VerdictSentence.For(verdict, Year(verdict.Commitment));

    private static void Says(Verdict verdict, string sv, string en) => Assert.Equal(new BothLanguages(sv, en), Sentence(verdict));

    private static void Is(Verdict verdict, Outcome outcome, Pace pace, EvidenceState evidence) =>
        Assert.Equal((outcome, pace, evidence), (verdict.Outcome, verdict.Pace, verdict.Evidence));
}
