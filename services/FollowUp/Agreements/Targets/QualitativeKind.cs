using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements.Targets;

/// <summary>Work that is described, not counted.</summary>
internal sealed class QualitativeKind : TargetKind
{
    public override Target.GoalOneofCase Goal => Target.GoalOneofCase.Qualitative;

    public override bool IsOf(TargetTerms terms) => terms.Qualitative is not null;

    public override void Check(Violations violations, Target target, string field, AgreementScope scope) =>
        violations.Require(target.Qualitative.DescribedInMonth is >= 0 and <= 12, $"{field}.describedInMonth", "1-12, or left out.");

    public override TargetTerms Read(Target target, TargetTerms terms) =>
        terms with { Qualitative = new QualitativeGoal(target.Qualitative.DescribedInMonth) };

    public override void Write(TargetTerms terms, Target target) =>
        target.Qualitative = new QualitativeTarget { DescribedInMonth = terms.Qualitative!.DescribedInMonth };

    public override IEnumerable<LintWarning> Lint(TargetTerms terms, string field) =>
        [terms.Counting.Kinds.Count == 0 ? Warnings.NoIndicator(field) : Warnings.NoNumber(field)];
}
