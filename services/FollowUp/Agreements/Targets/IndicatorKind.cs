using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Limits;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements.Targets;

/// <summary>A measured value with a direction.</summary>
internal sealed class IndicatorKind : TargetKind
{
    public override Target.GoalOneofCase Goal => Target.GoalOneofCase.Indicator;

    public override bool IsOf(TargetTerms terms) => terms.Indicator is not null;

    public override void Check(Violations violations, Target target, string field, AgreementScope scope)
    {
        var goal = target.Indicator;
        violations.Localized(goal.Name, $"{field}.name");
        violations.Text(goal.Unit, $"{field}.unit", AgreementFields.LongestName);
        violations.Text(goal.DecidedBy, $"{field}.decidedBy", AgreementFields.LongestName);
        violations.Text(goal.UnitEn, $"{field}.unitEn", AgreementFields.LongestName);
        violations.Text(goal.DecidedByEn, $"{field}.decidedByEn", AgreementFields.LongestName);
        violations.Require(goal.Direction is Direction.Higher or Direction.Lower, $"{field}.direction", "Required: higher or lower.");
        violations.Require(WireNumber.IsDecimal(goal.Baseline), $"{field}.baseline", "A number within the limits.");
        violations.Require(WireNumber.IsDecimal(goal.Goal), $"{field}.goal", "A number within the limits.");
        // "År 2022 ska …" in an agreement for 2021: the days of the value may lie after the period, and not before it.
        var measured = violations.Span(goal.Measured, $"{field}.measured");
        violations.Require(measured is null || target.Within is null, $"{field}.measured", "Not beside within.");
        violations.Require(measured is null || scope.Period is null || measured.End >= scope.Period.Start,
            $"{field}.measured", "Not before the agreement's period.");
    }

    public override TargetTerms Read(Target target, TargetTerms terms)
    {
        var goal = target.Indicator;
        return terms with
        {
            Indicator = new IndicatorGoal(
                WireValues.ToTerms(goal.Name), goal.Unit, goal.Direction,
                goal.HasBaseline ? WireNumber.ToDecimal(goal.Baseline) : null, goal.HasGoal ? WireNumber.ToDecimal(goal.Goal) : null, goal.DecidedBy)
            {
                Measured = goal.Measured is null ? null : WireValues.ToSpan(goal.Measured),
                UnitEn = goal.UnitEn,
                DecidedByEn = goal.DecidedByEn,
            },
        };
    }

    public override void Write(TargetTerms terms, Target target)
    {
        var goal = terms.Indicator!;
        target.Indicator = new IndicatorTarget
        {
            Name = WireValues.ToWire(goal.Name), Unit = goal.Unit, Direction = goal.Direction, DecidedBy = goal.DecidedBy,
            Measured = WireValues.ToWire(goal.Measured), UnitEn = goal.UnitEn, DecidedByEn = goal.DecidedByEn,
        };
        if (goal.Baseline is { } baseline)
        {
            target.Indicator.Baseline = (double)baseline;
        }

        if (goal.Goal is { } value)
        {
            target.Indicator.Goal = (double)value;
        }
    }

    public override IEnumerable<LintWarning> Lint(TargetTerms terms, string field)
    {
        if (terms.Indicator!.Unit.Length == 0)
        {
            yield return Warnings.NoUnit(field);
        }

        if (terms.Indicator is { Baseline: { } before, Goal: { } aim } && (terms.Indicator.Direction == Direction.Higher ? aim <= before : aim >= before))
        {
            yield return Warnings.Of(field, "GOAL_BELOW_BASE",
                "Målvärdet är inte bättre än utgångsläget, så målet är nått redan från början. Kontrollera värdena och riktningen.",
                "The goal is no better than the baseline, so it is reached from the start. Check the values and the direction.");
        }

        if (terms.Indicator.Goal is null)
        {
            yield return Warnings.Of(field, "NO_GOAL_VALUE",
                "Indikatorn har inget värde att nå, så minsta förändring åt rätt håll räcker. Ange ett målvärde.",
                "The indicator has no value to reach, so the slightest change in the right direction is enough. State a goal.");
        }
    }
}
