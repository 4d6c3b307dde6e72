using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Commands;

/// <summary>The first row that differs between two read stores, table by table in order of the key.</summary>
internal static class StateDifference
{
    private const int MostTold = 20;

    /// <summary>One line that names the row and what each store has; null when all rows are the same.</summary>
    /// <param name="stored">The read store.</param>
    /// <param name="rebuilt">The one that is built anew.</param>
    /// <param name="awaitingRedaction">Keys of versions of which only the times are compared, as a redaction replaces the rest.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<string?> FirstAsync(
        ReportingDbContext stored, ReportingDbContext rebuilt, IReadOnlySet<string> awaitingRedaction, CancellationToken cancellationToken)
    {
        foreach (var rows in (Func<ReportingDbContext, IAsyncEnumerable<(string Key, string Content)>>[])[Agreements, Records, Inclusions, Tallies])
        {
            // Not merged in order of the key: two database systems need not agree on it. Hashes of the rows fit where the rows would not.
            var expected = new Dictionary<UInt128, UInt128>();
            await foreach (var (key, content) in rows(rebuilt).WithCancellation(cancellationToken))
            {
                expected.Add(HashOf(key), HashOf(Compared(key, content)));
            }

            var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var count = 0L;
            await foreach (var (key, content) in rows(stored).WithCancellation(cancellationToken))
            {
                if (!expected.Remove(HashOf(key), out var hash))
                {
                    Note(key, $"stored, but in no journal: {content}");
                }
                else if (hash != HashOf(Compared(key, content)))
                {
                    Note(key, $"stored {content}");
                }
            }

            // Only then are the rows read once more: for what the journals say of those that are told, and for what is not stored.
            await foreach (var (key, content) in count + expected.Count == 0 ? AsyncEnumerable.Empty<(string, string)>() : rows(rebuilt))
            {
                if (found.TryGetValue(key, out var told))
                {
                    found[key] = $"{told}, the journals say {content}";
                }
                else if (expected.ContainsKey(HashOf(key)))
                {
                    Note(key, $"not stored, the journals say {content}");
                }
            }

            if (count > 0)
            {
                return $"first of {count} differences: {found.First().Key}: {found.First().Value}";
            }

            void Note(string key, string difference)
            {
                count++;
                found.Add(key, difference);
                if (found.Count > MostTold)
                {
                    found.Remove(found.Last().Key);
                }
            }
        }

        return null;

        string Compared(string key, string content) => awaitingRedaction.Contains(key) ? content[..content.IndexOf(' ', StringComparison.Ordinal)] : content;
    }

    /// <summary>The key of the row that a change makes.</summary>
    public static string KeyOf(JournalChange change) => change switch
    {
        AgreementChange { Agreement: var terms } => KeyOf(terms.Id, terms.Version),
        RecordChange { Record: var record } counted => KeyOf(new RecordKey(counted.Type, record.Source, record.RecordId), record.Version),
        DocumentChange document => KeyOf(document.Key, document.Version),
        _ => "",
    };

    private static string KeyOf(string agreement, long version) => $"agreement {agreement} version {version}";

    private static string KeyOf(RecordKey key, long version) => $"{key.Type} {key.Source}/{key.RecordId} version {version}";

    private static UInt128 HashOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static IAsyncEnumerable<(string, string)> Agreements(ReportingDbContext context) => context.Agreements.AsNoTracking().AsAsyncEnumerable()
        .Select(a => (KeyOf(a.Id, a.Version),
            $"{a.RecordedAtMicros}-{a.SupersededAtMicros} {JsonSerializer.Serialize(a.Terms, JournalJson.Options)}"));

    private static IAsyncEnumerable<(string, string)> Records(ReportingDbContext context) => context.Records.AsNoTracking().AsAsyncEnumerable()
        .Select(r => (KeyOf(new RecordKey(r.Type, r.Source, r.RecordId), r.Version), $"{r.RecordedAtMicros}-{r.SupersededAtMicros} {r.Payload}"));

    private static IAsyncEnumerable<(string, string)> Inclusions(ReportingDbContext context) => context.Inclusions.AsNoTracking()
        .Where(i => !i.Ended).AsAsyncEnumerable()
        .Select(i => ($"inclusion {i.Type} {i.Source}/{i.IncludedId} by {i.ById}", ""));

    private static IAsyncEnumerable<(string, string)> Tallies(ReportingDbContext context) => context.Tallies.AsNoTracking().AsAsyncEnumerable()
        .Select(t => ($"tally {t.Address}", $"{t.Sums}"));
}
