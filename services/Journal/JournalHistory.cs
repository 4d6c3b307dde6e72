using System.Text.Json;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal;

/// <summary>Older versions of a record, from the journal.</summary>
public static class JournalHistory
{
    /// <summary>Field of a payload: kommunkod.</summary>
    public const string Municipality = "municipalityCode";

    /// <summary>Field of a payload: id of an agreement.</summary>
    public const string Agreement = "agreementId";

    /// <summary>Every entry about a subject, oldest first. NOT_FOUND (RECORD_NOT_FOUND) when there is none.</summary>
    public static async Task<List<JournalEntry>> VersionsOfAsync(this DbContext context, string subject, CancellationToken cancellationToken)
    {
        var entries = await context.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == subject)
            .OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        await context.LoadTextsAsync(entries, cancellationToken);
        return entries.Count > 0 ? entries : throw RecordStates.NotFound();
    }

    /// <summary>
    /// The newest entry of each subject that was recorded up to an instant, in journal order. It scans every entry of the type, so it is for
    /// occasional reads of the past.
    /// </summary>
    /// <param name="context">The service's database.</param>
    /// <param name="type">Name of the payload's type.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="field">A field of the payload that says what it is about: <see cref="Municipality"/> or <see cref="Agreement"/>.</param>
    /// <param name="value">Its value; empty for all.</param>
    public static async IAsyncEnumerable<JournalEntry> HeldAt(
        this DbContext context, string type, DateTimeOffset asOf, string field, string value)
    {
        var held = await context.EntriesHeldAt(type, asOf, field, value).ToListAsync();
        await context.LoadTextsAsync(held, CancellationToken.None);
        foreach (var entry in held)
        {
            yield return entry;
        }
    }

    /// <summary>The same entries without their texts.</summary>
    private static IQueryable<JournalEntry> EntriesHeldAt(this DbContext context, string type, DateTimeOffset asOf, string field, string value)
    {
        var until = JournalEntry.ToMicros(asOf);
        var about = value.Length == 0 ? "" : $"\"{field}\":{JsonSerializer.Serialize(value, JournalJson.Options)}";
        var journal = context.Set<JournalEntry>().AsNoTracking();
        return journal.Where(e => e.Type == type && e.RecordedAtMicros <= until && e.Payload.Contains(about))
            .Where(e => !journal.Any(later => later.Subject == e.Subject && later.Sequence > e.Sequence && later.RecordedAtMicros <= until))
            .OrderBy(e => e.Sequence);
    }

    /// <summary>
    /// One page of a type's records as of an instant, ordered by source and record id; one record more than the page when there are more. The
    /// parameters are those of <see cref="HeldAt"/>.
    /// </summary>
    public static async Task<List<TWire>> HeldPageAsync<TRecorded, TWire>(
        this DbContext context, string type, DateTimeOffset asOf, string field, string value, PageRequest page,
        Func<TRecorded, RecordState, TWire> toWire, CancellationToken cancellationToken)
        where TRecorded : IRecordedVersion
    {
        var held = await context.EntriesHeldAt(type, asOf, field, value).AsAsyncEnumerable()
            .Select(entry => (Entry: entry, Key: JsonSerializer.Deserialize<TRecorded>(entry.Payload, JournalJson.Options)!))
            .OrderBy(held => held.Key.Source, StringComparer.Ordinal).ThenBy(held => held.Key.RecordId, StringComparer.Ordinal)
            .Skip(page.Offset).Take(page.Size + 1)
            .Select(held => held.Entry).ToListAsync(cancellationToken);
        await context.LoadTextsAsync(held, cancellationToken);
        return held.ConvertAll(entry =>
        {
            var recorded = JsonSerializer.Deserialize<TRecorded>(entry.Content, JournalJson.Options)!;
            return toWire(recorded, RecordStates.Of(entry, recorded));
        });
    }

    /// <summary>The newest entry of a subject that was recorded up to an instant; null when there was none yet.</summary>
    public static async Task<JournalEntry?> VersionAtAsync(this DbContext context, string subject, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var until = JournalEntry.ToMicros(asOf);
        var entry = await context.Set<JournalEntry>().AsNoTracking().Where(e => e.Subject == subject && e.RecordedAtMicros <= until)
            .OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        await context.LoadTextsAsync(entry is null ? [] : [entry], cancellationToken);
        return entry;
    }
}
