using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;

namespace Medborgarlofte.Reporting.Previews;

/// <summary>
/// What records would change in the verdicts, one after the other. It moves tallies by the very rule that intake moves them by, and
/// keeps them here: nothing of it is saved.
/// </summary>
internal sealed class RecordPreview(ReportingDbContext context, FollowUpReader reader)
{
    private readonly RecordUpdate update = new(context, new CurrentWordings());
    private readonly HashSet<string> agreements = [];
    private readonly HashSet<string> municipalities = [];
    private readonly Dictionary<WordingAddress, PreviewedCommitment> commitments = [];

    /// <summary>The commitments that one more record touches, ordered by agreement and commitment.</summary>
    public async Task<IReadOnlyList<CommitmentEffect>> ApplyAsync(RecordChange change, CancellationToken cancellationToken)
    {
        var delta = await update.PreviewAsync(change, cancellationToken);
        foreach (var agreementId in delta.Changes.Select(item => item.Key.Wording.AgreementId).Distinct())
        {
            await LoadAsync(agreementId, cancellationToken);
        }

        // The sums of earlier wordings move too; what is told is the wording that is shown.
        return [.. from item in delta.Changes
                   group item by item.Key.Wording into moved
                   where commitments.ContainsKey(moved.Key)
                   let commitment = commitments[moved.Key]
                   orderby commitment.Address
                   select commitment.Apply(moved)];
    }

    private async Task LoadAsync(string agreementId, CancellationToken cancellationToken)
    {
        if (!agreements.Add(agreementId)
            || await reader.FindAgreementAsync(agreementId, asOf: null, cancellationToken) is not { } agreement
            || !municipalities.Add(agreement.MunicipalityCode))
        {
            return;
        }

        var snapshot = await reader.ReadAsync(agreement.MunicipalityCode, asOf: null, cancellationToken);
        foreach (var wording in snapshot.Agreements.SelectMany(held => CountedWording.On(held, snapshot.Day)).Select(pair => pair.Shown))
        {
            commitments.Add(wording.Address, new PreviewedCommitment(wording, snapshot));
        }
    }
}
