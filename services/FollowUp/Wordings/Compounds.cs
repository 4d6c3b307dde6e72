namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Gives the first half of a divided compound its second half back: "trafik- och informationsinsatser".</summary>
internal static class Compounds
{
    private const int MostAhead = 8;
    private const int ShortestEnd = 4;

    /// <summary>"trafikinsatser" for "trafik-"; null for a word that is whole, or whose other half does not come.</summary>
    public static string? Whole(Sentence sentence, int at)
    {
        if (sentence.IsMark(at) || !sentence.At(at).IsSuspended)
        {
            return null;
        }

        var second = SecondHalf(sentence, at);
        var start = sentence[at].TrimEnd('-');
        string? whole = null;
        for (var cut = 1; cut + ShortestEnd <= second.Length; cut++)
        {
            // The shortest end that makes a word that is known: "insatser" of "informationsinsatser".
            var end = second[cut..];
            if (Vocabulary.IsKindNoun(end) && Vocabulary.IsKindNoun(start + end))
            {
                whole = start + end;
            }
        }

        return whole;
    }

    private static string SecondHalf(Sentence sentence, int at)
    {
        for (var i = at + 1; i <= at + MostAhead; i++)
        {
            var isBetween = sentence[i] is "," or "och" or "eller" or "samt" or "/" || (!sentence.IsMark(i) && sentence.At(i).IsSuspended);
            if (!isBetween)
            {
                return sentence[i];
            }
        }

        return "";
    }
}
