using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<GetAgreementFollowUpResponse> GetAgreementFollowUp(
        GetAgreementFollowUpRequest request, ServerCallContext context)
    {
        var asOf = request.AsOf?.ToInstant();
        var agreement = await reader.FindAgreementAsync(request.AgreementId, asOf, context.CancellationToken)
            ?? throw DomainException.NotFound("AGREEMENT_NOT_FOUND", "There is no signed agreement with this id.");
        var snapshot = await reader.ReadAsync(agreement.MunicipalityCode, asOf, context.CancellationToken);
        var followUp = FollowUpMapping.ToWire(agreement, snapshot);
        var response = new GetAgreementFollowUpResponse
        {
            Agreement = followUp,
            AsOf = snapshot.AsOf.ToTimestamp(),
            DataAsOf = snapshot.DataAsOf?.ToTimestamp(),
            FollowUpHash = Hash(followUp),
            Municipality = TermsMapping.Municipality(agreement.MunicipalityCode),
            Terms = TermsMapping.Signed(agreement),
        };
        response.Courses.AddRange(CourseMapping.Of(agreement, snapshot));
        foreach (var (seal, recordedAt) in await reader.SealsAsync(agreement, asOf, context.CancellationToken))
        {
            response.Seals.Add(await ToWireAsync(seal, recordedAt, context.CancellationToken));
        }

        return response;
    }

    private async Task<SealFollowUp> ToWireAsync(PeriodSealRecorded seal, DateTimeOffset recordedAt, CancellationToken cancellationToken) => new()
    {
        Period = FollowUpMapping.ToWire(seal.Period),
        Party = seal.Party,
        AsOf = seal.AsOf.ToTimestamp(),
        Hash = seal.FollowUpHash,
        Intact = await HashAsync(seal.AgreementId, seal.AsOf, cancellationToken) == seal.FollowUpHash,
        ChangedSince = await corrections.CountSinceAsync(seal, cancellationToken),
        RecordedAt = recordedAt.ToTimestamp(),
        Example = seal.Example,
    };

    /// <summary>Computed anew from the versions that held then; null when there was no signed agreement.</summary>
    private async Task<string?> HashAsync(string agreementId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var agreement = await reader.FindAgreementAsync(agreementId, asOf, cancellationToken);
        return agreement is null
            ? null
            : Hash(FollowUpMapping.ToWire(agreement, await reader.ReadAsync(agreement.MunicipalityCode, asOf, cancellationToken)));
    }

    /// <summary>The message holds no maps, so its binary form is the same for the same content.</summary>
    /// <remarks>A zero that is told stands in no bytes, as before numbers could be left out: seals of then still hold.</remarks>
    private static string Hash(AgreementFollowUp followUp)
    {
        var hashed = followUp.Clone();
        foreach (var commitment in hashed.Promises.SelectMany(promise => promise.Commitments))
        {
            foreach (var detail in commitment.Targets.SelectMany(target => target.Details).Where(detail => detail.Count == 0))
            {
                detail.ClearCount();
            }

            foreach (var part in commitment.Parts.Where(part => part.Count == 0))
            {
                part.ClearCount();
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(hashed.ToByteArray()));
    }
}
