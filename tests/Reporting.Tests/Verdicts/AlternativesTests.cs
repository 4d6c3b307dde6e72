using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>"Trafikkontroller eller nykterhetskontroller i centrum": several rules for one number.</summary>
public class AlternativesTests
{
    private static readonly CountingTerms Rule = new()
    {
        Kinds = ["trafikkontroll"],
        Focuses = ["nykterhet"],
        Alternatives = [new() { Kinds = ["krogtillsyn"], Parties = [Party.Municipality] }, new() { Kinds = ["trafikkontroll"], Areas = ["centrum"] }],
    };

    [Fact]
    public void Match_MainRuleOrOneAlternative_CountsOnce()
    {
        Assert.True(Match(With(Rule), Activity("2020-05-01") with { Focuses = ["nykterhet"] }).Counts);
        Assert.True(Match(With(Rule), Activity("2020-05-01", "krogtillsyn") with { Party = Party.Municipality }).Counts);
        Match both = Match(With(Rule), Activity("2020-05-01") with { Focuses = ["nykterhet"], Area = "centrum", Quantity = 3 });
        Assert.Equal(3, Assert.Single(both.Tallies).Amount.Amount);
    }

    [Fact]
    public void Match_NoRuleMet_StatesWhatTheMainRuleLacks()
    {
        Assert.Equal(Exclusion.Focus, Match(With(Rule), Activity("2020-05-01") with { Area = "norr" }).Exclusion);
        Assert.Equal(Exclusion.Kind, Match(With(Rule), Activity("2020-05-01", "krogtillsyn")).Exclusion);
    }

    [Fact]
    public void Match_AnyFocuses_NeedsOneOfThemBesideAllOfTheOthers()
    {
        CountingTerms rule = new() { Focuses = ["unga"], AnyFocuses = ["nykterhet", "hastighet"] };

        Assert.True(Match(With(rule), Activity("2020-05-01") with { Focuses = ["unga", "hastighet"] }).Counts);
        Assert.Equal(Exclusion.Focus, Match(With(rule), Activity("2020-05-01") with { Focuses = ["unga"] }).Exclusion);
        Assert.Equal(Exclusion.Focus, Match(With(rule), Activity("2020-05-01") with { Focuses = ["hastighet", "nykterhet"] }).Exclusion);
    }

    [Fact]
    public void Judge_AlternativeKindNotDeclared_LeavesTheEndOpen()
    {
        AgreementRecorded agreement = With(Rule with { Alternatives = [new() { Kinds = ["krogtillsyn"] }] });
        Declaration main = Declared("2020-01-01", "2020-12-31", Party.Police, "trafikkontroll");

        Assert.Equal(Outcome.NotReported, Judged(agreement, "2021-02-01", [], main).Outcome);
        Assert.Equal(Outcome.NotFulfilled,
            Judged(agreement, "2021-02-01", [], main, Declared("2020-01-01", "2020-12-31", Party.Police, "krogtillsyn")).Outcome);
    }

    [Theory]
    [InlineData(Precision.Exact, false, false)]
    [InlineData(Precision.Approximate, true, false)]
    [InlineData(Precision.AtLeast, true, true)]
    public void Judge_OutcomeCounted_IsAsExactAsTheOutcome(Precision precision, bool approximate, bool lowerBound)
    {
        ReportedRecord record = Activity("2020-05-01") with { Precision = Precision.Approximate, Outcomes = [new("narkotikabrott", 61, precision)] };

        TargetVerdict target = Judged(With(new CountingTerms { Outcome = "narkotikabrott" }), "2020-06-01", [record]).Targets[0];

        Assert.Equal((61, approximate, lowerBound), ((int)target.Count!, target.Approximate, target.LowerBound));
    }

    private static AgreementRecorded With(CountingTerms counting) =>
        Agreement("2020-01-01", "2020-12-31", Police(AtLeast(10, Per.Period) with { Counting = counting }));
}
