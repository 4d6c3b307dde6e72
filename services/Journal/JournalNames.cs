using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal;

/// <summary>A journal's name, and which of its entries end their row.</summary>
public sealed class JournalNames<TContext>(string journal) where TContext : DbContext
{
    private readonly Dictionary<string, Func<JournalEntry, bool>> ending = [];

    /// <summary>Name of the journal, such as "police".</summary>
    public string Journal { get; } = journal;

    /// <summary>States which entries of a type end their row: after them there is none to compare with.</summary>
    public JournalNames<TContext> Ends<TPayload>(string type, Func<TPayload, bool> ends)
    {
        ending.Add(type, entry => ends(JsonSerializer.Deserialize<TPayload>(entry.Payload, JournalJson.Options)!));
        return this;
    }

    /// <summary>True when there is no row any more after an entry.</summary>
    internal bool EndsItsRow(JournalEntry entry) => ending.TryGetValue(entry.Type, out var ends) && ends(entry);
}
