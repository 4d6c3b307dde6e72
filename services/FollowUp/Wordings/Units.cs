using Medborgarlofte.Contracts.Codes;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Knows the units of the code list in their inflected forms.</summary>
internal static class Units
{
    private static readonly HashSet<string> Times =
        ["gång", "gånger", "ggr", "ggn", "tillfälle", "tillfällen", "tillfällena", "tillfällena", "x", "st", "stycken", "stycke", "st."];

    /// <summary>Counts that are time or persons, and not occasions: only records in the unit may count.</summary>
    private static readonly HashSet<string> OtherThanOccasions = ["timme", "dag", "hushall", "person", "deltagare", "enkatsvar", "elev"];

    private static readonly Dictionary<string, string> ByWord = Forms();

    /// <summary>"gånger", "tillfällen", "stycken": the number counts how often, and what is said elsewhere.</summary>
    public static bool IsTimes(string word) => Times.Contains(word);

    /// <summary>The unit of a word; null when it is none.</summary>
    public static string? Find(string word)
    {
        if (ByWord.TryGetValue(word, out var code))
        {
            return code;
        }

        // "dialogtillfällen", "skolklasser": the last part of a compound decides. Short ones stand inside too many other words.
        foreach (var (form, unit) in ByWord)
        {
            if (form.Length >= 6 && word.Length > form.Length && word.EndsWith(form, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>A code that the counting rule must state, as records have it seldom.</summary>
    public static bool MustBeStated(string unit) => OtherThanOccasions.Contains(unit);

    /// <summary>True when a word can be counted: a unit, or a kind of activity.</summary>
    public static bool IsCounted(string word) => IsTimes(word) || Find(word) is not null || Vocabulary.IsKindNoun(word);

    private static Dictionary<string, string> Forms()
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in CountUnits.All)
        {
            foreach (var word in (string[])[unit.SwedishSingular, unit.SwedishPlural, Definite(unit.SwedishPlural)])
            {
                forms.TryAdd(word, unit.Code);
            }
        }

        foreach (var (word, code) in ((string, string)[])[("tim", "timme"), ("h", "timme"), ("kväll", "pass"), ("kvällar", "pass"), ("nätter", "pass"), ("arbetspass", "pass"), ("dagar", "dag")])
        {
            forms.TryAdd(word, code);
        }

        forms.Remove("procent");
        return forms;
    }

    private static string Definite(string plural) => plural.EndsWith('r') ? plural + "na" : plural + "a";
}
