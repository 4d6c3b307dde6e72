using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Journal;

/// <summary>
/// What one unit of work sees inside the group's transaction: the service's own tables, and the journal to append to.
/// A unit checks everything before it changes anything.
/// </summary>
public sealed class JournalTransaction<TContext>(TContext context, long sequence, long recordedAtMicros) where TContext : DbContext
{
    private readonly List<JournalEntry> entries = [];
    private readonly Dictionary<Type, object> loaded = [];

    /// <summary>The service's tables, as of this transaction.</summary>
    public TContext Context { get; } = context;

    /// <summary>When everything in this transaction is recorded, UTC.</summary>
    public DateTimeOffset RecordedAt => JournalEntry.FromMicros(recordedAtMicros);

    internal IReadOnlyList<JournalEntry> Entries => entries;

    /// <summary>Trace of the unit that is running; the group runs in none.</summary>
    internal string? TraceParent { private get; set; }

    /// <summary>Records of one type that units of this transaction have loaded or added, by natural key.</summary>
    public Dictionary<(string Source, string RecordId), TRecord> Loaded<TRecord>()
    {
        if (!loaded.TryGetValue(typeof(TRecord), out var records))
        {
            loaded.Add(typeof(TRecord), records = new Dictionary<(string, string), TRecord>());
        }

        return (Dictionary<(string, string), TRecord>)records;
    }

    /// <summary>Appends an entry and returns its sequence.</summary>
    /// <param name="type">Name of the payload's type and version.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="actor">Who made the change.</param>
    /// <param name="payload">The event record.</param>
    public long Append(string type, string subject, string actor, object payload)
    {
        var entry = new JournalEntry
        {
            Sequence = sequence + entries.Count + 1,
            Type = type,
            Subject = subject,
            Actor = actor,
            Payload = JsonSerializer.Serialize(payload, payload.GetType(), JournalJson.Options),
            RecordedAtMicros = recordedAtMicros,
            TraceParent = TraceParent,
        };
        entries.Add(entry);
        return entry.Sequence;
    }
}
