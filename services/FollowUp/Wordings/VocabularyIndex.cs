namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Finds the few entries that can begin with a word, by its first letters.</summary>
internal sealed class VocabularyIndex
{
    private const int Letters = 2;

    private readonly Dictionary<string, List<VocabularyEntry>> byStart = new(StringComparer.Ordinal);
    private readonly List<VocabularyEntry> anywhere = [];

    public VocabularyIndex(IReadOnlyList<VocabularyEntry> entries)
    {
        foreach (var (order, entry) in entries.Index())
        {
            var ordered = entry with { Order = order };
            if (ordered.Pattern[0] is { OpenStart: false, Text.Length: >= Letters } first)
            {
                var start = first.Text[..Letters];
                if (!byStart.TryGetValue(start, out var list))
                {
                    byStart[start] = list = [];
                }

                list.Add(ordered);
            }
            else
            {
                anywhere.Add(ordered);
            }
        }
    }

    public IEnumerable<VocabularyEntry> Starting(string word) =>
        word.Length >= Letters && byStart.TryGetValue(word[..Letters], out var list) ? list.Concat(anywhere) : anywhere;
}
