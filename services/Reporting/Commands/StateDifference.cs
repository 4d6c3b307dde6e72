using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Commands;

/// <summary>The first row that differs between two read stores, table by table in order of the key.</summary>
internal static class StateDifference
{
    /// <summary>One line that names the row and what each store has; null when all rows are the same.</summary>
    public static async Task<string?> FirstAsync(ReportingDbContext stored, ReportingDbContext rebuilt, CancellationToken cancellationToken)
    {
        foreach (var rows in (Func<ReportingDbContext, IAsyncEnumerable<(string Key, string Content)>>[])[Agreements, Records, Inclusions, Tallies])
        {
            // Not merged in order of the key: two database systems need not agree on it.
            var expected = new Dictionary<string, string>();
            await foreach (var (key, content) in rows(rebuilt).WithCancellation(cancellationToken))
            {
                expected.Add(key, content);
            }

            var differences = new List<string>();
            await foreach (var (key, content) in rows(stored).WithCancellation(cancellationToken))
            {
                if (!expected.Remove(key, out var other))
                {
                    differences.Add($"{key}: stored, but in no journal: {content}");
                }
                else if (content != other)
                {
                    differences.Add($"{key}: stored {content}, the journals say {other}");
                }
            }

            differences.AddRange(expected.Select(row => $"{row.Key}: not stored, the journals say {row.Value}"));
            if (differences.Count > 0)
            {
                return $"first of {differences.Count} differences: {differences.Order(StringComparer.Ordinal).First()}";
            }
        }

        return null;
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
