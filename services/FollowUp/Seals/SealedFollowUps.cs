using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.FollowUp.Clients;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.FollowUp.Seals;

/// <summary>What a seal confirms.</summary>
internal sealed record SealedFollowUp(string Position, IReadOnlyList<SealedOutcome> Commitments);

/// <summary>Compares the hash that a party seals with the follow-up that it names, once and for all: pages only show what was found.</summary>
internal sealed class SealedFollowUps(IDbContextFactory<FollowUpDbContext> contexts, ReportingChannel reporting)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>FAILED_PRECONDITION (FOLLOW_UP_HASH_MISMATCH), INVALID_ARGUMENT (position), UNAVAILABLE (REPORTING_AWAY).</summary>
    public async Task<SealedFollowUp> OfAsync(PeriodSealRecorded seal, CancellationToken cancellationToken)
    {
        if (await KnownAsync(seal, cancellationToken) is { } known)
        {
            return known;
        }

        var followUp = await AskAsync(seal, cancellationToken);
        return followUp?.FollowUpHash == seal.FollowUpHash
            ? new SealedFollowUp(followUp.Position, [.. followUp.Agreement.Promises.SelectMany(promise => promise.Commitments)
                .Select(commitment => new SealedOutcome(commitment.Id, NameOf(commitment.Outcome)))])
            : throw new DomainException(StatusCode.FailedPrecondition, "FOLLOW_UP_HASH_MISMATCH",
                "The follow-up at this asOf has another followUpHash. Read it again, and seal the asOf, position and followUpHash that it states.");
    }

    /// <summary>The same seal again, or a correction of what stands beside it, has been compared already.</summary>
    private async Task<SealedFollowUp?> KnownAsync(PeriodSealRecorded seal, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<CoordinatorRecord<PeriodSealRecorded>>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.Source == seal.Source && s.RecordId == seal.RecordId, cancellationToken);
        return row?.Recorded is { Position.Length: > 0 } stored && stored.AgreementId == seal.AgreementId && stored.AsOf == seal.AsOf
            && stored.FollowUpHash == seal.FollowUpHash && (seal.Position.Length == 0 || seal.Position == stored.Position)
                ? new SealedFollowUp(stored.Position, stored.Commitments)
                : null;
    }

    private async Task<GetAgreementFollowUpResponse?> AskAsync(PeriodSealRecorded seal, CancellationToken cancellationToken)
    {
        if (!reporting.IsConfigured)
        {
            throw Away();
        }

        try
        {
            return await new FollowUpService.FollowUpServiceClient(reporting.Channel).GetAgreementFollowUpAsync(
                new GetAgreementFollowUpRequest { AgreementId = seal.AgreementId, AsOf = seal.AsOf.ToTimestamp(), Position = seal.Position },
                deadline: ServiceChannel.Deadline(CallTimeout), cancellationToken: cancellationToken);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            // There was no such agreement, or no such answer: nothing that can be sealed.
            return null;
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested
            && e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted)
        {
            throw Away();
        }
    }

    private static DomainException Away() => new(StatusCode.Unavailable, "REPORTING_AWAY",
        "The follow-up cannot be asked for just now, so the seal cannot be compared with it. Send the same seal again.");

    private static string NameOf(Outcome outcome) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());
}
