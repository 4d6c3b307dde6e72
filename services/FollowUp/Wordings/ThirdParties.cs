using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Finds others than the two parties who take part: "tillsammans med HSB", "via NTF".</summary>
internal static class ThirdParties
{
    private const int LongestName = 100;
    private const int MostWords = 24;

    private static readonly HashSet<string> Nouns =
    [
        "näringslivet", "näringsliv", "fastighetsägare", "fastighetsägarna", "föreningar", "föreningslivet", "civilsamhället", "räddningstjänsten", "bostadsbolag", "bostadsbolaget", "bostadsbolagen",
        "systembolaget", "trafikverket", "nattvandrarna", "länsstyrelsen", "regionen", "krögare", "krögarna", "ordningsvakter", "väktare", "idrottsföreningar", "elitidrottsföreningar", "banker", "lokalsamhället", "handlare",
        "köpmannaföreningen", "skolan", "studieförbund",
    ];

    private static readonly HashSet<string> Skipped = ["andra", "övriga", "berörda", "lokala", "de", "den", "det", "aktörer", "kommunala", "olika", "i", "samt", "och", ",", "bl", "a", ".", "bland", "annat", "t", "ex"];

    /// <summary>The names with the words that say them, in order.</summary>
    public static List<Place> Find(Sentence words)
    {
        var found = new List<Place>();
        for (var i = 0; i < words.Count; i++)
        {
            var isWith = words[i] == "med" && words[i - 1] is "tillsammans" or "samverkan" or "samarbete" or "ihop" or "hjälp";
            if (isWith || words[i] == "via")
            {
                AddList(words, i + 1, found);
            }
        }

        return found;
    }

    private static void AddList(Sentence words, int from, List<Place> found)
    {
        for (var at = from; at < words.Count && at < from + MostWords; at++)
        {
            var last = at;
            while (IsName(words, last + 1) && IsName(words, at))
            {
                last++;
            }

            if (IsName(words, at) || Nouns.Contains(words[at]))
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

    private static bool IsName(Sentence words, int at) => words.IsCapital(at) && !words.IsMark(at) && !Owners.IsName(words, at) && words[at + 1] is not ("kommun" or "kommuns");

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
