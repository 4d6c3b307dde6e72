using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Finds others than the two parties who take part: "tillsammans med HSB", "via NTF".</summary>
internal static class ThirdParties
{
    private const int LongestName = 100;
    private const int MostWords = 24;

    private static readonly HashSet<string> Nouns =
    [
        "näringslivet", "näringsliv", "föreningslivet", "föreningsliv", "civilsamhället", "civilsamhälle", "räddningstjänst", "räddningstjänsten", "kustbevakningen", "systembolaget", "nattvandrare", "nattvandrarna",
        "länsstyrelsen", "regionen", "krögare", "krögarna", "ordningsvakter", "väktare", "banker", "lokalsamhället", "handlare", "handlarna", "skolan", "studieförbund", "hälsocentral", "vårdcentral", "kriminalvården",
        "företagare", "näringsidkare", "hyresvärdar", "hyresvärdarna", "trossamfund", "kyrkan",
    ];

    private static readonly string[] Ends = ["föreningar", "föreningarna", "föreningen", "bolag", "bolaget", "bolagen", "verket", "ägare", "ägarna", "organisationer", "organisationerna", "företag", "företagen"];

    private static readonly HashSet<string> Skipped = ["andra", "övriga", "berörda", "lokala", "de", "den", "det", "aktörer", "kommunala", "olika", "i", "samt", "och", ",", "bl", "a", ".", "bland", "annat", "t", "ex"];

    /// <summary>The names with the words that say them, in order.</summary>
    public static List<Place> Find(Sentence words)
    {
        var found = new List<Place>();
        for (var i = 0; i < words.Count; i++)
        {
            var isWith = words[i] == "med" && words[i - 1] is "tillsammans" or "samverkan" or "samarbete" or "ihop" or "hjälp" or "samråd";
            if (isWith || words[i] == "via")
            {
                AddList(words, i + 1, found);
            }
        }

        AddSubjects(words, found);
        return found;
    }

    /// <summary>"Polisen, Räddningstjänsten och kommunen ska": the others of a list that the sentence begins with.</summary>
    private static void AddSubjects(Sentence words, List<Place> found)
    {
        var mentions = Owners.Find(words);
        if (mentions.Count == 0 || mentions[0].First > 3 || words[0] is "tillsammans" or "i")
        {
            return;
        }

        var from = mentions[0].First == 0 ? mentions[0].Last + 1 : 0;
        if (from == 0 ? IsNoun(words[0]) && words[1] is "," or "och" : words[from] is "," or "och" && (IsNoun(words[from + 1]) || words.IsCapital(from + 1)))
        {
            AddList(words, from, found);
        }
    }

    private static void AddList(Sentence words, int from, List<Place> found)
    {
        for (var at = from; at < words.Count && at < from + MostWords; at++)
        {
            var last = at;
            // "Friskis & Svettis", "Svenska kyrkan": the rest of a name.
            while (IsName(words, at) && (IsName(words, last + 1) || IsNoun(words[last + 1]) || (words[last + 1] == "&" && IsName(words, last + 2))))
            {
                last += words[last + 1] == "&" ? 2 : 1;
            }

            if (IsName(words, at) || IsNoun(words[at]))
            {
                var shown = words.Source.ShownOn(words.RangeOf(at, last));
                if (shown.Length <= LongestName && !found.Exists(other => other.Code == Slug.Of(shown)))
                {
                    found.Add(new Place(char.ToUpperInvariant(shown[0]) + shown[1..], at, last));
                }

                at = last;
            }
            else if (!Skipped.Contains(words[at]) && !Owners.IsName(words, at))
            {
                return;
            }
        }
    }

    private static bool IsName(Sentence words, int at) => words.IsCapital(at) && !words.IsMark(at) && !Owners.IsName(words, at) && words[at + 1] is not ("kommun" or "kommuns" or "lokalpolisområde" or "stad" or "stads");

    private static bool IsNoun(string word) => Nouns.Contains(word) || Array.Exists(Ends, end => word.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Declares them in the agreement and names them in a commitment.</summary>
    public static void AddTo(Draft draft, Commitment commitment, Sentence words, string field)
    {
        foreach (var helper in Find(words))
        {
            if (!draft.Agreement.ThirdParties.Any(party => party.Code == helper.Code))
            {
                draft.Agreement.ThirdParties.Add(new ThirdParty { Code = helper.Code, Name = helper.Name });
            }

            draft.Read($"{field}.thirdParties[{commitment.ThirdParties.Count}]", words.RangeOf(helper.First, helper.Last), HowRead.Stated, Note.Stated);
            commitment.ThirdParties.Add(helper.Code);
        }
    }
}
