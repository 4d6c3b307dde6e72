using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>
/// "Varannan vecka", "var tredje månad": windows that the model has not are read as a number in the next larger one that they imply.
/// </summary>
internal static class Intervals
{
    private static readonly Dictionary<string, int> Ordinals = new()
    {
        ["annan"] = 2, ["andra"] = 2, ["tredje"] = 3, ["fjärde"] = 4, ["femte"] = 5, ["sjätte"] = 6, ["åttonde"] = 8, ["tionde"] = 10, ["tolfte"] = 12,
    };

    /// <summary>Every second week is at least two a month, as each month has four whole weeks; and so on.</summary>
    private static readonly Dictionary<(string Noun, int Every), (Per Per, int Number)> Implied = new()
    {
        [("dag", 2)] = (Per.Week, 3), [("dag", 3)] = (Per.Week, 2), [("vecka", 2)] = (Per.Month, 2), [("vecka", 3)] = (Per.Month, 1), [("vecka", 4)] = (Per.Month, 1),
        [("helg", 2)] = (Per.Month, 2), [("månad", 2)] = (Per.Year, 6), [("månad", 3)] = (Per.Quarter, 1), [("månad", 4)] = (Per.Tertial, 1),
        [("månad", 6)] = (Per.HalfYear, 1), [("vecka", 6)] = (Per.Quarter, 2), [("vecka", 8)] = (Per.Quarter, 1), [("dag", 14)] = (Per.Month, 2), [("år", 2)] = (Per.Period, 1),
        [("termin", 2)] = (Per.Year, 1), [("kvartal", 2)] = (Per.HalfYear, 1),
    };

    public static Window? At(Sentence sentence, int at)
    {
        if (sentence[at] is "varannan" or "vartannat" or "varannat")
        {
            return Of(sentence[at + 1], 2, at, at + 1);
        }

        if (sentence[at] is not ("var" or "vart"))
        {
            return null;
        }

        if (sentence[at + 1] == "fjortonde" || (sentence[at + 1] == "14" && sentence[at + 2] == ":"))
        {
            var day = sentence[at + 2] == ":" ? at + 4 : at + 2;
            return Of(sentence[day], 14, at, day);
        }

        return Ordinals.TryGetValue(sentence[at + 1], out var every) ? Of(sentence[at + 2], every, at, at + 2) : null;
    }

    /// <summary>"fredag", "lördagskväll": once a week, as "helg" is.</summary>
    private static bool IsWeekday(string word) =>
        word.Contains("dag", StringComparison.Ordinal) && word.Length > 5 && !word.StartsWith("varda", StringComparison.Ordinal);

    private static Window? Of(string word, int every, int first, int last) =>
        Implied.TryGetValue((IsWeekday(word) ? "helg" : word, every), out var implied) ? new Window(implied.Per, first, last) { MeansOnce = true, Number = implied.Number } : null;
}
