using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>Names that an agreement gives fit its sentences in both languages.</summary>
public class GivenNameTests
{
    private const string Running = "2021-06-01";

    [Fact]
    public void AreaWithItsOwnPhrase_StandsAsThat()
    {
        TargetTerms target = AtLeast(2, Per.Period, "fotpatrull") with { Counting = Kinds("fotpatrull") with { Areas = ["torget", "ica"] } };
        AgreementRecorded agreement = Agreement("2021-01-01", "2021-12-31", Police(target)) with
        {
            Areas = [new("torget", "Torget"), new("ica", "ICA") { Phrase = new("vid ICA", "at ICA") }],
        };
        ReportedRecord[] records = [Activity("2021-03-01", "fotpatrull") with { Area = "torget" }, Activity("2021-03-02", "fotpatrull") with { Area = "ica" }];

        Says(agreement, records,
            "Polisen har genomfört två fotpatruller i Torget och vid ICA och därmed nått löftet om minst två.",
            "The police have carried out two foot patrols in Torget and at ICA and have thereby kept the promise of at least two.");
    }

    [Theory]
    [InlineData("associations", "associations")]
    [InlineData("", "“Föreningar”")]
    public void DescribedThirdParty_StandsInLowerCase(string name, string english)
    {
        CommitmentTerms commitment = Commitment("1", [Party.Municipality], AtLeast(2, Per.Period, "trygghetsvandring")) with { ThirdParties = ["foreningar"] };
        AgreementRecorded agreement = Agreement("2021-01-01", "2021-12-31", commitment) with
        {
            ThirdParties = [new("foreningar", "Föreningar") { Generic = true, NameEn = name }],
        };

        Says(agreement, [],
            "Kommunen och föreningar har ännu inte redovisat någon trygghetsvandring. Löftet är minst två. Sju månader återstår.",
            $"The municipality and {english} have not yet reported any safety walks. The promise is at least two. Seven months remain.");
    }

    [Fact]
    public void OwnKindWithItsVerb_IsStartedAndNotCarriedOut()
    {
        OwnKindTerms kind = new("0685.grupp", new("föräldrastödsgrupp", "parents’ support group"), new("föräldrastödsgrupper", "parents’ support groups"), false)
        {
            Done = new("startat", "started"), Promised = "den utlovade föräldrastödsgruppen",
        };
        AgreementRecorded agreement = Agreement("2021-01-01", "2021-12-31", Commitment("1", [Party.Municipality], AtLeast(1, Per.Period, "0685.grupp"))) with { OwnKinds = [kind] };

        Says(agreement, [Activity("2021-03-01", "0685.grupp") with { Party = Party.Municipality }],
            "Kommunen har startat den utlovade föräldrastödsgruppen.",
            "The municipality has started the promised parents’ support group.");
    }

    [Fact]
    public void UnitAndDeciderWithoutEnglish_AreQuoted()
    {
        IndicatorGoal goal = new(new("trygghet", "safety"), "nöjda", Direction.Higher, null, 80, "Trygghetsmätningen");
        AgreementRecorded agreement = Agreement("2021-01-01", "2021-12-31", Police(Target("a") with { Indicator = goal }));

        Says(agreement, [],
            "Inget värde är redovisat än för indikatorn ”trygghet”. Målet är minst 80 nöjda. Värdet hämtas från Trygghetsmätningen. Sju månader återstår.",
            "No value has been reported yet for the indicator “safety”. The goal is at least 80 “nöjda”. The value is taken from “Trygghetsmätningen”. Seven months remain.");
    }

    private static void Says(AgreementRecorded agreement, IEnumerable<ReportedRecord> records, string sv, string en) =>
        Assert.Equal(new BothLanguages(sv, en), VerdictSentence.For(Judged(agreement, Running, records), agreement));
}
