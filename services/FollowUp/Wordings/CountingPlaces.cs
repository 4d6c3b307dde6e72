namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Decides where records must lie to count, and whether a number holds for each place.</summary>
internal static class CountingPlaces
{
    private static readonly HashSet<string> Examples = ["bl", "exempelvis", "särskilt", "främst", "framförallt", "framför", "prioriterade", "bland"];

    public static void Read(CommitmentSentence sentence, TargetDraft draft, List<Place> places)
    {
        var words = sentence.Words;
        // Named examples limit nothing: "bl.a. på Heden", "prioriterade vägavsnitt".
        if (words.Find(Examples) >= 0 && draft.Target.Occasions is null)
        {
            return;
        }

        var rule = draft.Target.Counting;
        foreach (var place in places.Where(place => !rule.Areas.Contains(place.Code)))
        {
            draft.Stated($"counting.areas[{rule.Areas.Count}]", words.RangeOf(place.First, place.Last));
            rule.Areas.Add(place.Code);
        }

        if (draft.Target.Occasions is { } goal && rule.Areas.Count > 1 && HoldsForEach(sentence) is { } at)
        {
            goal.EachArea = true;
            draft.Inferred("occasions.eachArea", words.RangeOf(at, at), Note.EachArea);
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "gemensam" or "gemensamma" && !(words[i + 1] == "åtgärder"))
            {
                rule.JointOnly = true;
                draft.Inferred("counting.jointOnly", words.RangeOf(i, i), Note.Stated);
                break;
            }
        }
    }

    /// <summary>Word that says so: "motsvarande antal", "vardera", "två på A samt två i B"; a list before the number holds for all together.</summary>
    private static int? HoldsForEach(CommitmentSentence sentence)
    {
        var words = sentence.Words;
        for (var i = 0; i < words.Count; i++)
        {
            if ((words[i] == "motsvarande" && words[i + 1] == "antal") || words[i] is "vardera" or "respektive" || (words[i] == "lika" && words[i + 1] == "många"))
            {
                return i;
            }
        }

        var numbers = sentence.Counted.ConvertAll(counted => counted.Quantity);
        if (numbers.Count > 1 && numbers.TrueForAll(number => number.Value == numbers[0].Value))
        {
            return numbers[1].First;
        }

        // A situation picture of three places once a month is three pictures.
        return sentence.Windows.Find(window => !window.IsWide) is { } window && numbers.Count == 1 && sentence.Places.TrueForAll(place => place.Last < numbers[0].First)
            && sentence.Kinds.Exists(kind => kind.Codes[0] == "lagesbild")
            ? window.First
            : null;
    }
}
