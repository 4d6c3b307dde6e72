using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>An agreement from the wire to its terms, and back. Texts are kept letter by letter.</summary>
internal static class AgreementMapping
{
    /// <summary>A draft, of a message that <see cref="AgreementValidation"/> has passed. What the service sets is not read.</summary>
    public static AgreementRecorded ToTerms(Wire.Agreement wire) => new()
    {
        Id = wire.Id,
        Version = 0,
        MunicipalityCode = wire.MunicipalityCode,
        Title = wire.Title,
        PoliceArea = wire.PoliceArea,
        District = wire.District,
        Period = wire.Period is null ? null : WireValues.ToSpan(wire.Period),
        ValidFrom = WireValues.ToOptionalDay(wire.ValidFrom),
        Areas = [.. wire.Areas.Select(area => new NamedCode(area.Code, area.Name) { Phrase = area.Phrase is null ? null : WireValues.ToTerms(area.Phrase) })],
        OwnKinds =
        [
            .. wire.OwnKinds.Select(kind =>
                new OwnKindTerms(kind.Code, WireValues.ToTerms(kind.Singular), WireValues.ToTerms(kind.Plural), kind.Neuter)
                {
                    Done = kind.Done is null ? null : WireValues.ToTerms(kind.Done), Promised = kind.Promised,
                }),
        ],
        OwnFocuses = [.. wire.OwnFocuses.Select(ToTerms)],
        OwnOutcomes = [.. wire.OwnOutcomes.Select(ToTerms)],
        ThirdParties = [.. wire.ThirdParties.Select(party => new NamedCode(party.Code, party.Name) { Generic = party.Generic, NameEn = party.NameEn })],
        SchoolTerms = [.. wire.SchoolTerms.Select(term => new SchoolTermTerms(term.Name, WireValues.ToSpan(term.Period)))],
        OwnOccasions =
        [
            .. wire.OwnOccasions.Select(own => new OwnOccasionTerms(
                own.Occasion, own.Name is null ? null : WireValues.ToTerms(own.Name), [.. own.Dates.Select(WireValues.ToDay).Order()])),
        ],
        Promises = [.. wire.Promises.Select(promise => new PromiseTerms(promise.Id, promise.Text, [.. promise.Problems.Distinct()])
        {
            Effects = promise.Effects.Count == 0 ? null : [.. promise.Effects.Select(effect => new EffectTerms(effect.Text, effect.Commitment, effect.Source))],
        })],
        Commitments = [.. wire.Commitments.Select(CommitmentMapping.ToTerms)],
        FollowsOn = wire.FollowsOn,
        SituationPicture = wire.SituationPicture,
        Reading = wire.Reading,
        Example = wire.Example,
        State = AgreementState.Draft,
    };

    /// <summary>The stored version, as told.</summary>
    public static Wire.Agreement ToWire(Agreement agreement) => ToWire(agreement.Terms, StateOf(agreement));

    /// <summary>A version, as told.</summary>
    public static Wire.Agreement ToWire(AgreementRecorded terms, RecordState? state)
    {
        var wire = new Wire.Agreement
        {
            Id = terms.Id,
            MunicipalityCode = terms.MunicipalityCode,
            Title = terms.Title,
            PoliceArea = terms.PoliceArea,
            District = terms.District,
            Period = WireValues.ToWire(terms.Period),
            ValidFrom = WireFormat.Day(terms.ValidFrom),
            FollowsOn = terms.FollowsOn,
            SituationPicture = terms.SituationPicture,
            Reading = terms.Reading,
            Example = terms.Example,
            State = terms.State,
            WordingHash = terms.WordingHash,
            Record = state,
        };
        AddDeclarations(wire, terms);
        wire.Promises.AddRange(terms.Promises.Select(promise => new Promise
        {
            Id = promise.Id,
            Text = promise.Text,
            Problems = { promise.Problems },
            Effects = { (promise.Effects ?? []).Select(effect => new ExpectedEffect { Text = effect.Text, Commitment = effect.Commitment, Source = effect.Source }) },
        }));
        wire.Commitments.AddRange(terms.Commitments.Select(CommitmentMapping.ToWire));
        wire.Signatures.AddRange(terms.Signatures.Select(signature => new Signature
        {
            Party = signature.Party,
            Role = signature.Role,
            SignedOn = WireFormat.Day(signature.SignedOn),
            ThirdParty = signature.ThirdParty,
            ThirdPartyName = terms.ThirdParties.FirstOrDefault(other => other.Code == signature.ThirdParty)?.Name ?? "",
        }));
        wire.Revisions.AddRange(terms.Revisions.Select(CommitmentMapping.ToWire));
        wire.ProposedRevision = terms.ProposedRevision is null ? null : CommitmentMapping.ToWire(terms.ProposedRevision);
        return wire;
    }

    /// <summary>Version tag of the stored version.</summary>
    public static string Etag(Agreement agreement) => $"v{agreement.Version}-{agreement.Sequence}";

    private static OwnNameTerms ToTerms(OwnName own) => new(own.Code, WireValues.ToTerms(own.Name));

    private static OwnName ToWire(OwnNameTerms own) => new() { Code = own.Code, Name = WireValues.ToWire(own.Name) };

    private static void AddDeclarations(Wire.Agreement wire, AgreementRecorded terms)
    {
        wire.Areas.AddRange(terms.Areas.Select(area => new Area
        {
            Code = area.Code, Name = area.Name, Phrase = area.Phrase is null ? null : WireValues.ToWire(area.Phrase),
        }));
        wire.OwnKinds.AddRange(terms.OwnKinds.Select(kind => new OwnKind
        {
            Code = kind.Code, Singular = WireValues.ToWire(kind.Singular), Plural = WireValues.ToWire(kind.Plural), Neuter = kind.Neuter,
            Done = kind.Done is null ? null : WireValues.ToWire(kind.Done), Promised = kind.Promised,
        }));
        wire.OwnFocuses.AddRange(terms.OwnFocuses.Select(ToWire));
        wire.OwnOutcomes.AddRange(terms.OwnOutcomes.Select(ToWire));
        wire.ThirdParties.AddRange(terms.ThirdParties.Select(party => new ThirdParty
        {
            Code = party.Code, Name = party.Name, Generic = party.Generic, NameEn = party.NameEn,
        }));
        wire.SchoolTerms.AddRange(terms.SchoolTerms.Select(term => new SchoolTerm { Name = term.Name, Period = WireValues.ToWire(term.Period) }));
        wire.OwnOccasions.AddRange(terms.OwnOccasions.Select(own => new OwnOccasion
        {
            Occasion = own.Occasion,
            Name = own.Name is null ? null : WireValues.ToWire(own.Name),
            Dates = { own.Dates.Select(date => WireFormat.Day(date)) },
        }));
    }

    private static RecordState? StateOf(Agreement agreement) => agreement.Sequence == 0 ? null : new RecordState
    {
        Version = agreement.Version,
        Etag = Etag(agreement),
        RecordedAt = JournalEntry.FromMicros(agreement.RecordedAtMicros).ToTimestamp(),
        Sequence = agreement.Sequence,
    };
}
