using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>What a revision changed.</summary>
internal static class Revisions
{
    /// <summary>
    /// The commitments whose words it changed. The wording that was signed first stands beside the one in force: what lay between two
    /// revisions of the same commitment is in neither.
    /// </summary>
    public static IEnumerable<CommitmentFollowUp> ChangedBy(this AgreementFollowUp agreement, RevisionFollowUp revision) =>
        agreement.Promises.SelectMany(promise => promise.Commitments)
            .Where(commitment => commitment.FirstWording is not null && commitment.FirstWording.Text != commitment.Text && revision.Commitments.Contains(commitment.Id));
}
