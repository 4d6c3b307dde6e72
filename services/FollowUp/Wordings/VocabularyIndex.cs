namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Finds the few entries of a sort that can begin with a word: by its first letters, or by its last ones for "*kampanj".</summary>
internal sealed class VocabularyIndex
{
    private const int Letters = 2;

    private readonly Dictionary<(TermSort Sort, string Start), List<VocabularyEntry>> byStart = [];
    private readonly Dictionary<(TermSort Sort, string End), List<VocabularyEntry>> byEnd = [];
    private readonly ILookup<TermSort, VocabularyEntry> anywhere;

    public VocabularyIndex(IReadOnlyList<VocabularyEntry> entries)
    {
        var others = new List<VocabularyEntry>();
        foreach (var (order, entry) in entries.Index())
        {
            var ordered = entry with { Order = order };
            switch (ordered.Pattern[0])
            {
                case { OpenStart: false, Text.Length: >= Letters } first:
                    Add(byStart, (entry.Sort, first.Text[..Letters]), ordered);
                    break;
                case { OpenEnd: false, Text.Length: >= Letters } first:
                    Add(byEnd, (entry.Sort, first.Text[^Letters..]), ordered);
                    break;
                default:
                    others.Add(ordered);
                    break;
            }
        }

        anywhere = others.ToLookup(entry => entry.Sort);
    }

    public IEnumerable<VocabularyEntry> For(TermSort sort, string word)
    {
        if (word.Length < Letters)
        {
            return [];
        }

        return Of(byStart, (sort, word[..Letters])).Concat(Of(byEnd, (sort, word[^Letters..]))).Concat(anywhere[sort]);
    }

    private static List<VocabularyEntry> Of(Dictionary<(TermSort, string), List<VocabularyEntry>> index, (TermSort, string) key) =>
        index.TryGetValue(key, out var list) ? list : [];

    private static void Add(Dictionary<(TermSort, string), List<VocabularyEntry>> index, (TermSort, string) key, VocabularyEntry entry)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        list.Add(entry);
    }
}
