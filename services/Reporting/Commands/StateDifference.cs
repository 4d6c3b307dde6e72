using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Commands;

/// <summary>The first row that differs between two read stores, table by table in order of the key.</summary>
internal static class StateDifference
{
    private const int MostTold = 20;

    /// <summary>One line that names the row and what each store has; null when all rows are the same.</summary>
    public static async Task<string?> FirstAsync(ReportingDbContext stored, ReportingDbContext rebuilt, CancellationToken cancellationToken)
    {
        foreach (var rows in (Func<ReportingDbContext, IAsyncEnumerable<(string Key, string Content)>>[])[Agreements, Records, Inclusions, Tallies])
        {
            // Not merged in order of the key: two database systems need not agree on it. Hashes of the rows fit where the rows would not.
            var expected = new Dictionary<UInt128, UInt128>();
            await foreach (var (key, content) in rows(rebuilt).WithCancellation(cancellationToken))
            {
                expected.Add(HashOf(key), HashOf(content));
            }

            var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var count = 0L;
            await foreach (var (key, content) in rows(stored).WithCancellation(cancellationToken))
            {
                if (!expected.Remove(HashOf(key), out var hash))
                {
                    Note(key, $"stored, but in no journal: {content}");
                }
                else if (hash != HashOf(content))
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
    }

    private static UInt128 HashOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static IAsyncEnumerable<(string, string)> Agreements(ReportingDbContext context) => context.Agreements.AsNoTracking().AsAsyncEnumerable()
        .Select(a => ($"agreement {a.Id} version {a.Version}",
            $"{a.RecordedAtMicros}-{a.SupersededAtMicros} {JsonSerializer.Serialize(a.Terms, JournalJson.Options)}"));

    private static IAsyncEnumerable<(string, string)> Records(ReportingDbContext context) => context.Records.AsNoTracking().AsAsyncEnumerable()
        .Select(r => ($"{r.Type} {r.Source}/{r.RecordId} version {r.Version}", $"{r.RecordedAtMicros}-{r.SupersededAtMicros} {r.Payload}"));

    private static IAsyncEnumerable<(string, string)> Inclusions(ReportingDbContext context) => context.Inclusions.AsNoTracking()
        .Where(i => !i.Ended).AsAsyncEnumerable()
        .Select(i => ($"inclusion {i.Type} {i.Source}/{i.IncludedId} by {i.ById}", ""));

    private static IAsyncEnumerable<(string, string)> Tallies(ReportingDbContext context) => context.Tallies.AsNoTracking().AsAsyncEnumerable()
        .Select(t => ($"tally {t.Address}", $"{t.Sums}"));
}
