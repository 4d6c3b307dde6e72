using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>Who, where and what stand in a sentence only if a counted record says so; what is reported and does not count is told.</summary>
public class WhoAndWhereTests
{
    private const string Over = "2022-02-15";

    private static readonly Declaration[] Declared =
        [TestAgreements.Declared("2021-01-01", "2021-12-31"), TestAgreements.Declared("2021-01-01", "2021-12-31", Party.Municipality)];

    [Fact]
    public void WalksWithoutTheCompanyPromised_AreToldAndDoNotCount()
    {
        CountingTerms rule = Kinds("trygghetsvandring") with { ThirdParties = ["nattvandrarna"] };
        Verdict verdict = Judged(Year(Both, Number(rule, 4)), Over, [Walk("2021-05-01"), Walk("2021-06-01")]);

        Assert.Equal((Outcome.NotReported, EvidenceState.Partial), (verdict.Outcome, verdict.Evidence));
        Says(verdict, "Två trygghetsvandringar är redovisade, men inte med Nattvandrarna; de räknas inte. Löftet är minst fyra. Perioden är slut, men underlaget är inte fullständigt, så det går inte att säga om löftet är hållet.",
            "Two safety walks have been reported, but not with Nattvandrarna; they do not count. The promise is at least four. The period has ended, but the reports are not complete, so it is not possible to say whether the promise has been kept.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("narkotikabrott")]
    public void FewPersonsThatDoNotCount_AreNotTold(string outcome)
    {
        CountingTerms rule = Kinds("trygghetsvandring") with { ThirdParties = ["nattvandrarna"], Unit = "deltagare", Outcome = outcome };
        Verdict verdict = Judged(Year(Both, Number(rule, 4)), Over, [Walk("2021-05-01") with { Quantity = 3, Unit = "deltagare" }]);

        Assert.DoesNotContain("räknas inte", Sentence(verdict).Sv, StringComparison.Ordinal);
        Assert.DoesNotContain("tre deltagare", Sentence(verdict).Sv, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void InspectionsOfThePoliceAlone_AreNoJointOnes()
    {
        CountingTerms rule = Kinds("krogtillsyn") with { JointOnly = true };
        Verdict verdict = Judged(Year(Both, Number(rule, 4)), Over, Times(2, Activity("2021-05-01", "krogtillsyn")));

        Assert.StartsWith("Inga gemensamma krogtillsyner är redovisade; två är polisens egna. Löftet är minst fyra.", Sentence(verdict).Sv, StringComparison.Ordinal);
        Assert.StartsWith(
            "No joint bar and restaurant inspections have been reported; two were done by the police alone. The promise is at least four.",
            Sentence(verdict).En, StringComparison.Ordinal);
    }

    [Fact]
    public void SomeJointAndOneOwn_TellsBoth()
    {
        CountingTerms rule = Kinds("skolbesok") with { JointOnly = true };
        ReportedRecord joint = Activity("2021-03-01", "skolbesok") with { JointWith = [Party.Municipality] };
        Verdict verdict = Judged(Year(Both, Number(rule, 4)), Over, [joint, Activity("2021-05-01", "skolbesok")], Declared);

        Says(verdict, "Polisen och kommunen har tillsammans gjort ett av minst fyra utlovade skolbesök. Ett skolbesök är polisens eget och räknas inte. Perioden är slut och löftet uppfylldes inte; tre saknades.",
            "The police and the municipality have jointly made one of at least four promised school visits. One school visit was done by the police alone and does not count. The period has ended and the promise was not kept; three were missing.");
    }

    [Fact]
    public void PromiseKept_TellsNothingOfWhatDidNotCount()
    {
        CountingTerms rule = Kinds("trafikkontroll") with { Focuses = ["nykterhet"] };
        Verdict verdict = Judged(
            Year([Party.Police], Number(rule, 1)), Over, [Activity("2021-05-01") with { Focuses = ["nykterhet"] }, Activity("2021-06-01")]);

        Assert.DoesNotContain("räknas inte", Sentence(verdict).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatOneOfTwoDid_WasNotDoneByBoth() => Says(
        Judged(Year(Both, Number(Kinds("trygghetsvandring"), 2)), Over, Times(2, Walk("2021-05-01"))),
        "Kommunen har genomfört två trygghetsvandringar och därmed nått löftet om minst två.",
        "The municipality has carried out two safety walks and has thereby kept the promise of at least two.");

    [Fact]
    public void WhatBothDid_IsToldOfBothWithTheirParts() => Says(
        Judged(Year(Both, Number(Kinds("trygghetsvandring"), 3)), Over, [Walk("2021-05-01"), Walk("2021-06-01"), Activity("2021-07-01", "trygghetsvandring")]),
        "Polisen och kommunen har genomfört tre trygghetsvandringar och därmed nått löftet om minst tre. Av dem har polisen redovisat en och kommunen två.",
        "The police and the municipality have carried out three safety walks and have thereby kept the promise of at least three. Of these, the police reported one and the municipality two.");

    [Fact]
    public void OwnerThatNoRecordNames_IsNotSaidToHaveDoneIt()
    {
        AgreementRecorded agreement = Year(Both, Number(Kinds("trygghetsvandring"), 1));
        CommitmentTerms owned = agreement.Commitments[0] with { ThirdParties = ["bolaget"] };
        Verdict verdict = Judged(agreement, owned, Over, [Walk("2021-05-01") with { JointWith = [Party.Police] }]);

        Assert.DoesNotContain("Bolaget", Sentence(verdict).Sv, StringComparison.Ordinal);
        Assert.StartsWith("Polisen och kommunen har", Sentence(verdict).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnerThatTheRuleNamesToo_IsNamedOnce()
    {
        AgreementRecorded agreement = Year([Party.Police], Number(Kinds("trygghetsvandring") with { ThirdParties = ["bolaget"] }, 2));
        CommitmentTerms owned = agreement.Commitments[0] with { ThirdParties = ["bolaget"] };
        string sentence = Sentence(Judged(agreement, owned, Over, [])).Sv;

        Assert.Equal(2, sentence.Split("Bolaget").Length);
    }

    [Fact]
    public void OwnerAlone_IsTheSubject()
    {
        AgreementRecorded agreement = Year([], Number(Kinds("trygghetsvandring"), 2));
        CommitmentTerms owned = agreement.Commitments[0] with { ThirdParties = ["bolaget"] };

        Assert.StartsWith("Bolaget har ännu inte redovisat någon trygghetsvandring.", Sentence(Judged(agreement, owned, "2021-06-01", [])).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnerAloneWhomTheMunicipalityReportsFor_IsTheSubjectAndDeclaredByOne()
    {
        AgreementRecorded agreement = Year([], Number(Kinds("trygghetsvandring") with { Parties = [Party.Municipality] }, 2));
        CommitmentTerms owned = agreement.Commitments[0] with { ThirdParties = ["bolaget"] };
        Verdict verdict = Judged(agreement, owned, Over, [Walk("2021-05-01")], Declared[1]);

        Assert.Equal((Outcome.NotFulfilled, EvidenceState.Complete), (verdict.Outcome, verdict.Evidence));
        Assert.StartsWith("Bolaget har genomfört en av minst två utlovade trygghetsvandringar.", Sentence(verdict).Sv, StringComparison.Ordinal);
        Assert.DoesNotContain("kommunen", Sentence(verdict).Sv, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void AllOfTwoThirdParties_ARecordWithOneDoesNotCount()
    {
        CountingTerms rule = Kinds("trygghetsvandring") with { ThirdParties = ["nattvandrarna", "bolaget"], AllThirdParties = true };
        AgreementRecorded agreement = Year(Both, Number(rule, 4));
        ReportedRecord one = Walk("2021-05-01") with { ThirdParties = ["bolaget"] };

        Assert.Equal(Exclusion.ThirdParty, Match(agreement, one).Exclusion);
        Assert.True(Match(agreement, one with { ThirdParties = ["bolaget", "nattvandrarna"] }).Counts);
        Assert.Contains("men inte med Nattvandrarna och Bolaget", Sentence(Judged(agreement, Over, [one])).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void OneWalkInOneOfTwoAreas_IsSaidOfThatArea()
    {
        CountingTerms rule = Kinds("trygghetsvandring") with { Areas = ["norr", "soder"] };

        Says(Judged(Year([Party.Municipality], Number(rule, 1)), Over, [Walk("2021-05-01") with { Area = "norr" }]),
            "Kommunen har genomfört den utlovade trygghetsvandringen i området Norr.",
            "The municipality has carried out the promised safety walk in the Norr area.");
    }

    [Fact]
    public void AreaWithoutAnyReport_IsNotSaidToHaveNone()
    {
        TargetTerms target = EachArea(2, Per.Period, "norr", "soder") with { Counting = Kinds("trygghetsvandring") with { Areas = ["norr", "soder"] } };
        string sentence = Sentence(Judged(Year([Party.Municipality], target), Over, [Walk("2021-05-01") with { Area = "norr" }])).Sv;

        Assert.Contains("Redovisat antal: Norr en; för Söder är inget redovisat.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyOneOfSeveralKinds_IsTheOneThatIsNamed() => Says(
        Judged(Year([Party.Police], Number(Kinds("fordonskontroll", "dialogmote"), 15)), Over, Times(18, Activity("2021-02-01", "fordonskontroll"))),
        "Polisen har genomfört 18 fordonskontroller och därmed nått löftet om minst 15.",
        "The police have carried out 18 vehicle checks and have thereby kept the promise of at least 15.");

    [Fact]
    public void SeveralKinds_AreListedAndNotAddedUp()
    {
        TargetTerms target = Target("a", Kinds("narkotikasok", "informationsmote", "skolbesok")) with { Qualitative = new QualitativeGoal(0) };
        ReportedRecord[] records =
        [
            .. Times(3, Activity("2021-02-01", "narkotikasok")), Activity("2021-03-01", "informationsmote") with { Quantity = 12, Precision = Precision.AtLeast },
        ];

        Says(Judged(Year([Party.Police], target), Over, records),
            "Åtagandet saknar ett mätbart mål. Minst tolv informationsmöten och tre narkotikasök är redovisade.",
            "The commitment has no measurable target. At least twelve information meetings and three drug searches have been reported.");
    }

    [Fact]
    public void WhatCannotBeMeasuredBesideWhatIsKept_IsNotTheWhole()
    {
        TargetTerms described = Target("b", Kinds("skolbesok")) with { Qualitative = new QualitativeGoal(0) };
        Verdict verdict = Judged(
            Year([Party.Police], Number(Kinds("trafikkontroll"), 2), described), Over, [.. Times(2, Activity("2021-02-01")), Activity("2021-02-01", "skolbesok")]);

        Says(verdict, "Polisen har genomfört två trafikkontroller och därmed nått löftet om minst två. Den andra delen har inget mätbart mål. Ett skolbesök är redovisat. Den del som går att mäta är uppfylld.",
            "The police have carried out two traffic controls and have thereby kept the promise of at least two. The other part has no measurable target. One school visit has been reported. The part that can be measured has been fulfilled.");
    }

    [Fact]
    public void ThreeThatCannotBeMeasured_SaySoOnce()
    {
        TargetTerms[] described =
            [.. "abc".Select(id => Target($"{id}", Kinds("skolbesok")) with { Qualitative = new QualitativeGoal(0) })];

        Assert.Equal("Åtagandet saknar ett mätbart mål. Inget är redovisat.", Sentence(Judged(Year([Party.Police], described), Over, [])).Sv[..53]);
    }

    [Fact]
    public void ManifestThatStatesMoreThanThereIs_DeclaresNothingAndIsTold()
    {
        Declaration mismatch = Declared[0] with { Stated = 5, Held = 3 };
        AgreementRecorded agreement = Year([Party.Police], Number(Kinds("trafikkontroll"), 5));
        Verdict verdict = Judged(agreement, Over, Times(3, Activity("2021-02-01")), mismatch);

        Assert.Equal((Outcome.NotReported, EvidenceState.Partial), (verdict.Outcome, verdict.Evidence));
        Assert.EndsWith("Polisens redovisning är inte försäkrad: uppgift om fem, tre finns.", Sentence(verdict).Sv, StringComparison.Ordinal);
        Assert.EndsWith("The reports of the police are not assured: five stated, three exist.", Sentence(verdict).En, StringComparison.Ordinal);
        Assert.Equal(Outcome.NotFulfilled, Judged(agreement, Over, Times(3, Activity("2021-02-01")), mismatch with { Stated = 3 }).Outcome);
    }

    private static ReportedRecord Walk(string day) => Activity(day, "trygghetsvandring") with { Party = Party.Municipality };

    private static TargetTerms Number(CountingTerms rule, long number) => Target("a", rule) with
    {
        Occasions = new OccasionsGoal(Comparison.AtLeast, number, 0, Per.Period, [], false),
    };

    private static AgreementRecorded Year(Party[] responsible, params TargetTerms[] targets) =>
        Agreement("2021-01-01", "2021-12-31", Commitment("1", responsible, targets)) with
        {
            Areas = [new NamedCode("norr", "Norr"), new NamedCode("soder", "Söder")],
            ThirdParties = [new NamedCode("nattvandrarna", "Nattvandrarna"), new NamedCode("bolaget", "Bolaget")],
        };

    private static BothLanguages Sentence(Verdict verdict) =>
        VerdictSentence.For(verdict, Year([.. verdict.Commitment.Responsible], [.. verdict.Commitment.Targets]));

    private static void Says(Verdict verdict, string sv, string en) => Assert.Equal(new BothLanguages(sv, en), Sentence(verdict));
}
