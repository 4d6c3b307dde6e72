using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Journal;

/// <summary>A journal's name, and for each type of entry the batch event that carries it.</summary>
public sealed class JournalNames<TContext>(string journal) where TContext : DbContext
{
    private readonly Dictionary<string, Func<IReadOnlyList<JournalEntry>, object>> batches = new()
    {
        [JournalTypes.TextRedacted] = entries =>
            new TextsRedacted(journal, entries[0].Sequence, [.. entries.Select(Item<TextRedacted>)]),
    };

    private readonly Dictionary<string, Func<JournalEntry, bool>> ending = [];

    /// <summary>Name of the journal, such as "police".</summary>
    public string Journal { get; } = journal;

    /// <summary>States the batch event for one type of entry.</summary>
    /// <param name="type">Name of the payload's type and version.</param>
    /// <param name="batch">Makes the event from journal name, first sequence and items.</param>
    public JournalNames<TContext> Publishes<TPayload>(string type, Func<string, long, IReadOnlyList<JournalItem<TPayload>>, object> batch)
        where TPayload : class
    {
        batches.Add(type, entries => batch(Journal, entries[0].Sequence, [.. entries.Select(Item<TPayload>)]));
        return this;
    }

    /// <summary>States which entries of a type end their row: after them there is none to compare with.</summary>
    public JournalNames<TContext> Ends<TPayload>(string type, Func<TPayload, bool> ends)
    {
        ending.Add(type, entry => ends(JsonSerializer.Deserialize<TPayload>(entry.Payload, JournalJson.Options)!));
        return this;
    }

    /// <summary>True when there is no row any more after an entry.</summary>
    internal bool EndsItsRow(JournalEntry entry) => ending.TryGetValue(entry.Type, out var ends) && ends(entry);

    /// <summary>The batch event for a run of entries of one type.</summary>
    public object Batch(IReadOnlyList<JournalEntry> run) => batches[run[0].Type](run);

    private static JournalItem<TPayload> Item<TPayload>(JournalEntry entry) where TPayload : class => new(entry.RecordedAt, entry.Content);
}
