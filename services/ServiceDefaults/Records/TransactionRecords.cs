using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Records;

/// <summary>
/// What the units of one transaction know of a type's records. Those that were in the table are tracked by its context; new ones are held
/// here and inserted together at its end, so that a later unit finds them only here.
/// </summary>
public sealed class TransactionRecords<TRecord> : INewRows where TRecord : SourceRecord
{
    private const int MostIdsPerQuery = 500;

    private readonly Dictionary<(string Source, string RecordId), TRecord> known = [];
    private readonly List<TRecord> added = [];

    /// <summary>A known record; null for one that is not known, or not there.</summary>
    public TRecord? Find(string source, string recordId) => known.GetValueOrDefault((source, recordId));

    /// <summary>Makes those known that are in the table.</summary>
    /// <param name="table">The transaction's own.</param>
    /// <param name="source">Whose they are.</param>
    /// <param name="recordIds">Which.</param>
    public async Task LoadAsync(IQueryable<TRecord> table, string source, IEnumerable<string> recordIds)
    {
        foreach (var some in recordIds.Distinct().Where(id => !known.ContainsKey((source, id))).Chunk(MostIdsPerQuery))
        {
            foreach (var record in await table.Where(r => r.Source == source && some.Contains(r.RecordId)).ToListAsync())
            {
                known.Add((record.Source, record.RecordId), record);
            }
        }
    }

    /// <summary>Takes a record that is not in the table.</summary>
    public void Add(TRecord record)
    {
        known.Add((record.Source, record.RecordId), record);
        added.Add(record);
    }

    Task INewRows.InsertAsync(DbContext context, CancellationToken cancellationToken) => context.InsertAsync(added, cancellationToken);
}

/// <summary>New rows of one table.</summary>
internal interface INewRows
{
    /// <summary>Inserts them.</summary>
    Task InsertAsync(DbContext context, CancellationToken cancellationToken);
}
