using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using static Medborgarlofte.FollowUp.Tests.Agreements.TestDrafts;
using Agreement = Medborgarlofte.Contracts.FollowUp.V1.Agreement;

namespace Medborgarlofte.FollowUp.Tests.Agreements;

public class PromiseLinterTests
{
    [Fact]
    public void Lint_Vetlanda_HasNothingToSay() => Assert.Empty(Lint(_ => { }));

    public static TheoryData<string, string, Action<Agreement>> Unclear => new()
    {
        { "NO_PERIOD", "period", draft => draft.Period = null },
        { "NO_PROBLEM_LINK", "promises[1]", draft => draft.Promises[1].Problems.Clear() },
        { "NO_INDICATOR", "promises[0].effects[0]", draft => draft.Promises[0].Effects.Add(new ExpectedEffect { Text = "Färre olyckor." }) },
        { "NO_OWNER", "commitments[1]", draft => draft.Commitments[1].Responsible.Clear() },
        { "NO_NUMBER", "commitments[1]", draft => draft.Commitments[1].Targets.Clear() },
        { "NO_NUMBER", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0].Qualitative = new QualitativeTarget() },
        { "NO_NUMBER", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0].Occasions.Number = 0 },
        { "NO_KIND", "commitments[3].targets[0]", draft => draft.Commitments[3].Targets[0].Counting.Kinds.Clear() },
        { "UNKNOWN_SET", "commitments[3].targets[0]", draft => draft.Commitments[3].Targets[0].Coverage.Items.Clear() },
        { "NO_UNIT", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0].Indicator = Indicator("", 80) },
        { "NO_OWNER", "commitments[0]", draft => draft.Commitments[0].Responsible.Clear() },
        { "NO_REPORTER", "commitments[1]", draft => AloneFor(draft.Commitments[1]) },
        { "NO_COMMITMENT", "promises[1]", draft => draft.Commitments[2].Promises.Remove("2") },
        { "NO_INDICATOR", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0] = new Target { Qualitative = new QualitativeTarget() } },
        { "NO_KIND", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0] = new Target { OnRequest = new OnRequestTarget() } },
        { "GOAL_BELOW_BASE", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0].Indicator = Indicator("procent", 80, 80) },
        { "CUT_WINDOWS", "commitments[1].targets[0]", draft => (draft.Commitments[1].Targets[0].Occasions.Per, draft.Period.EndDate) = (Per.Quarter, "2021-11-30") },
        { "MIXED_UNITS", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0].Counting.Alternatives.Add(new CountingRule { Kinds = { "skolbesok" }, Unit = "klass" }) },
        { "COUNTED_TWICE", "commitments[4]", draft => draft.Commitments.Add(Commitment("7", [Contracts.Common.V1.Party.Police], AtLeast(3, "trafikkontroll"))) },
        { "NO_GOAL_VALUE", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0].Indicator = Indicator("procent", null) },
    };

    [Theory]
    [MemberData(nameof(Unclear))]
    public void Lint_OneThingUnclear_WarnsOfItInBothLanguages(string code, string field, Action<Agreement> spoil)
    {
        var warning = Assert.Single(Lint(spoil));

        Assert.Equal((code, field), (warning.Code, warning.Field));
        Assert.NotEqual("", warning.Message.Sv);
        Assert.NotEqual("", warning.Message.En);
        Assert.NotEqual(warning.Message.Sv, warning.Message.En);
    }

    [Fact]
    public void Lint_NumberOfNothing_WarnsOfKindAndUnit() =>
        Assert.Equal(["NO_KIND", "NO_UNIT"], Lint(draft => draft.Commitments[1].Targets[0].Counting = null).Select(warning => warning.Code));

    [Fact]
    public void Lint_CountedOutcome_NeedsNoKind() =>
        Assert.Empty(Lint(draft => draft.Commitments[1].Targets[0].Counting = new CountingRule { Outcome = "narkotikabrott" }));

    [Fact]
    public void Lint_NoPeriodButEveryTargetHasItsOwn_HasNothingToSay() => Assert.Empty(Lint(draft =>
    {
        draft.Period = null;
        foreach (var target in draft.Commitments.SelectMany(commitment => commitment.Targets))
        {
            target.Within = Days("2020-01-01", "2020-12-31");
        }
    }));

    private static IReadOnlyList<LintWarning> Lint(Action<Agreement> change)
    {
        var draft = Vetlanda();
        change(draft);
        AgreementRecorded terms = AgreementMapping.ToTerms(draft);
        return PromiseLinter.Lint(terms);
    }

    [Fact]
    public void Lint_ThirdPartyAloneWithWhoReports_HasNothingToSay() => Assert.Empty(Lint(draft =>
    {
        AloneFor(draft.Commitments[1]);
        draft.Commitments[1].Targets[0].Counting.Parties.Add(Contracts.Common.V1.Party.Municipality);
    }));

    [Fact]
    public void Lint_SameKindElsewhere_HasNothingToSay() => Assert.Empty(Lint(draft =>
    {
        var other = AtLeast(3, "trafikkontroll");
        other.Counting.Areas.Add("resecentrum");
        draft.Commitments.Add(Commitment("7", [Contracts.Common.V1.Party.Police], other));
    }));

    [Fact]
    public void Lint_AgreementsOwnYears_AreWhole() => Assert.Empty(Lint(draft =>
        (draft.Commitments[1].Targets[0].Occasions.Per, draft.Period.StartDate, draft.Period.EndDate) = (Per.Year, "2020-02-01", "2022-01-31")));

    private static void AloneFor(Commitment commitment)
    {
        commitment.Responsible.Clear();
        commitment.ThirdParties.Add("vatterhem");
    }

    private static IndicatorTarget Indicator(string unit, double? goal, double? baseline = null)
    {
        var target = new IndicatorTarget { Name = Both("upplevd trygghet"), Unit = unit, Direction = Direction.Higher };
        if (goal is { } value)
        {
            target.Goal = value;
        }

        if (baseline is { } before)
        {
            target.Baseline = before;
        }

        return target;
    }
}
