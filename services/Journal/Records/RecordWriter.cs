using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal.Records;

/// <summary>Upserts and withdraws reported records by their natural key, with their journal entries.</summary>
public sealed partial class RecordWriter<TContext, TRecord>(JournalWriter<TContext> journal)
    where TContext : DbContext
    where TRecord : SourceRecord
{
    private const string AnyEtag = "*";
    private const string NoEtag = "-";
    private const string NotStoredReason = "NOT_STORED";
    private const string NotStoredMessage = "Another record of the request was refused, so nothing of it was stored.";

    /// <summary>Cancelled when the process is told to stop.</summary>
    public CancellationToken Stopping => journal.Stopping;

    /// <summary>Stores what is new or changed; answers in the order given.</summary>
    /// <param name="caller">Whose records they are.</param>
    /// <param name="pushes">Records of the caller's source, checked and sealed.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<PushAnswer[]> ReportAsync(Caller caller, IReadOnlyList<Push<TRecord>> pushes, CancellationToken cancellationToken) =>
        Measured(pushes, await journal.WriteAsync(
            transaction => ReportAsync(transaction, caller, pushes), cancellationToken,
            transaction => transaction.Records<TRecord>().Expect(caller.Source, pushes.Select(push => push.Record.RecordId))));

    /// <summary>Stores one record; throws its refusal.</summary>
    public async Task<PushResult> ReportAsync(Caller caller, Push<TRecord> push, bool validateOnly, CancellationToken cancellationToken)
    {
        var answers = validateOnly
            ? (await PreviewAsync(caller, [push], new Dictionary<string, TRecord>(), cancellationToken)).Answers
            : await ReportAsync(caller, [push], cancellationToken);
        return answers[0].Result ?? throw answers[0].Error!;
    }

    /// <summary>Stores every record or none, in one transaction; when one is refused the others are answered NOT_STORED.</summary>
    public async Task<PushAnswer[]> ReportTogetherAsync(
        Caller caller, IReadOnlyList<Push<TRecord>> pushes, CancellationToken cancellationToken)
    {
        try
        {
            return Measured(pushes, await journal.WriteAsync(
                async transaction =>
                {
                    var answers = await ReportAsync(transaction, caller, pushes);
                    return Array.TrueForAll(answers, answer => answer.Error is null) ? answers : throw new RefusedTogether(answers);
                },
                cancellationToken));
        }
        catch (RefusedTogether refused)
        {
            return refused.Answers;
        }
    }

    /// <summary>Withdraws a record. NOT_FOUND (RECORD_NOT_FOUND), PERMISSION_DENIED, ABORTED (ETAG_MISMATCH).</summary>
    /// <param name="caller">Who withdraws.</param>
    /// <param name="recordId">Id within the caller's source.</param>
    /// <param name="reason">Why.</param>
    /// <param name="etag">The version that is withdrawn; empty for whichever it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="authorize">Throws when the caller may not withdraw this record.</param>
    /// <param name="isAt">False for a record under another address than the request names: it is not found then.</param>
    public Task<PushResult> WithdrawAsync(
        Caller caller, string recordId, string reason, string etag, CancellationToken cancellationToken, Action<TRecord>? authorize = null,
        Func<TRecord, bool>? isAt = null) =>
        journal.WriteAsync(
            async transaction =>
            {
                var known = await LoadAsync(transaction, caller.Source, [recordId]);
                var record = known.Find(caller.Source, recordId) is { } found && isAt?.Invoke(found) != false ? found : throw RecordStates.NotFound();
                caller.RequireMunicipality(record.MunicipalityCode);
                authorize?.Invoke(record);
                if (etag.Length > 0 && etag != RecordStates.Etag(record))
                {
                    throw DomainException.EtagMismatch();
                }

                if (record.Withdrawn)
                {
                    return Result(record, PushOutcome.Unchanged);
                }

                record.Become(record.Version + 1, reason, withdrawn: true);
                Append(transaction, record, caller);
                return Result(record, PushOutcome.Withdrawn);
            },
            cancellationToken);

    /// <summary>Keeps the refusals among the answers, and answers NOT_STORED for every other record.</summary>
    internal static PushAnswer[] NotStored(PushAnswer[] answers)
    {
        var notStored = new PushAnswer(null, new DomainException(StatusCode.FailedPrecondition, NotStoredReason, NotStoredMessage));
        return Array.ConvertAll(answers, answer => answer.Error is null ? notStored : answer);
    }

    /// <summary>Counts the answers in the metrics. Call it after the commit: a unit may run more than once before.</summary>
    private static PushAnswer[] Measured(IReadOnlyList<Push<TRecord>> pushes, PushAnswer[] answers)
    {
        foreach (var answer in answers)
        {
            JournalMetrics.Pushed(pushes[0].Record.EntryType, answer);
        }

        return answers;
    }

    private static async Task<PushAnswer[]> ReportAsync(
        JournalTransaction<TContext> transaction, Caller caller, IReadOnlyList<Push<TRecord>> pushes)
    {
        var known = await LoadAsync(transaction, caller.Source, pushes.Select(push => push.Record.RecordId));
        return [.. pushes.Select(push => Report(transaction, known, caller, push))];
    }

    private static async Task<TransactionRecords<TRecord>> LoadAsync(
        JournalTransaction<TContext> transaction, string source, IEnumerable<string> recordIds)
    {
        var known = transaction.Records<TRecord>();
        await known.LoadAsync(transaction.Context, source, recordIds);
        return known;
    }

    private static PushAnswer Report(
        JournalTransaction<TContext> transaction, TransactionRecords<TRecord> known, Caller caller, Push<TRecord> push)
    {
        var record = push.Record;
        var existing = known.Find(record.Source, record.RecordId);
        var (outcome, refusal) = Judge(existing, caller, push);
        if (refusal is not null || outcome is PushOutcome.Unchanged or PushOutcome.Stale or PushOutcome.StillWithdrawn)
        {
            return refusal is null ? new PushAnswer(Result(existing!, outcome), null) : new PushAnswer(null, refusal);
        }

        record.Become(existing is null ? 1 : existing.Version + 1, existing is null ? "" : push.Reason, withdrawn: false);
        if (existing is null)
        {
            known.Add(record);
        }
        else
        {
            transaction.Context.Entry(existing).CurrentValues.SetValues(record);
        }

        Append(transaction, existing ?? record, caller);
        return new PushAnswer(Result(existing ?? record, outcome), null);
    }

    private static (PushOutcome Outcome, DomainException? Refusal) Judge(TRecord? existing, Caller caller, Push<TRecord> push)
    {
        if (existing is not null && !caller.Covers(existing.MunicipalityCode))
        {
            // A correction moves a record between municipalities only with a token that covers both.
            return (PushOutcome.Unspecified, Caller.MunicipalityNotAllowed(existing.MunicipalityCode));
        }

        // An unchanged push needs no precondition: it may repeat one that was stored.
        var outcome = Decide(existing, push);
        var isMet = push.Etag switch
        {
            "" => true,
            NoEtag => existing is null,
            AnyEtag => existing is not null,
            var etag => existing is not null && etag == RecordStates.Etag(existing),
        };
        return (outcome, isMet || (outcome == PushOutcome.Unchanged && push.Etag != NoEtag) ? null : DomainException.EtagMismatch());
    }

    private static PushOutcome Decide(TRecord? existing, Push<TRecord> push)
    {
        if (existing is null)
        {
            return PushOutcome.Created;
        }

        // A repeat or a nightly job must not undo a withdrawal: that takes an explicit act.
        if (existing.Withdrawn && push.Reinstate == false)
        {
            return PushOutcome.StillWithdrawn;
        }

        if (push.Record.SourceVersion < existing.SourceVersion)
        {
            return PushOutcome.Stale;
        }

        var same = existing.ContentHash.AsSpan().SequenceEqual(push.Record.ContentHash);
        if (existing.Withdrawn)
        {
            return same && push.Reinstate is null && push.Reason.Length == 0 ? PushOutcome.Unchanged : PushOutcome.Corrected;
        }

        // A sender's own version says more than when its file was written: two versions may stand in one file.
        return same ? PushOutcome.Unchanged
            : push.Record.SourceVersion == existing.SourceVersion && push.ExportedAtMicros < existing.RecordedAtMicros ? PushOutcome.Stale
            : PushOutcome.Corrected;
    }

    private static void Append(JournalTransaction<TContext> transaction, TRecord record, Caller caller)
    {
        var sequence = transaction.AppendJson(record.EntryType, record.Subject, caller.Actor, record.ToJson);
        record.RecordAs(sequence, JournalEntry.ToMicros(transaction.RecordedAt));
    }

    private static PushResult Result(TRecord record, PushOutcome outcome) => new()
    {
        Source = record.Source, RecordId = record.RecordId, Outcome = outcome, State = record.Version == 0 ? null : RecordStates.Of(record),
    };

    /// <summary>Rolls back what was stored together with a refused record.</summary>
    private sealed class RefusedTogether(PushAnswer[] answers) : DomainException(StatusCode.FailedPrecondition, NotStoredReason, NotStoredMessage)
    {
        public PushAnswer[] Answers { get; } = NotStored(answers);
    }
}
