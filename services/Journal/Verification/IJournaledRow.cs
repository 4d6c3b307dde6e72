using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Medborgarlofte.Journal.Verification;

/// <summary>A row whose content the last journal entry of its subject says. Every table of a service with a journal has such rows.</summary>
public interface IJournaledRow
{
    /// <summary>What its entries are about.</summary>
    string Subject { get; }

    /// <summary>The entry that the row says it comes from; null where it does not say.</summary>
    long? EntrySequence { get; }

    /// <summary>The names of what differs from the entry; values are not told, as they may be texts.</summary>
    IEnumerable<string> DifferencesFrom(JournalEntry entry);

    /// <summary>Takes over what a redaction has left of texts, and forgets every hash that was made of them.</summary>
    /// <param name="row">The tracked row.</param>
    /// <param name="content">The content of its entry as it is now.</param>
    /// <param name="fields">Names of the fields in which something was removed.</param>
    void Redact(EntityEntry row, string content, IReadOnlySet<string> fields);
}
