using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal.Records;

/// <summary>
/// The records of one type that the units of a transaction have loaded or added. The context tracks those from the table. New ones are kept here and
/// inserted together before the commit, so a later unit finds them only here.
/// </summary>
public sealed class TransactionRecords<TRecord> : INewRows where TRecord : SourceRecord
{
    private const int MostIdsPerQuery = 500;

    private readonly Dictionary<(string Source, string RecordId), TRecord> known = [];
    private readonly HashSet<(string Source, string RecordId)> expected = [];
    private readonly HashSet<(string Source, string RecordId)> lookedUp = [];
    private readonly List<TRecord> added = [];

    /// <summary>A known record; null for one that is not known, or not there.</summary>
    public TRecord? Find(string source, string recordId) => known.GetValueOrDefault((source, recordId));

    /// <summary>Registers keys before any unit runs, so that they are loaded together.</summary>
    public void Expect(string source, IEnumerable<string> recordIds)
    {
        foreach (var id in recordIds)
        {
            expected.Add((source, id));
        }
    }

    /// <summary>Loads these records from the table, and every registered one.</summary>
    /// <param name="context">The transaction's own.</param>
    /// <param name="source">Whose they are.</param>
    /// <param name="recordIds">Which.</param>
    public async Task LoadAsync(DbContext context, string source, IEnumerable<string> recordIds)
    {
        Expect(source, recordIds);
        expected.ExceptWith(lookedUp);
        foreach (var of in expected.GroupBy(key => key.Source, key => key.RecordId))
        {
            foreach (var some in of.Chunk(MostIdsPerQuery))
            {
                foreach (var record in await context.WithKeys<TRecord>([of.Key], some).ToListAsync())
                {
                    known.Add((record.Source, record.RecordId), record);
                }
            }
        }

        lookedUp.UnionWith(expected);
        expected.Clear();
    }

    /// <summary>Adds a record that is not in the table.</summary>
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
