using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements.Targets;

/// <summary>A share of one number in another.</summary>
internal sealed class ShareKind : TargetKind
{
    public override Target.GoalOneofCase Goal => Target.GoalOneofCase.Share;

    public override bool IsOf(TargetTerms terms) => terms.Share is not null;

    public override void Check(Violations violations, Target target, string field, AgreementScope scope)
    {
        var goal = target.Share;
        violations.Require(goal.Comparison is Comparison.AtLeast or Comparison.AtMost, $"{field}.comparison", "Required: atLeast or atMost.");
        violations.Require(goal.Percent is >= 0 and <= 100, $"{field}.percent", "0-100.");
        violations.Require(scope.KnowsOutcome(goal.PartOutcome), $"{field}.partOutcome", $"Required: a code of the outcome list ({CodeAddresses.Outcomes}).");
        violations.Require(goal.WholeOutcome.Length == 0 || scope.KnowsOutcome(goal.WholeOutcome),
            $"{field}.wholeOutcome", $"Not a code of the outcome list ({CodeAddresses.Outcomes}).");
        violations.Require(goal.WholeOutcome.Length == 0 || goal.WholeOutcome != goal.PartOutcome,
            $"{field}.wholeOutcome", "Another one than partOutcome.");
        violations.Require(!goal.EachArea || target.Counting?.Areas.Count > 0, $"{field}.eachArea", "Needs the areas of the counting rule.");
        violations.Require(!goal.EachArea || goal.Items.Count == 0, $"{field}.eachArea", "Not beside items.");
        foreach (var (index, item) in goal.Items.Index())
        {
            CheckItem(violations, item, $"{field}.items[{index}]", isNamed: true);
        }

        violations.EachOnce(goal.Items.Select(item => item.Code), index => $"{field}.items[{index}].code");
    }

    public override TargetTerms Read(Target target, TargetTerms terms)
    {
        var goal = target.Share;
        return terms with
        {
            Share = new ShareGoal(goal.Comparison, goal.Percent, goal.PartOutcome, goal.WholeOutcome)
            {
                EachArea = goal.EachArea, Items = goal.Items.Count > 0 ? ReadItems(goal.Items) : null,
            },
        };
    }

    public override void Write(TargetTerms terms, Target target)
    {
        var goal = terms.Share!;
        target.Share = new ShareTarget
        {
            Comparison = goal.Comparison, Percent = goal.Percent, PartOutcome = goal.PartOutcome, WholeOutcome = goal.WholeOutcome,
            EachArea = goal.EachArea, Items = { WriteItems(goal.Items ?? []) },
        };
    }

    public override IEnumerable<LintWarning> Lint(TargetTerms terms, string field) =>
        terms is { Counting.Kinds.Count: 0, Share.WholeOutcome: "" } ? [Warnings.NoKind(field)] : [];
}
