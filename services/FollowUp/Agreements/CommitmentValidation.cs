using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements.Targets;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Checks commitments and their targets, in a draft or in a revision.</summary>
internal static class CommitmentValidation
{
    private const int LongestText = 1000;
    private const int LongestReading = 500;

    /// <summary>Targets are lettered a to z.</summary>
    private const int MostTargets = 26;

    public static void Check(Violations violations, IReadOnlyList<Commitment> commitments, AgreementScope scope)
    {
        foreach (var (index, commitment) in commitments.Index())
        {
            Check(violations, commitment, $"commitments[{index}]", scope);
        }

        violations.EachOnce(commitments.Select(commitment => commitment.Id), index => $"commitments[{index}].id");
    }

    private static void Check(Violations violations, Commitment commitment, string field, AgreementScope scope)
    {
        violations.Slug(commitment.Id, $"{field}.id");
        // The signed wording is guarded too: what both parties have signed is still published.
        violations.Text(commitment.Text, $"{field}.text", LongestText, required: true, multiline: true);
        violations.Text(commitment.Reading, $"{field}.reading", LongestReading, multiline: true);
        violations.RequireKnown(commitment.Promises, $"{field}.promises", scope.Promises, "promises");
        violations.Parties(commitment.Responsible, $"{field}.responsible");
        violations.RequireKnown(commitment.ThirdParties, $"{field}.thirdParties", scope.ThirdParties, "thirdParties");
        violations.Require(commitment.Targets.Count <= MostTargets, $"{field}.targets", $"At most {MostTargets}.");
        foreach (var (index, target) in commitment.Targets.Index())
        {
            Check(violations, target, $"{field}.targets[{index}]", scope);
        }

        violations.EachOnce(commitment.Targets.Select(TargetMapping.IdOf), index => $"{field}.targets[{index}].id");
    }

    private static void Check(Violations violations, Target target, string field, AgreementScope scope)
    {
        violations.OptionalSlug(target.Id, $"{field}.id");
        CountingValidation.Check(violations, target.Counting ?? new CountingRule(), $"{field}.counting", scope);
        if (TargetKinds.Of(target) is { } kind)
        {
            kind.Check(violations, target, $"{field}.{kind.Name}", scope);
        }
        else
        {
            violations.Add(field, $"Exactly one goal: {TargetKinds.Names}.");
        }

        if (violations.Span(target.Within, $"{field}.within") is { } within && scope.Period is { } period)
        {
            violations.Require(period.Contains(within.Start), $"{field}.within.startDate", "Within the agreement's period.");
            violations.Require(period.Contains(within.End), $"{field}.within.endDate", "Within the agreement's period.");
        }
    }
}
