using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>What a reader who knows Swedish well would not accept, with what is said in its place.</summary>
public class ScepticalReaderTests
{
    private const string Running = "2021-11-01";
    private const string Over = "2022-02-15";

    private static readonly Declaration PoliceYear = Declared("2021-01-01", "2021-12-31");
    private static readonly Declaration MunicipalYear = Declared("2021-01-01", "2021-12-31", Party.Municipality);

    [Fact]
    public void NothingOfOnePartBesideSomeOfAnother_NamesWhatIsMissing() => Says(
        Year(Police(Described("a", "utbildning"), Described("b", "serveringstillsyn"))), Over, [Activity("2021-03-01", "serveringstillsyn")],
        "Åtagandet saknar ett mätbart mål. Inga utbildningar är redovisade. En serveringstillsyn är redovisad. Perioden är slut, men underlaget är inte fullständigt, så det går inte att säga om löftet är hållet.",
        "The commitment has no measurable target. No training courses have been reported. One alcohol licence inspection has been reported. The period has ended, but the reports are not complete, so it is not possible to say whether the promise has been kept.");

    [Fact]
    public void WorkThatCountsForTheOtherPart_IsNotSaidToCountForNothing() => Says(
        InAreas(Police(AtLeast(2, Per.Period, "trafikinsats"), AtLeast(2, Per.Period, "trafikinsats") with
        {
            Id = "b",
            Counting = Kinds("trafikinsats") with { Areas = ["skolan"] },
        })), Running, [Activity("2021-03-01", "trafikinsats") with { Area = "skolan" }, Activity("2021-04-01", "trafikinsats")],
        "Polisen har genomfört två trafikinsatser och därmed nått löftet om minst två. Polisen har genomfört en av minst två utlovade trafikinsatser vid skolan. En trafikinsats är redovisad, men inte vid skolan; den räknas inte i den delen. Två månader återstår. Redovisningen är inte fullständig från den 1 januari 2021.",
        "The police have carried out two traffic operations and have thereby kept the promise of at least two. The police have carried out one of at least two promised traffic operations near the school. One traffic operation has been reported, but not near the school; it does not count towards that part. Two months remain. The reports are not complete from 1 January 2021 onwards.");

    [Fact]
    public void SetWithoutAUnit_IsWhatThePromiseListsAndNamesWhatIsMissing() => Says(
        Year(Police(Covering(Per.Period, 1, "norr", "soder") with
        {
            Counting = Kinds("skolbesok"),
            Coverage = new CoverageGoal([new("norr", "Norrskolan"), new("soder", "Söderskolan")], 1, Per.Period, false),
        })), Over, [Activity("2021-03-01", "skolbesok") with { CoveredItems = ["norr"] }],
        "Polisen har gjort skolbesök som omfattar en av de två som löftet räknar upp. Redovisning saknas för Söderskolan. Perioden är slut, men underlaget är inte fullständigt, så det går inte att säga om löftet är hållet.",
        "The police have made school visits covering one of the two that the promise lists. Reports are missing for “Söderskolan”. The period has ended, but the reports are not complete, so it is not possible to say whether the promise has been kept.");

