using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using SealedOutcome = Medborgarlofte.Contracts.FollowUp.V1.SealedOutcome;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<GetAgreementFollowUpResponse> GetAgreementFollowUp(
        GetAgreementFollowUpRequest request, ServerCallContext context)
    {
        return request.AsOf is null
            ? await FollowUpAsync(request, context.CancellationToken)
            : await expensive.AskAsync($"agreement/{request}", token => FollowUpAsync(request, token), context.CancellationToken);
    }

    private async Task<GetAgreementFollowUpResponse> FollowUpAsync(GetAgreementFollowUpRequest request, CancellationToken cancellationToken)
    {
        var (agreement, snapshot) = await reader.ReadAgreementAsync(
                request.AgreementId, AskedMoments.Read(request.AsOf, request.Position), cancellationToken)
            ?? throw DomainException.NotFound("AGREEMENT_NOT_FOUND", "There is no signed agreement with this id.");
        var followUp = FollowUpMapping.ToWire(agreement, snapshot);
        var response = new GetAgreementFollowUpResponse
        {
            Agreement = followUp,
            AsOf = snapshot.AsOf.ToTimestamp(),
            DataAsOf = snapshot.DataAsOf?.ToTimestamp(),
            Position = snapshot.Moment.Position.ToString(),
            FollowUpHash = Hash(followUp),
            Municipality = TermsMapping.Municipality(agreement.MunicipalityCode),
            Terms = TermsMapping.Signed(agreement),
        };
        response.Terms.FollowedFrom = await FollowedFromAsync(agreement.Id, snapshot.Moment, cancellationToken);
        response.Courses.AddRange(CourseMapping.Of(agreement, snapshot));
        response.StandingStill.AddRange(await standing.ReadAsync(request.AsOf?.ToInstant(), cancellationToken));
        var seals = await reader.SealsAsync(agreement, snapshot.Moment.Again, cancellationToken);
        var changes = await corrections.CountSinceAsync([.. seals.Select(item => item.Seal)], snapshot.Moment, cancellationToken);
        response.Seals.AddRange(seals.Zip(changes, (item, changed) => ToWire(item.Seal, item.RecordedAt, changed)));
        return response;
    }

    private async Task<Timestamp?> FollowedFromAsync(string agreementId, Moment moment, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FollowedFrom.OfAgreementAsync(context, agreementId, moment, cancellationToken);
    }

    private static SealFollowUp ToWire(PeriodSealRecorded seal, DateTimeOffset recordedAt, int changedSince)
    {
        var wire = new SealFollowUp
        {
            Period = FollowUpMapping.ToWire(seal.Period),
            Party = seal.Party,
            AsOf = seal.AsOf.ToTimestamp(),
            Hash = seal.FollowUpHash,
            Intact = seal.Position.Length > 0,
            ChangedSince = changedSince,
            RecordedAt = recordedAt.ToTimestamp(),
            Example = seal.Example,
            Position = seal.Position,
        };
        wire.Commitments.AddRange(seal.Commitments.Select(
            sealedOutcome => new SealedOutcome { CommitmentId = sealedOutcome.CommitmentId, Outcome = sealedOutcome.Outcome }));
        return wire;
    }

    /// <summary>The message holds no maps, so its binary form is the same for the same content.</summary>
    /// <remarks>A zero that is told stands in no bytes, as before numbers could be left out: seals of then still hold.</remarks>
    private static string Hash(AgreementFollowUp followUp)
    {
        var hashed = followUp.Clone();
        hashed.AlsoReported.Clear();
        foreach (var commitment in hashed.Promises.SelectMany(promise => promise.Commitments))
        {
            commitment.Results.Clear();
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
