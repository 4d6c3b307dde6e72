namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Swedish numbers in words: "femton", "tjugotvå", "etthundrafemtio", "ett tiotal".</summary>
internal static class Numerals
{
    private static readonly Dictionary<string, int> Units = new()
    {
        ["noll"] = 0, ["en"] = 1, ["ett"] = 1, ["två"] = 2, ["tre"] = 3, ["fyra"] = 4, ["fem"] = 5, ["sex"] = 6, ["sju"] = 7, ["åtta"] = 8,
        ["nio"] = 9, ["tio"] = 10, ["elva"] = 11, ["tolv"] = 12, ["tretton"] = 13, ["fjorton"] = 14, ["femton"] = 15, ["sexton"] = 16,
        ["sjutton"] = 17, ["arton"] = 18, ["aderton"] = 18, ["nitton"] = 19,
    };

    private static readonly Dictionary<string, int> Tens = new()
    {
        ["tjugo"] = 20, ["tjugi"] = 20, ["trettio"] = 30, ["fyrtio"] = 40, ["femtio"] = 50, ["sextio"] = 60, ["sjuttio"] = 70, ["åttio"] = 80,
        ["nittio"] = 90,
    };

    private static readonly Dictionary<string, int> Sets = new() { ["dussin"] = 12, ["dussinet"] = 12, ["tjog"] = 20 };

    /// <summary>The value of a number in one word; null when it is none.</summary>
    public static int? Parse(string word) =>
        Parts(word, "tusen", 1000, Below1000) ?? Below1000(word);

    /// <summary>About how many: the value of "tiotal", "15-tal", "dussin".</summary>
    public static int? ParseAbout(string word)
    {
        if (Sets.TryGetValue(word, out var set))
        {
            return set;
        }

        var stem = word.EndsWith("talet", StringComparison.Ordinal) ? word[..^5] : word.EndsWith("tal", StringComparison.Ordinal) ? word[..^3] : "";
        stem = stem.TrimEnd('-');
        if (Sets.TryGetValue(stem, out set))
        {
            return set;
        }

        if (stem.Length == 0)
        {
            return null;
        }

        return int.TryParse(stem, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var digits)
            ? digits
            : Parse(stem) is > 1 and var value ? value : null;
    }

    private static int? Below1000(string word) => Parts(word, "hundra", 100, Below100) ?? Below100(word);

    private static int? Below100(string word)
    {
        if (Units.TryGetValue(word, out var unit) || Tens.TryGetValue(word, out unit))
        {
            return unit;
        }

        foreach (var (ten, value) in Tens)
        {
            if (word.StartsWith(ten, StringComparison.Ordinal) && Units.TryGetValue(word[ten.Length..], out var rest) && rest is > 0 and < 10)
            {
                return value + rest;
            }
        }

        return null;
    }

    /// <summary>"tvåhundrafemtio": how many times, the word for it, and what is left.</summary>
    private static int? Parts(string word, string middle, int size, Func<string, int?> below)
    {
        var at = word.IndexOf(middle, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var rest = word[(at + middle.Length)..].TrimStart();
        var times = at == 0 ? 1 : below(word[..at]);
        var more = rest.Length == 0 ? 0 : below(rest.StartsWith("och", StringComparison.Ordinal) ? rest[3..] : rest);
        return times is null || more is null ? null : (times * size) + more;
    }
}
