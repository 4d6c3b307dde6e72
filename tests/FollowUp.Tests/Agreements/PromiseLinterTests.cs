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
        { "NO_OWNER", "commitments[1]", draft => draft.Commitments[1].Responsible.Clear() },
        { "NO_NUMBER", "commitments[1]", draft => draft.Commitments[1].Targets.Clear() },
        { "NO_NUMBER", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0].Qualitative = new QualitativeTarget() },
        { "NO_NUMBER", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0].Occasions.Number = 0 },
        { "NO_KIND", "commitments[3].targets[0]", draft => draft.Commitments[3].Targets[0].Counting.Kinds.Clear() },
        { "UNKNOWN_SET", "commitments[3].targets[0]", draft => draft.Commitments[3].Targets[0].Coverage.Items.Clear() },
        { "NO_UNIT", "commitments[1].targets[0]", draft => draft.Commitments[1].Targets[0].Indicator = Indicator("", 80) },
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

    private static IndicatorTarget Indicator(string unit, double? goal)
    {
        var target = new IndicatorTarget { Name = Both("upplevd trygghet"), Unit = unit, Direction = Direction.Higher };
        if (goal is { } value)
        {
            target.Goal = value;
        }

        return target;
    }
}
