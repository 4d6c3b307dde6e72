using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Records;

/// <summary>Upserts and withdraws reported records by their natural key, with their journal entries.</summary>
public sealed class RecordWriter<TContext, TRecord>(JournalWriter<TContext> journal)
    where TContext : DbContext
    where TRecord : SourceRecord
{
    /// <summary>Stores what is new or changed; answers in the order given.</summary>
    /// <param name="caller">Whose records they are.</param>
    /// <param name="pushes">Records of the caller's source, checked and sealed.</param>
    /// <param name="validateOnly">Answers what would happen and stores nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<PushAnswer[]> ReportAsync(
        Caller caller, IReadOnlyList<Push<TRecord>> pushes, bool validateOnly, CancellationToken cancellationToken)
    {
        var answers = await journal.WriteAsync(
            async transaction =>
            {
                var loaded = await LoadAsync(transaction, caller.Source, pushes);
                return pushes.Select(push => Report(transaction, loaded, caller, push, validateOnly)).ToArray();
            },
            cancellationToken);

        // After the commit: a unit may be run more than once before it.
        foreach (var answer in validateOnly ? [] : answers)
        {
            ServiceMetrics.Pushed(pushes[0].Record.EntryType, answer);
        }

        return answers;
    }

    /// <summary>Stores one record, as the list does; throws its refusal.</summary>
    public async Task<PushResult> ReportAsync(Caller caller, Push<TRecord> push, bool validateOnly, CancellationToken cancellationToken)
    {
        var answer = (await ReportAsync(caller, [push], validateOnly, cancellationToken))[0];
        return answer.Result ?? throw answer.Error!;
    }

    /// <summary>Withdraws a record. NOT_FOUND (RECORD_NOT_FOUND), PERMISSION_DENIED, ABORTED (ETAG_MISMATCH).</summary>
    public Task<PushResult> WithdrawAsync(Caller caller, string recordId, string reason, string etag, CancellationToken cancellationToken) =>
        journal.WriteAsync(
            async transaction =>
            {
                var record = await transaction.Context.Set<TRecord>().FindAsync([caller.Source, recordId], CancellationToken.None)
                    ?? throw RecordStates.NotFound();
                caller.RequireMunicipality(record.MunicipalityCode);
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

    private static async Task<Dictionary<(string Source, string RecordId), TRecord>> LoadAsync(
        JournalTransaction<TContext> transaction, string source, IReadOnlyList<Push<TRecord>> pushes)
    {
        // Units of one group share a transaction: what an earlier one added is not in the table yet.
        var loaded = transaction.Loaded<TRecord>();
        var ids = pushes.Select(push => push.Record.RecordId).Where(id => !loaded.ContainsKey((source, id))).ToList();
        foreach (var record in await transaction.Context.Set<TRecord>()
            .Where(r => r.Source == source && ids.Contains(r.RecordId)).ToListAsync())
        {
            loaded.Add((record.Source, record.RecordId), record);
        }

        return loaded;
    }

    private static PushAnswer Report(
        JournalTransaction<TContext> transaction, Dictionary<(string Source, string RecordId), TRecord> loaded, Caller caller,
        Push<TRecord> push, bool validateOnly)
    {
        var record = push.Record;
        var existing = loaded.GetValueOrDefault((record.Source, record.RecordId));
        if (existing is not null && !caller.Covers(existing.MunicipalityCode))
        {
            // A correction moves a record between municipalities only with a token that covers both.
            return new PushAnswer(null, Caller.MunicipalityNotAllowed(existing.MunicipalityCode));
        }

        var outcome = Decide(existing, push);
        if (validateOnly || outcome is PushOutcome.Unchanged or PushOutcome.Stale)
        {
            return new PushAnswer(Result(existing ?? record, outcome), null);
        }

        record.Become(existing is null ? 1 : existing.Version + 1, existing is null ? "" : push.Reason, withdrawn: false);
        if (existing is null)
        {
            transaction.Context.Add(record);
            loaded.Add((record.Source, record.RecordId), record);
        }
        else
        {
            transaction.Context.Entry(existing).CurrentValues.SetValues(record);
        }

        Append(transaction, existing ?? record, caller);
        return new PushAnswer(Result(existing ?? record, outcome), null);
    }

    private static PushOutcome Decide(TRecord? existing, Push<TRecord> push)
    {
        if (existing is null)
        {
            return PushOutcome.Created;
        }

        if (push.Record.SourceVersion < existing.SourceVersion)
        {
            return PushOutcome.Stale;
        }

        // A late repeat of a push must not undo a withdrawal; reinstating takes a reason or a changed content.
        var same = existing.ContentHash.AsSpan().SequenceEqual(push.Record.ContentHash);
        return same && !(existing.Withdrawn && push.Reason.Length > 0) ? PushOutcome.Unchanged : PushOutcome.Corrected;
    }

    private static void Append(JournalTransaction<TContext> transaction, TRecord record, Caller caller)
    {
        var sequence = transaction.Append(record.EntryType, record.Subject, caller.Actor, record.ToEvent());
        record.RecordAs(sequence, JournalEntry.ToMicros(transaction.RecordedAt));
    }

    private static PushResult Result(TRecord record, PushOutcome outcome) => new()
    {
        Source = record.Source, RecordId = record.RecordId, Outcome = outcome, State = record.Version == 0 ? null : RecordStates.Of(record),
    };
}
