using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Checks commitments and their targets, in a draft or in a revision.</summary>
internal static class CommitmentValidation
{
    private const int LongestText = 1000;
    private const int LongestReading = 500;

    /// <summary>Targets are lettered a to z.</summary>
    private const int MostTargets = 26;

    public static void Check(Violations violations, IReadOnlyList<Commitment> commitments, AgreementFrame frame)
    {
        foreach (var (index, commitment) in commitments.Index())
        {
            Check(violations, commitment, $"commitments[{index}]", frame);
        }

        violations.EachOnce(commitments.Select(commitment => commitment.Id), index => $"commitments[{index}].id");
    }

    private static void Check(Violations violations, Commitment commitment, string field, AgreementFrame frame)
    {
        violations.Slug(commitment.Id, $"{field}.id");
        // The signed wording is guarded too: what both parties have signed is still published.
        violations.Text(commitment.Text, $"{field}.text", LongestText, required: true, multiline: true);
        violations.Text(commitment.Reading, $"{field}.reading", LongestReading, multiline: true);
        violations.Refer(commitment.Promises, $"{field}.promises", frame.Promises, "promises");
        violations.Parties(commitment.Responsible, $"{field}.responsible");
        violations.Refer(commitment.ThirdParties, $"{field}.thirdParties", frame.ThirdParties, "thirdParties");
        violations.Require(commitment.Targets.Count <= MostTargets, $"{field}.targets", $"At most {MostTargets}.");
        foreach (var (index, target) in commitment.Targets.Index())
        {
            Check(violations, target, $"{field}.targets[{index}]", frame);
        }

        violations.EachOnce(commitment.Targets.Select(TargetMapping.IdOf), index => $"{field}.targets[{index}].id");
    }

    private static void Check(Violations violations, Target target, string field, AgreementFrame frame)
    {
        violations.OptionalSlug(target.Id, $"{field}.id");
        var counting = target.Counting ?? new CountingRule();
        CountingValidation.Check(violations, counting, $"{field}.counting", frame);
        GoalValidation.Check(violations, target, field, counting, frame);
        if (violations.Span(target.Within, $"{field}.within") is { } within && frame.Period is { } period)
        {
            violations.Require(period.Contains(within.Start), $"{field}.within.startDate", "Within the agreement's period.");
            violations.Require(period.Contains(within.End), $"{field}.within.endDate", "Within the agreement's period.");
        }
    }
}
