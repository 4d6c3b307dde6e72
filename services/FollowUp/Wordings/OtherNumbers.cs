namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Marks the numbers that are no target: years, dates, times, roads, school years, ages, phone numbers, parts of a text.</summary>
internal static class OtherNumbers
{
    /// <summary>A number right after one of these names something: "väg 31", "åk 7", "vecka 12", "punkt 3".</summary>
    private static readonly HashSet<string> Naming =
    [
        "väg", "vägen", "riksväg", "riksvägen", "rv", "länsväg", "länsvägen", "lv", "e", "åk", "årskurs", "årskurser", "årskurserna", "årskurserna", "åldern", "åldrarna", "ålder",
        "klass", "klasserna", "vecka", "veckorna", "v", "kl", "klockan", "punkt", "punkten", "nr", "nummer", "numret", "löfte", "medborgarlöfte", "mål", "delmål", "steg", "fas", "del",
        "bilaga", "etapp", "nivå", "sida", "sid", "§", "kap", "kapitel", "paragraf", "telefon", "telefonnummer", "tfn", "tel", "ring", "år", "året", "åren", "zon", "linje", "grupp",
        "område", "punkterna", "hösten", "våren", "sommaren", "vintern", "agenda", "brottsbalken", "prio", "tabell", "figur", "version", "plan", "ht", "vt", "den", "januari", "februari", "mars",
        "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
    ];

    /// <summary>A number right before one of these measures something else: "15 år", "30 km/h", "två veckor".</summary>
    private static readonly HashSet<string> Measured =
    [
        "år", "års", "åriga", "årig", "årigt", "åringar", "kap", "km", "km/h", "kilometer", "meter", "m", "kr", "kronor", "kkr", "tkr", "mkr", "miljoner", "miljon", "promille", "§", "minuters",
        "timmars", "dagars", "veckors", "månaders", "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
        "parter", "parterna", "parters", "grader", "kvadratmeter", "hektar", "kap.", "invånare", "hjul", "poliser", "polismän", "tjänstemän", "tjänstepersoner", "medarbetare", "handläggare",
    ];

    /// <summary>"Under 2023 utreda": a year, whatever follows it.</summary>
    private static readonly HashSet<string> BeforeYear = ["under", "från", "hela", "inför", "sedan", "senast", "löftet", "medborgarlöftet"];

    /// <summary>"de två", "båda", "dessa tre": things that are known already.</summary>
    private static readonly HashSet<string> Known = ["de", "dessa", "våra", "övriga", "alla", "senaste", "kommande", "närmaste", "nästa", "samtliga", "första", "bägge", "sina", "vilka", "andra"];

    private static readonly HashSet<string> LongTimes = ["veckor", "veckorna", "månader", "månaderna", "dygn", "dagar", "arbetsdagar", "vardagar", "timmar", "minuter"];

    private static readonly HashSet<string> TimePrepositions = ["i", "inom", "under", "efter", "före", "innan", "var", "på", "ca", "cirka", "minst", "högst", "max", "upp", "till"];