    [Fact]
    public void VisitsEachTermWithoutAnEnd_AreNotSaidToBeNone() => Assert.StartsWith(
        "Löftet omfattar följande: Norrskolan, en gång per år. Skolbesök är redovisade.",
        Sentence(
            Undated(Police(Covering(Per.Year, 1, "norr") with
            {
                Counting = Kinds("skolbesok"),
                Coverage = new CoverageGoal([new("norr", "Norrskolan")], 1, Per.Year, false),
            })), Over, [Activity("2021-03-01", "skolbesok") with { CoveredItems = ["norr"] }]).Sv,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(new[] { Weekday.Thursday }, "Polisen har hållit löftet om minst en fotpatrull varje torsdag under en av fyra torsdagar.", "in one of four")]
    [InlineData(new[] { Weekday.Friday, Weekday.Saturday }, "Polisen har hållit löftet om minst en fotpatrull varje fredag och lördag under en av tio fredagar och lördagar.", "on one of ten Fridays and Saturdays")]
    public void DaysOfTheWeek_AreTheWindowsThatAreCounted(Weekday[] days, string sv, string en)
    {
        AgreementRecorded agreement = Agreement("2021-01-01", "2021-01-30", Police(AtLeast(1, Per.Day, "fotpatrull") with { Counting = Kinds("fotpatrull") with { Weekdays = days } }));
        BothLanguages text = Sentence(agreement, Over, [Activity(days.Length == 1 ? "2021-01-07" : "2021-01-08", "fotpatrull")], Declared("2021-01-01", "2021-01-30"));

        Assert.StartsWith(sv, text.Sv, StringComparison.Ordinal);
        Assert.Contains(en.Replace("in one of four", "on one of four Thursdays", StringComparison.Ordinal), text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kvallar", "trafikinsatser på kvällstid", "traffic operations in the evening")]
    [InlineData("hund", "trafikinsatser med hund", "traffic operations with dogs")]
    [InlineData("utover-ordinarie", "trafikinsatser utöver det ordinarie arbetet", "traffic operations beyond the ordinary work")]
    [InlineData("nykterhet", "trafikinsatser med inriktning på nykterhet", "traffic operations focusing on sobriety")]
    public void FocusThatIsAManner_IsNoSubject(string focus, string sv, string en)
    {
        BothLanguages text = Sentence(
            Year(Police(AtLeast(1, Per.Period) with { Counting = Kinds("trafikinsats") with { Focuses = [focus] } })), Over,
            [.. Times(2, Activity("2021-03-01", "trafikinsats") with { Focuses = [focus] })]);

        Assert.Contains($"två {sv} och", text.Sv, StringComparison.Ordinal);
        Assert.Contains($"two {en} and", text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void FocusThatTheKindNames_IsNotSaidTwice() => Assert.StartsWith(
        "Polisen har genomfört två narkotikainsatser med inriktning på unga och därmed",
        Sentence(
            Year(Police(AtLeast(1, Per.Period) with { Counting = Kinds("narkotikainsats") with { Focuses = ["narkotika", "unga"] } })), Over,
            [.. Times(2, Activity("2021-03-01", "narkotikainsats") with { Focuses = ["narkotika", "unga"] })]).Sv,
        StringComparison.Ordinal);

    [Fact]
    public void JointWorkWithAThirdParty_IsTogetherOnce() => Says(
        Year(Commitment("1", Both, AtLeast(2, Per.Period) with { Counting = Kinds("trygghetsvandring") with { JointOnly = true, ThirdParties = ["brand"] } })),
        Running, [Activity("2021-03-01", "trygghetsvandring") with { JointWith = [Party.Municipality], ThirdParties = ["brand"] }],
        "Polisen och kommunen har tillsammans genomfört en av minst två utlovade trygghetsvandringar med Brandförsvaret. Två månader återstår. Redovisningen är inte fullständig från den 1 januari 2021.",
        "The police and the municipality have jointly carried out one of at least two promised safety walks with Brandförsvaret. Two months remain. The reports are not complete from 1 January 2021 onwards.");

    [Fact]
    public void StatementsThatAreAlike_AreSaidOnce() => Assert.EndsWith(
        "Polisen och kommunen uppger att åtgärden är genomförd.",
        Sentence(Year(Commitment("1", Both, Described("a"))), Over, [Told(Party.Police), Told(Party.Municipality)]).Sv, StringComparison.Ordinal);

    [Fact]
    public void ZeroOfAThirdParty_IsDeclaredByWhoReportsForIt() => Assert.Contains(
        "Brandförsvaret har enligt kommunens fullständiga redovisning inte genomfört någon trygghetsrond.",
        Sentence(Year(Commitment("1", [], Described("a", "trygghetsrond") with { Counting = Kinds("trygghetsrond") with { Parties = [Party.Municipality] } }) with
        {
            ThirdParties = ["brand"],
        }), Over, [], MunicipalYear).Sv, StringComparison.Ordinal);

    [Fact]
    public void SumThatIsExact_IsNotCalledInexactBecauseItHasNoMonths() => Assert.EndsWith(
        "Perioden är slut, men de redovisade siffrorna är inte uppdelade på månader, så det går inte att säga om löftet är hållet.",
        Sentence(Year(Police(AtLeast(2, Per.Month, "trafikkontroll"))), Over, [Sum("2021-01-01", "2021-12-31", 30)], PoliceYear).Sv, StringComparison.Ordinal);

    [Fact]
    public void FirstYearWithoutReports_IsSaidToHaveNone() => Says(
        Agreement("2021-01-01", "2022-12-31", Police(AtLeast(2, Per.Year, "medborgardialog"))), Running, [],
        "Polisen har ännu inte redovisat någon medborgardialog. Löftet är minst två per år, och inget år är avslutat än. 14 månader återstår.",
        "The police have not yet reported any citizen dialogues. The promise is at least two per year, and no year has ended yet. 14 months remain.");

    [Fact]
    public void EveryOtherYear_IsSaidInYears() => Assert.StartsWith(
        "Polisen har hållit löftet om minst en medborgardialog vartannat år under den enda hela tvåårsperioden.",
        Sentence(Agreement("2019-01-01", "2021-12-31", Police(EveryMonths(24, "medborgardialog"))), Over, [Activity("2020-03-01", "medborgardialog")], PoliceYear).Sv,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("elev", "Polisen har nått 120 elever genom skolbesök och därmed nått löftet om minst 100.", "The police have reached 120 pupils through school visits")]
    [InlineData("timme", "Polisen har gjort 120 timmar med skolbesök och därmed nått löftet om minst 100.", "The police have made 120 hours of school visits")]
    public void UnitThatIsReached_IsNotDone(string unit, string sv, string en)
    {
        BothLanguages text = Sentence(
            Year(Police(AtLeast(100, Per.Period) with { Counting = Kinds("skolbesok") with { Unit = unit } })), Over,
            [Activity("2021-03-01", "skolbesok") with { Quantity = 120, Unit = unit }]);

        Assert.Equal(sv, text.Sv);
        Assert.StartsWith(en, text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void HoursOfPresence_AreNotHoursOfTimes() => Assert.StartsWith(
        "Polisen har genomfört 40 av minst 100 utlovade timmar med närvaro.",
        Sentence(Year(Police(AtLeast(100, Per.Period) with { Counting = Kinds("narvaro") with { Unit = "timme" } })), Over,
            [Activity("2021-03-01", "narvaro") with { Quantity = 40, Unit = "timme" }], PoliceYear).Sv, StringComparison.Ordinal);

    [Fact]
    public void GoalOfNone_IsSaidInWords() => Assert.Contains(
        "Målet är ingen stadsdel.", Sentence(Year(Police(Measured(0, "stadsdelar"))), Over, [Observed(2)]).Sv, StringComparison.Ordinal);

    [Fact]
    public void UnitByItsSwedishName_HasItsEnglishOne() => Assert.StartsWith(
        "The indicator “places on the list” is 2 districts.", Sentence(Year(Police(Measured(0, "stadsdelar"))), Over, [Observed(2)]).En, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, "Polisen har inte redovisat några upprättade anmälningar. Målet är högst fem.")]
    [InlineData(true, "Polisen har enligt sin fullständiga redovisning inga upprättade anmälningar att redovisa. Målet om högst fem är därmed nått.")]
    public void CeilingOfResults_IsNotKeptBySilence(bool declared, string sv) => Assert.StartsWith(
        sv, Sentence(Year(Police(Number(Comparison.AtMost, 5, Per.Period) with { Counting = new CountingTerms { Outcome = "anmalan" } })), Over, [], declared ? [PoliceYear] : []).Sv,
        StringComparison.Ordinal);

    [Fact]
    public void ResultsInEachWindow_AreAGoalThatIsReached() => Assert.StartsWith(
        "Polisen har inte nått målet om minst fyra narkotikabrott per halvår under något av de två halvåren. Perioden är slut och målet nåddes inte.",
        Sentence(Year(Police(AtLeast(4, Per.HalfYear) with { Counting = new CountingTerms { Outcome = "narkotikabrott" } })), Over, [], PoliceYear).Sv, StringComparison.Ordinal);

    [Fact]
    public void AreasWithTheirOwnPhrase_AreCountedInIt() => Assert.Contains(
        "Redovisat antal: ett vid skolan; inget är redovisat vid torget.",
        Sentence(InAreas(Police(EachArea(1, Per.Period, "skolan", "torget") with { Counting = Kinds("narvaro") with { Areas = ["skolan", "torget"] } })), Running,
            [Activity("2021-03-01", "narvaro") with { Area = "skolan" }]).Sv, StringComparison.Ordinal);

    [Fact]
    public void AreasWithOnePreposition_HaveItOnce() => Assert.StartsWith(
        "Polisen har genomfört två fotpatruller vid skolan och torget och därmed",
        Sentence(InAreas(Police(AtLeast(2, Per.Period) with { Counting = Kinds("fotpatrull") with { Areas = ["skolan", "torget"] } })), Running,
            [Activity("2021-03-01", "fotpatrull") with { Area = "skolan" }, Activity("2021-03-02", "fotpatrull") with { Area = "torget" }]).Sv, StringComparison.Ordinal);

    [Fact]
    public void NobodyAskedOnSomeDays_IsNoSilence() => Assert.Contains(
        "Ingen begäran kom in de dagar som är redovisade.",
        Sentence(Year(Police(Target("a", Kinds("skolbesok")) with { OnRequest = new OnRequestGoal(100) })), Over,
            [Activity("2021-01-01", "") with { Type = RecordType.Request, AgreementId = "vetlanda", CommitmentId = "1", EndDate = Day("2021-06-30"), Quantity = 0, Asked = 0 }]).Sv,
        StringComparison.Ordinal);

    [Fact]
    public void StepReachedTooLate_StandsAfterAColon() => Assert.StartsWith(
        "Polisen har nått ett av två utlovade steg: översyn. Nått efter sista dagen: plan.",
        Sentence(Year(Police(Milestone("2021-06-15", "översyn", "plan"))), Over, [Reached("översyn", "2021-05-01"), Reached("plan", "2021-07-01")]).Sv, StringComparison.Ordinal);

    [Fact]
    public void ManifestOfActivities_IsNotHeldAgainstAMeasuredValue() => Assert.EndsWith(
        "Perioden är slut och löftet uppfylldes inte.",
        Sentence(Year(Police(Measured(0, "stadsdel"))), Over, [Observed(2)], PoliceYear with { Stated = 5, Held = 4 }).Sv, StringComparison.Ordinal);

    [Theory]
    [InlineData("anmalan", "Polisen har redovisat en upprättad anmälan.", "The police have reported one crime report filed.")]
    [InlineData("narkotikabrott", "Polisen har redovisat ett narkotikabrott.", "The police have reported one drug offence.")]
    public void OneResult_IsSaidInTheSingular(string outcome, string sv, string en)
    {
        BothLanguages text = Sentence(
            Year(Police(AtLeast(3, Per.Period) with { Counting = new CountingTerms { Outcome = outcome } })), Over,
            [Activity("2021-03-01") with { Outcomes = [Found(outcome, 1)] }]);

        Assert.StartsWith(sv, text.Sv, StringComparison.Ordinal);
        Assert.StartsWith(en, text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void ZeroOfTwoOwners_IsDeclaredByWhoReports() => Assert.StartsWith(
        "Kommunen och Brandförsvaret har enligt kommunens fullständiga redovisning inte genomfört någon trygghetsrond.",
        Sentence(Year(Commitment("1", [Party.Municipality], AtLeast(2, Per.Period, "trygghetsrond")) with { ThirdParties = ["brand"] }), Over, [], MunicipalYear).Sv,
        StringComparison.Ordinal);

    [Fact]
    public void DeclaredZeroInEachArea_IsNotWordedLikeSilence() => Assert.StartsWith(
        "Polisen har enligt sin fullständiga redovisning inte genomfört någon fotpatrull vid skolan och torget. Löftet är minst två fotpatruller per område.",
        Sentence(InAreas(Police(EachArea(2, Per.Period, "skolan", "torget") with { Counting = Kinds("fotpatrull") with { Areas = ["skolan", "torget"] } })), Over, [], PoliceYear).Sv,
        StringComparison.Ordinal);

    [Fact]
    public void CasesThatHaveNotComeYet_AreNotSaidToHaveBeenMissed() => Assert.Contains(
        "Polisen har hittills inte hållit det i något av de fyra fallen",
        Sentence(
            Agreement("2021-01-01", "2021-12-31", Police(Covering(Per.Quarter, 1, "a") with { Counting = Kinds("skolbesok") with { Unit = "skola" } })), Running, [],
            Declared("2021-01-01", "2021-10-31")).Sv,
        StringComparison.Ordinal);

    private static TargetTerms Described(string id, params string[] kinds) => Target(id, Kinds(kinds)) with { Qualitative = new QualitativeGoal(0) };

    private static TargetTerms EveryMonths(int months, string kind) => AtLeast(1, Per.Month, kind) with
    {
        Occasions = new OccasionsGoal(Comparison.AtLeast, 1, 0, Per.Month, [], false) { Every = months },
    };

    private static TargetTerms Measured(decimal goal, string unit) => Target("a") with
    {
        Indicator = new IndicatorGoal(new("områden på listan", "places on the list"), unit, Direction.Lower, null, goal, ""),
    };

    private static ReportedRecord Observed(decimal value) => Activity("2021-12-01", "") with
    {
        Type = RecordType.Observation,
        AgreementId = "vetlanda",
        CommitmentId = "1",
        Value = value,
    };

    private static ReportedRecord Told(Party party) => Activity("2021-01-01", "redogorelse") with
    {
        Type = RecordType.Narrative,
        Party = party,
        AgreementId = "vetlanda",
        CommitmentId = "1",
        EndDate = Day("2021-12-31"),
        Statement = Statement.Done,
    };

    private static AgreementRecorded Year(CommitmentTerms commitment) => Agreement("2021-01-01", "2021-12-31", commitment) with
    {
        ThirdParties = [new("brand", "Brandförsvaret")],
    };

    private static AgreementRecorded InAreas(CommitmentTerms commitment) => Year(commitment) with
    {
        Areas =
        [
            new("skolan", "Skolan") { Phrase = new("vid skolan", "near the school") },
            new("torget", "Torget") { Phrase = new("vid torget", "near the square") },
        ],
    };

    private static BothLanguages Sentence(AgreementRecorded agreement, string day, IEnumerable<ReportedRecord> records, params Declaration[] declarations) =>
        VerdictSentence.For(Judged(agreement, day, records, declarations), agreement);

    private static void Says(AgreementRecorded agreement, string day, IEnumerable<ReportedRecord> records, string sv, string en) =>
        Assert.Equal(new BothLanguages(sv, en), Sentence(agreement, day, records));
}
