using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Entry = Medborgarlofte.Journal.JournalEntry;
using Lost = Medborgarlofte.Contracts.Events.FollowUp.V1.LostRecords;

namespace Medborgarlofte.FollowUp.Restorations;

/// <summary>Records restorations of journals. They have no table: the entry is all there is.</summary>
internal sealed class RestorationsGrpcService(JournalWriter<FollowUpDbContext> journal, ILogger<RestorationsGrpcService> logger)
    : RestorationsService.RestorationsServiceBase
{
    private const string SubjectPrefix = "journal-restored/";
    private const int HashBytes = 32;

    public override async Task<RecordRestorationResponse> RecordRestoration(RecordRestorationRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireScope(Scopes.ReportsInternal);
        Check(request);
        var response = await journal.WriteAsync(transaction => RecordAsync(transaction, caller, request), context.CancellationToken);
        logger.JournalRestored(request.Journal, request.KeptSequence, request.LostSequence, caller.Actor, response.Epoch);
        return response;
    }

    private static void Check(RecordRestorationRequest request)
    {
        var violations = new Violations("");
        violations.Require(request.Id.Length > 0 && request.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'), "id", "Required: letters a-z, digits and hyphens.");
        violations.Require(JournalTypes.Journals.Contains(request.Journal), "journal", $"Required: one of {string.Join(", ", JournalTypes.Journals)}.");
        violations.Require(request.KeptHash.Length == (request.KeptSequence == 0 ? 0 : HashBytes), "keptHash", "The hash of the last entry that was kept.");
        violations.Require(request.LostHash.Length == (request.LostSequence == 0 ? 0 : HashBytes), "lostHash", "The hash of the last entry that was lost.");
        violations.Require(request.LostSequence == 0 || request.LostSequence > request.KeptSequence, "lostSequence", "After what was kept.");
        violations.Require(request.Municipalities.All(lost => Municipalities.Find(lost.MunicipalityCode) is not null), "municipalities", $"Each with a kommunkod ({CodeAddresses.Municipalities}).");
        violations.ThrowIfAny();
    }

    private static async Task<RecordRestorationResponse> RecordAsync(
        JournalTransaction<FollowUpDbContext> transaction, Caller caller, RecordRestorationRequest request)
    {
        if (transaction.Entries.Count > 0)
        {
            // Entries of the same transaction are not in the tables yet; refused, it is run again in a transaction of its own.
            throw new DomainException(StatusCode.Aborted, "SERVICE_BUSY", "The restoration could not be recorded now; send the same again.");
        }

        var subject = SubjectPrefix + request.Journal + '/' + request.Id;
        var known = await transaction.Context.Set<Entry>().Where(entry => entry.Subject.StartsWith(SubjectPrefix)).ToListAsync();
        if (known.Find(entry => entry.Subject == subject) is { } same)
        {
            return new RecordRestorationResponse { Epoch = EpochOf(same), Sequence = same.Sequence };
        }

        var epoch = Math.Max(known.Select(EpochOf).DefaultIfEmpty().Max() + 1, transaction.RecordedAt.ToUnixTimeSeconds());
        var sequence = transaction.Append(JournalTypes.JournalRestored, subject, caller.Actor, new JournalRestored
        {
            Journal = request.Journal,
            Epoch = epoch,
            KeptSequence = request.KeptSequence,
            KeptHash = Convert.ToHexStringLower(request.KeptHash.Span),
            LostSequence = request.LostSequence,
            LostHash = Convert.ToHexStringLower(request.LostHash.Span),
            Municipalities = [.. request.Municipalities.Select(lost => new Lost(lost.MunicipalityCode, lost.Records))],
        });
        return new RecordRestorationResponse { Epoch = epoch, Sequence = sequence };
    }

    private static long EpochOf(Entry entry) => JsonSerializer.Deserialize<JournalRestored>(entry.Payload, JournalJson.Options)!.Epoch;
}
