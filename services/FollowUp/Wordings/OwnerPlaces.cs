namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Finds an owner that has a place of its own: "Polisen: …", "… (Polis)", a cell of a table, a last sentence of a name alone.</summary>
internal static class OwnerPlaces
{
    private const int MostBeforeColon = 3;

    private static readonly HashSet<string> Joining = ["och", "samt", ",", "/", "&", "eller", "i", "med", "tillsammans", "samverkan"];

    /// <summary>The names in it; empty when none has such a place.</summary>
    public static List<OwnerMention> Find(Sentence words, List<OwnerMention> mentions)
    {
        for (var i = 0; i < mentions.Count; i++)
        {
            var group = Group(words, mentions, i);
            if (IsPlace(words, group[0].First, group[^1].Last))
            {
                return group;
            }
        }

        return [];
    }

    /// <summary>The mentions that are joined to one: "polisen och Vetlanda kommun", "polisen i Östra Norrbotten tillsammans med kommunen".</summary>
    public static List<OwnerMention> Group(Sentence words, List<OwnerMention> mentions, int from)
    {
        var group = new List<OwnerMention> { mentions[from] };
        foreach (var next in mentions.Skip(from + 1))
        {
            var between = Enumerable.Range(group[^1].Last + 1, next.First - group[^1].Last - 1);
            if (!between.All(i => Joining.Contains(words[i]) || (words.IsCapital(i) && !words.IsMark(i))))
            {
                break;
            }

            group.Add(next);
        }

        return group;
    }

    private static bool IsPlace(Sentence words, int first, int last)
    {
        var isEnd = last + 1 >= words.Count || (words[last + 1] == "." && last + 2 >= words.Count);
        return (words[last + 1] == ":" && first <= MostBeforeColon)
            || (words[first - 1] == "(" && words[last + 1] == ")" && last + 3 >= words.Count)
            || (words[first - 1] == "|" && (isEnd || words[last + 1] == "|")) || (first == 0 && words[last + 1] == "|")
            || (words[first - 1] == "." && first > 1 && isEnd);
    }
}
