using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Checks the commitment that a record is about.</summary>
internal static class ReportedCommitment
{
    /// <summary>The id of a commitment, whichever agreement it is in.</summary>
    public static void CommitmentId(this Violations violations, string value) =>
        violations.Require(value.Length > 0, "commitmentId", "Required: the id of a commitment of the agreement.");

    /// <summary>
    /// The targets of the commitment in every wording, as what was done is also reported after it was revised or ended; null, and noted,
    /// when the agreement never had it.
    /// </summary>
    public static IReadOnlyList<TargetTerms>? TargetsOf(this Violations violations, AgreementRecorded agreement, string commitmentId)
    {
        var wordings = agreement.Commitments.Concat(agreement.Revisions.SelectMany(revision => revision.Commitments))
            .Where(commitment => commitment.Id == commitmentId).ToList();
        violations.Require(commitmentId.Length == 0 || wordings.Count > 0, "commitmentId", "There is no such commitment in the agreement.");
        return wordings.Count == 0 ? null : [.. wordings.SelectMany(commitment => commitment.Targets)];
    }
}
