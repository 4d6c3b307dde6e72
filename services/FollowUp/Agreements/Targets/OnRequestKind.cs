using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements.Targets;

/// <summary>What is done when somebody asks.</summary>
internal sealed class OnRequestKind : TargetKind
{
    public override Target.GoalOneofCase Goal => Target.GoalOneofCase.OnRequest;

    public override bool IsOf(TargetTerms terms) => terms.OnRequest is not null;

    public override void Check(Violations violations, Target target, string field, AgreementScope scope) =>
        violations.Require(target.OnRequest.Percent is >= 0 and <= 100, $"{field}.percent", "1-100, or left out for 100.");

    public override TargetTerms Read(Target target, TargetTerms terms) =>
        terms with
        {
            OnRequest = new OnRequestGoal(target.OnRequest.Percent == 0 ? 100 : target.OnRequest.Percent) { AsNeeded = target.OnRequest.AsNeeded },
        };

    public override void Write(TargetTerms terms, Target target) =>
        target.OnRequest = new OnRequestTarget { Percent = terms.OnRequest!.Percent, AsNeeded = terms.OnRequest.AsNeeded };

    // The sentence would promise "insatser" of no kind.
    public override IEnumerable<LintWarning> Lint(TargetTerms terms, string field) => terms.Counting.Kinds.Count == 0 ? [Warnings.NoRequestKind(field)] : [];
}
