namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Makes a past participle agree with what it is said of: "handlingsplan framtagen", "forum skapat", "kameror uppsatta".</summary>
internal static class Participles
{
    private static readonly HashSet<string> Prepositions = ["i", "på", "för", "mot", "av", "vid", "om", "till", "med", "kring", "mellan", "som", "under", "inom", "från"];

    private static readonly string[] Plurals = ["er", "or", "ar", "erna", "orna", "arna"];

    /// <param name="neuter">The participle in neuter: "framtaget", "taget i bruk".</param>
    /// <param name="article">The word before the thing, which may be its article.</param>
    /// <param name="thing">What it is said of.</param>
    public static string Agreeing(string neuter, string article, string thing)
    {
        var noun = Noun(thing);
        if (article is "ett" or "det" || thing.StartsWith("hur ", StringComparison.Ordinal) || noun.All(char.IsUpper))
        {
            return neuter;
        }

        if (article is not ("en" or "den") && Array.Exists(Plurals, end => noun.EndsWith(end, StringComparison.Ordinal)) && !noun.EndsWith("center", StringComparison.Ordinal))
        {
            return With(neuter, "na", "ade", "da", "a");
        }

        var isNeuter = article is not ("en" or "den") && (noun.EndsWith("et", StringComparison.Ordinal) || noun.EndsWith("um", StringComparison.Ordinal) || noun.EndsWith("råd", StringComparison.Ordinal));
        return isNeuter ? neuter : With(neuter, "en", "ad", "d", "");
    }

    /// <summary>The last word before the first preposition: "drogpolicy" of "ny drogpolicy för grundskolan".</summary>
    private static string Noun(string thing)
    {
        var words = thing.Split(' ');
        var end = Array.FindIndex(words, Prepositions.Contains);
        return end > 0 ? words[end - 1] : words[^1];
    }

    private static string With(string neuter, string afterGet, string afterAt, string afterT, string afterSatt)
    {
        var (first, rest) = neuter.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? (neuter[..space], neuter[space..]) : (neuter, "");
        var made = first switch
        {
            _ when first.EndsWith("get", StringComparison.Ordinal) => first[..^2] + afterGet,
            _ when first.EndsWith("satt", StringComparison.Ordinal) => first + afterSatt,
            _ when first.EndsWith("at", StringComparison.Ordinal) => first[..^2] + afterAt,
            _ when first.EndsWith("ett", StringComparison.Ordinal) => first[..^2] + "d" + afterT,
            _ when first.EndsWith('t') => first[..^1] + afterT,
            _ => first,
        };
        return made + rest;
    }
}
