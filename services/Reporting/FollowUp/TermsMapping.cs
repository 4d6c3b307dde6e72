using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Agreements;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>What was signed, to the wire.</summary>
internal static class TermsMapping
{
    public static Contracts.Reporting.V1.Municipality Municipality(string code) =>
        new() { Code = code, Name = Municipalities.Find(code)?.Name ?? code };

    public static SignedTerms Signed(AgreementRecorded agreement)
    {
        var wire = new SignedTerms
        {
            PoliceArea = agreement.PoliceArea,
            District = agreement.Areas.FirstOrDefault(area => area.Code == agreement.District)?.Name ?? agreement.District,
            ValidFrom = WireFormat.Day(agreement.ValidFrom),
            Reading = agreement.Reading,
            WordingHash = agreement.WordingHash,
        };
        wire.Signatures.AddRange(agreement.Signatures.Select(signature => Of(signature, agreement)));
        wire.Revisions.AddRange(agreement.Revisions.Select(revision => Revision(agreement, revision)));
        wire.Readings.AddRange(from terms in agreement.Commitments
                               where terms.Reading.Length > 0
                               select new CommitmentReading { CommitmentId = $"{agreement.Id}~{terms.Id}", Text = terms.Reading });
        return wire;
    }

    public static FollowedAgreement Followed(StoredAgreement stored, DateOnly day) => new()
    {
        Id = stored.Id,
        Municipality = Municipality(stored.MunicipalityCode),
        Title = stored.Terms.Title,
        Period = FollowUpMapping.ToWire(Wording.On(stored.Terms, day).Period),
        Commitments = Wording.Commitments(stored.Terms, day).Count,
        RecordedAt = JournalEntry.FromMicros(stored.RecordedAtMicros).ToTimestamp(),
        Example = stored.Terms.Example,
        Places = { stored.Terms.Areas.Select(area => area.Name).Prepend(stored.Terms.PoliceArea).Where(place => place.Length > 0).Distinct() },
    };

    public static ReceiptAgreement OfReceipt(AgreementRecorded agreement, CountedWording wording) => new()
    {
        Id = agreement.Id,
        Title = agreement.Title,
        Period = FollowUpMapping.ToWire(agreement.Period),
        Municipality = Municipality(agreement.MunicipalityCode),
        Reading = agreement.Commitments.FirstOrDefault(terms => terms.Id == wording.Commitment.Id)?.Reading ?? "",
        Example = agreement.Example,
        Names =
        {
            agreement.OwnKinds.Select(kind => Name(kind.Code, kind.Singular)),
            agreement.OwnFocuses.Select(focus => Name(focus.Code, focus.Name)),
            agreement.Areas.Select(area => Name(area.Code, new BothLanguages(area.Name, area.NameEn.Length > 0 ? area.NameEn : area.Name))),
        },
    };

    private static AgreedName Name(string code, BothLanguages name) => new() { Code = code, Name = FollowUpMapping.ToWire(name) };

    private static Signature Of(SignatureTerms signature, AgreementRecorded agreement) => new()
    {
        Party = signature.Party,
        Role = signature.Role,
        SignedOn = WireFormat.Day(signature.SignedOn),
        ThirdParty = signature.ThirdParty,
        ThirdPartyName = agreement.ThirdParties.FirstOrDefault(other => other.Code == signature.ThirdParty)?.Name ?? "",
    };

    private static RevisionFollowUp Revision(AgreementRecorded agreement, RevisionTerms revision)
    {
        var wire = new RevisionFollowUp
        {
            Number = revision.Number,
            EffectiveFrom = WireFormat.Day(revision.EffectiveFrom),
            Reason = revision.Reason,
            NewEndDate = WireFormat.Day(revision.NewEndDate),
        };
        wire.Commitments.AddRange(revision.Commitments.Select(commitment => commitment.Id).Concat(revision.EndedCommitments)
            .Select(id => $"{agreement.Id}~{id}"));
        wire.Signatures.AddRange(revision.Signatures.Select(signature => Of(signature, agreement)));
        return wire;
    }
}
