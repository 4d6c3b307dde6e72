using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Journal.Records;

public sealed partial class RecordWriter<TContext, TRecord>
{
    /// <summary>Answers what storing the records would do, each as if those before it were stored. Stores nothing.</summary>
    /// <param name="caller">Whose records they are.</param>
    /// <param name="pushes">Records of the caller's source, checked and sealed.</param>
    /// <param name="seen">Records that were previewed before and count as stored, by id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answers, and what has been seen after them.</returns>
    public Task<(PushAnswer[] Answers, Dictionary<string, TRecord> Seen)> PreviewAsync(
        Caller caller, IReadOnlyList<Push<TRecord>> pushes, IReadOnlyDictionary<string, TRecord> seen, CancellationToken cancellationToken) =>
        journal.WriteAsync(
            async transaction =>
            {
                // A copy, as a unit may be run again.
                var after = new Dictionary<string, TRecord>(seen);
                var known = await LoadAsync(transaction, caller.Source, pushes.Select(push => push.Record.RecordId));
                return (pushes.Select(push => Preview(known, after, caller, push)).ToArray(), after);
            },
            cancellationToken);

    private static PushAnswer Preview(
        TransactionRecords<TRecord> known, Dictionary<string, TRecord> seen, Caller caller, Push<TRecord> push)
    {
        var record = push.Record;
        var existing = seen.GetValueOrDefault(record.RecordId) ?? known.Find(record.Source, record.RecordId);
        var (outcome, refusal) = Judge(existing, caller, push);
        if (refusal is null && outcome is PushOutcome.Created or PushOutcome.Corrected)
        {
            seen[record.RecordId] = record;
        }

        return refusal is null ? new PushAnswer(Result(existing ?? record, outcome), null) : new PushAnswer(null, refusal);
    }
}
