using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Commitments and revisions of them, from the wire to their terms and back.</summary>
internal static class CommitmentMapping
{
    public static CommitmentTerms ToTerms(Wire.Commitment wire) => new()
    {
        Id = wire.Id,
        Text = wire.Text,
        // It is shown under the first promise, so their order stays.
        Promises = [.. wire.Promises.Distinct()],
        Responsible = wire.Responsible.ToSet(),
        ThirdParties = [.. wire.ThirdParties.Distinct()],
        Targets = [.. wire.Targets.Select(TargetMapping.ToTerms)],
        Reading = wire.Reading,
    };

    public static RevisionTerms ToTerms(Wire.Revision wire) => new()
    {
        Number = wire.Number,
        EffectiveFrom = WireValues.ToDay(wire.EffectiveFrom),
        Reason = wire.Reason,
        Commitments = [.. wire.Commitments.Select(ToTerms)],
        EndedCommitments = [.. wire.EndedCommitments],
        NewEndDate = WireValues.ToOptionalDay(wire.NewEndDate),
    };

    public static Wire.Commitment ToWire(CommitmentTerms terms) => new()
    {
        Id = terms.Id,
        Text = terms.Text,
        Promises = { terms.Promises },
        Responsible = { terms.Responsible },
        ThirdParties = { terms.ThirdParties },
        Targets = { terms.Targets.Select(TargetMapping.ToWire) },
        Reading = terms.Reading,
    };

    public static Wire.Revision ToWire(RevisionTerms terms) => new()
    {
        Number = terms.Number,
        EffectiveFrom = WireFormat.Day(terms.EffectiveFrom),
        Reason = terms.Reason,
        Commitments = { terms.Commitments.Select(ToWire) },
        EndedCommitments = { terms.EndedCommitments },
        NewEndDate = WireFormat.Day(terms.NewEndDate),
        Signatures =
        {
            terms.Signatures.Select(signature => new Wire.Signature { Party = signature.Party, Role = signature.Role, SignedOn = WireFormat.Day(signature.SignedOn) }),
        },
    };
}