    /// <summary>True for each word that is, or belongs to, such a number.</summary>
    public static bool[] Mark(Sentence sentence)
    {
        var marked = new bool[sentence.Count];
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!marked[i] && End(sentence, i) is var end && end > i)
            {
                Array.Fill(marked, true, i, end - i);
            }
        }

        return marked;
    }

    /// <summary>Place after the other number that begins here; the same place when none does.</summary>
    private static int End(Sentence sentence, int at)
    {
        var isNumber = sentence.IsDigits(at) || (!sentence.IsMark(at) && Numerals.Parse(sentence[at]) is not null);
        if (!isNumber)
        {
            return at;
        }

        var last = LastOfGroup(sentence, at);
        var isArticle = sentence[at] is "en" or "ett";
        var isOther = IsYear(sentence, at, last) || IsTimeOrDate(sentence, at) || IsNamed(sentence, at) || IsPhone(sentence, at)
            || IsAge(sentence, last) || (sentence[last + 1] == "av" && IsNumber(sentence, last + 2)) || (sentence[at - 1] == "av" && IsNumber(sentence, at - 2)) || (!isArticle && IsMeasure(sentence, at, last)) || (!isArticle && Known.Contains(sentence[at - 1]));
        return isOther ? last + 1 : at;
    }

    /// <summary>"7-9", "15 till 20", "2020 och 2021" go together.</summary>
    private static int LastOfGroup(Sentence sentence, int at)
    {
        var last = at;
        while (sentence[last + 1] is "-" or "/" or "till" or "och" or "à" or ":" or "." && IsNumber(sentence, last + 2)
            && (sentence[last + 1] is not ("." or ":" or "/") || (sentence.Touches(last) && sentence.Touches(last + 1))))
        {
            last += 2;
        }

        return last;
    }

    private static bool IsNumber(Sentence sentence, int at) => sentence.IsDigits(at) || (!sentence.IsMark(at) && Numerals.Parse(sentence[at]) is > 1);

    private static bool IsYear(Sentence sentence, int at, int last)
    {
        var year = sentence[at];
        if (!sentence.IsDigits(at) || year.Length != 4 || !(year.StartsWith("19", StringComparison.Ordinal) || year.StartsWith("20", StringComparison.Ordinal)))
        {
            return false;
        }

        var follows = sentence[last + 1];
        return Comparisons.WordBefore(sentence, at) is null && (BeforeYear.Contains(sentence[at - 1]) || sentence.IsMark(last + 1) || !Units.IsCounted(follows));
    }

    private static bool IsTimeOrDate(Sentence sentence, int at)
    {
        var mark = sentence[at + 1];
        var touches = mark is ":" or "." && sentence.Touches(at) && sentence.Touches(at + 1) && sentence.IsDigits(at + 2) && sentence[at + 2].Length != 3;
        var isDay = sentence.IsDigits(at) && mark == "/" && sentence.IsDigits(at + 2) && sentence.Touches(at) && sentence.Touches(at + 1);
        var isOrdinal = sentence.IsDigits(at) && mark == ":" && sentence[at + 2] is "a" or "e";
        return touches || isDay || isOrdinal || (sentence.IsDigits(at) && Dates.MonthOf(mark.Split('-')[0]) > 0);
    }

    private static bool IsNamed(Sentence sentence, int at)
    {
        var before = sentence[at - 1] == "." ? sentence[at - 2] : sentence[at - 1];
        return Naming.Contains(before) && (sentence.IsDigits(at) || before is not ("del" or "plan" or "den" or "år" or "område" or "väg" or "mål" or "e" or "v"));
    }

    /// <summary>112, 114 14 and the like, unless they count something.</summary>
    private static bool IsPhone(Sentence sentence, int at) => sentence[at] switch
    {
        "114" or "113" or "11414" or "11313" => sentence[at] is "11414" or "11313" || sentence[at + 1] is "14" or "13",
        "112" => !Units.IsCounted(sentence[at + 1]),
        "14" or "13" => sentence[at - 1] is "114" or "113",
        _ => false,
    };

    private static bool IsAge(Sentence sentence, int last) => sentence[last + 1] is "år" or "åringar" or "åriga" or "års" or "årsåldern" or "årig"
        || (sentence[last + 1] == "-" && sentence[last + 2] is "åringar" or "årsåldern");

    private static bool IsMeasure(Sentence sentence, int at, int last) => Measured.Contains(sentence[last + 1])
        || (LongTimes.Contains(sentence[last + 1]) && IsDuration(sentence, at, last + 1));

    /// <summary>"inom två veckor" and "under tre dagar" are times; "40 timmar per vecka" and "två dagar i veckan" are counted.</summary>
    private static bool IsDuration(Sentence sentence, int at, int unit)
    {
        if (sentence[unit + 1] is "per" or "i" or "varje" or "/" or "om" && Windows.NamesOne(sentence, unit + 2))
        {
            return false;
        }

        var isLong = sentence[unit].StartsWith("veck", StringComparison.Ordinal) || sentence[unit].StartsWith("månad", StringComparison.Ordinal);
        return isLong || sentence[unit] == "minuter" || (TimePrepositions.Contains(sentence[at - 1]) && sentence[at - 1] is "i" or "inom" or "under" or "efter" or "före" or "innan");
    }
}
