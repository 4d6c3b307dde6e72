using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal;

/// <summary>
/// What one unit of work sees inside the group's transaction: the service's own tables, and the journal to append to.
/// A unit checks everything before it changes anything.
/// </summary>
public sealed class JournalTransaction<TContext>(TContext context, long sequence, long recordedAtMicros) where TContext : DbContext
{
    private readonly List<JournalEntry> entries = [];
    private readonly Dictionary<Type, INewRows> records = [];

    /// <summary>The service's tables, as of this transaction.</summary>
    public TContext Context { get; } = context;

    /// <summary>When everything in this transaction is recorded, UTC.</summary>
    public DateTimeOffset RecordedAt => JournalEntry.FromMicros(recordedAtMicros);

    /// <summary>What the units of this transaction have appended so far.</summary>
    public IReadOnlyList<JournalEntry> Entries => entries;

    /// <summary>The sequence that the next appended entry gets.</summary>
    internal long NextSequence => sequence + entries.Count + 1;

    /// <summary>Trace of the unit that is running. The group's transaction has no trace of its own.</summary>
    internal string? TraceParent { private get; set; }

    /// <summary>Records of one type that units of this transaction have loaded or added.</summary>
    public TransactionRecords<TRecord> Records<TRecord>() where TRecord : SourceRecord
    {
        if (!records.TryGetValue(typeof(TRecord), out var known))
        {
            records.Add(typeof(TRecord), known = new TransactionRecords<TRecord>());
        }

        return (TransactionRecords<TRecord>)known;
    }

    /// <summary>Appends an entry and returns its sequence.</summary>
    /// <param name="type">Name of the payload's type and version.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="actor">Who made the change.</param>
    /// <param name="payload">The event record.</param>
    public long Append(string type, string subject, string actor, object payload) =>
        AppendJson(type, subject, actor, take => FreeTexts.TakeOut(payload, take));

    /// <summary>Appends an entry and returns its sequence.</summary>
    /// <param name="type">Name of the payload's type and version.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="actor">Who made the change.</param>
    /// <param name="write">Writes the event as JSON, and has each free text taken out of it.</param>
    internal long AppendJson(string type, string subject, string actor, Func<Func<string, byte[]>, string> write)
    {
        List<JournalText>? texts = null;
        var json = write(text =>
        {
            var apart = JournalText.Of(NextSequence, text);
            (texts ??= []).Add(apart);
            return apart.Hash;
        });
        return Append(type, subject, actor, json, texts ?? []);
    }

    /// <summary>Appends an entry whose texts have been replaced by their hashes already.</summary>
    internal long Append(string type, string subject, string actor, string json, IReadOnlyList<JournalText> texts)
    {
        var entry = new JournalEntry
        {
            Sequence = NextSequence,
            Type = type,
            Subject = subject,
            Actor = actor,
            Payload = json,
            Texts = texts,
            RecordedAtMicros = recordedAtMicros,
            TraceParent = TraceParent,
        };
        entries.Add(entry);
        return entry.Sequence;
    }

    /// <summary>Writes everything that the units have added, changed and appended.</summary>
    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var added in records.Values)
        {
            await added.InsertAsync(Context, cancellationToken);
        }

        await Context.InsertAsync(entries, cancellationToken);
        await Context.InsertAsync([.. entries.SelectMany(entry => entry.Texts ?? [])], cancellationToken);
        await Context.SaveChangesAsync(cancellationToken);
    }
}
