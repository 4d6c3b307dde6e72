using System.Text;

namespace Medborgarlofte.Journal;

/// <summary>Cuts entries into parts that a message can hold.</summary>
internal static class JournalRuns
{
    /// <summary>Runs of one type, each of at most this many bytes: a batch holds one type and no gap.</summary>
    public static IEnumerable<IReadOnlyList<JournalEntry>> Cut(IReadOnlyList<JournalEntry> entries, int largestBytes) =>
        Cut(entries, largestBytes, sameType: true);

    /// <summary>Pages of at most this many bytes, of any types.</summary>
    public static IEnumerable<IReadOnlyList<JournalEntry>> Pages(IReadOnlyList<JournalEntry> entries, int largestBytes) =>
        Cut(entries, largestBytes, sameType: false);

    private static IEnumerable<IReadOnlyList<JournalEntry>> Cut(IReadOnlyList<JournalEntry> entries, int largestBytes, bool sameType)
    {
        for (var start = 0; start < entries.Count;)
        {
            var end = start + 1;
            long bytes = Size(entries[start]);
            while (end < entries.Count && (!sameType || entries[end].Type == entries[start].Type)
                && (bytes += Size(entries[end])) <= largestBytes)
            {
                end++;
            }

            yield return [.. entries.Skip(start).Take(end - start)];
            start = end;
        }
    }

    private static int Size(JournalEntry entry) => Encoding.UTF8.GetByteCount(entry.Content);
}
