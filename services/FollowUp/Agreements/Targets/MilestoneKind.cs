using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements.Targets;

/// <summary>Steps to reach, in any order.</summary>
internal sealed class MilestoneKind : TargetKind
{
    public override Target.GoalOneofCase Goal => Target.GoalOneofCase.Milestone;

    public override bool IsOf(TargetTerms terms) => terms.Milestone is not null;

    public override void Check(Violations violations, Target target, string field, AgreementScope scope)
    {
        var goal = target.Milestone;
        violations.Require(goal.Steps.Count > 0, $"{field}.steps", "At least one step.");
        foreach (var (index, step) in goal.Steps.Index())
        {
            violations.Slug(step.Code, $"{field}.steps[{index}].code");
            violations.Localized(step.Name, $"{field}.steps[{index}].name");
        }

        violations.EachOnce(goal.Steps.Select(step => step.Code), index => $"{field}.steps[{index}].code");
        // It may lie after the period: "klart senast mars" of an agreement for the year before.
        var due = violations.OptionalDay(goal.DueDate, $"{field}.dueDate");
        violations.Require(due is null || scope.Period is null || due >= scope.Period.Start,
            $"{field}.dueDate", "Not before the agreement's period.");
    }

    public override TargetTerms Read(Target target, TargetTerms terms)
    {
        var goal = target.Milestone;
        var steps = goal.Steps.Select(step => new MilestoneStepTerms(step.Code, WireValues.ToTerms(step.Name)));
        return terms with { Milestone = new MilestoneGoal([.. steps], WireValues.ToOptionalDay(goal.DueDate)) };
    }

    public override void Write(TargetTerms terms, Target target)
    {
        var goal = terms.Milestone!;
        target.Milestone = new MilestoneTarget
        {
            Steps = { goal.Steps.Select(step => new MilestoneStep { Code = step.Code, Name = WireValues.ToWire(step.Name) }) },
            DueDate = WireFormat.Day(goal.DueDate),
        };
    }
}
