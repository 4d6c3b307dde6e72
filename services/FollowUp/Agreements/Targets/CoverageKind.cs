using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements.Targets;

/// <summary>Every item of a stated set.</summary>
internal sealed class CoverageKind : TargetKind
{
    private const int MostTimes = 1000;

    public override Target.GoalOneofCase Goal => Target.GoalOneofCase.Coverage;

    public override bool IsOf(TargetTerms terms) => terms.Coverage is not null;

    public override void Check(Violations violations, Target target, string field, AgreementScope scope)
    {
        var goal = target.Coverage;
        violations.Require(goal.Times is >= 0 and <= MostTimes, $"{field}.times", $"1-{MostTimes}, or left out for 1.");
        CheckPer(violations, goal.Per, field, scope);
        CheckEvery(violations, goal.Every, goal.EveryFrom, goal.Per, field, scope);
        violations.Require(!goal.RiskOccasions || goal.Per == Per.Year, $"{field}.per", "Risk occasions are covered per year.");
        foreach (var (index, item) in goal.Items.Index())
        {
            var at = $"{field}.items[{index}]";
            CheckItem(violations, item, at, isNamed: !goal.RiskOccasions);
            violations.Require(!goal.RiskOccasions || scope.KnowsOccasion(item.Code), $"{at}.code",
                $"Neither a code of the risk occasion list ({CodeAddresses.RiskOccasions}) nor declared in the agreement's ownOccasions.");
        }

        violations.EachOnce(goal.Items.Select(item => item.Code), index => $"{field}.items[{index}].code");
    }

    public override TargetTerms Read(Target target, TargetTerms terms)
    {
        var goal = target.Coverage;
        return terms with
        {
            Coverage = new CoverageGoal(ReadItems(goal.Items), Math.Max(1, goal.Times), goal.Per, goal.RiskOccasions)
            {
                Every = Math.Max(1, goal.Every), EveryFrom = WireValues.ToOptionalDay(goal.EveryFrom),
            },
        };
    }

    public override void Write(TargetTerms terms, Target target)
    {
        var goal = terms.Coverage!;
        target.Coverage = new CoverageTarget
        {
            Items = { WriteItems(goal.Items) },
            Times = goal.Times,
            Per = goal.Per,
            RiskOccasions = goal.RiskOccasions,
            Every = goal.Every > 1 ? goal.Every : 0,
            EveryFrom = WireFormat.Day(goal.EveryFrom),
        };
    }

    // A risk occasion is a day, and no window that can be cut.
    public override Per CalendarWindow(TargetTerms terms) => terms.Coverage is { RiskOccasions: true } or { Every: > 1 } ? Per.Period : terms.Coverage!.Per;

    public override IEnumerable<LintWarning> Lint(TargetTerms terms, string field)
    {
        if (terms.Counting.Kinds.Count == 0)
        {
            yield return Warnings.NoKind(field);
        }

        if (terms.Coverage!.Items.Count == 0)
        {
            yield return Warnings.Of(field, "UNKNOWN_SET",
                "Det framgår inte vilka som ska omfattas. Räkna upp dem, till exempel varje klass.",
                "It is not stated what is to be covered. List the items, such as each class.");
        }
    }
}
