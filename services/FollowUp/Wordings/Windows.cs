using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A window that a number holds for.</summary>
/// <param name="Per">Which.</param>
/// <param name="First">First word that says it.</param>
/// <param name="Last">Last word.</param>
internal sealed record Window(Per Per, int First, int Last)
{
    /// <summary>True for "varje vecka" and "veckovis": once in each, where no number stands.</summary>
    public bool MeansOnce { get; init; }

    /// <summary>For "varannan vecka", which no window is: how many in each of the window that is read instead.</summary>
    public int? Number { get; init; }

    /// <summary>Seasons, for PER_SEASON.</summary>
    public IReadOnlyList<Season> Seasons { get; init; } = [];

    /// <summary>A year that the number holds for alone: "under 2018".</summary>
    public int Year { get; init; }

    /// <summary>A month that the number holds for alone: "i januari".</summary>
    public int Month { get; init; }

    /// <summary>True for "under året" and "under perioden", which stand back for a window that says more.</summary>
    public bool IsWide { get; init; }
}

/// <summary>Finds the windows of a sentence.</summary>
internal static class Windows
{
    private static readonly Dictionary<string, Per> Nouns = new()
    {
        ["dag"] = Per.Day, ["dagen"] = Per.Day, ["dygn"] = Per.Day, ["dygnet"] = Per.Day, ["kväll"] = Per.Day, ["natt"] = Per.Day, ["vardag"] = Per.Day,
        ["arbetsdag"] = Per.Day, ["skoldag"] = Per.Day, ["vecka"] = Per.Week, ["v"] = Per.Week, ["veckan"] = Per.Week, ["arbetsvecka"] = Per.Week, ["kalendervecka"] = Per.Week,
        ["helg"] = Per.Week, ["måndag"] = Per.Week, ["tisdag"] = Per.Week, ["onsdag"] = Per.Week, ["torsdag"] = Per.Week, ["fredag"] = Per.Week,
        ["lördag"] = Per.Week, ["söndag"] = Per.Week, ["fredagskväll"] = Per.Week, ["lördagskväll"] = Per.Week, ["månad"] = Per.Month, ["månaden"] = Per.Month,
        ["mån"] = Per.Month, ["kalendermånad"] = Per.Month, ["kvartal"] = Per.Quarter, ["kvartalet"] = Per.Quarter, ["tertial"] = Per.Tertial, ["tertialet"] = Per.Tertial,
        ["halvår"] = Per.HalfYear, ["halvåret"] = Per.HalfYear, ["termin"] = Per.SchoolTerm, ["terminen"] = Per.SchoolTerm, ["skoltermin"] = Per.SchoolTerm,
        ["år"] = Per.Year, ["året"] = Per.Year, ["kalenderår"] = Per.Year, ["kalenderåret"] = Per.Year, ["läsår"] = Per.Year, ["läsåret"] = Per.Year,
        ["verksamhetsår"] = Per.Year, ["skolår"] = Per.Year,
    };

    private static readonly Dictionary<string, Per> Adverbs = new()
    {
        ["dagligen"] = Per.Day, ["veckovis"] = Per.Week, ["veckovisa"] = Per.Week, ["månatligen"] = Per.Month, ["månadsvis"] = Per.Month, ["månadsvisa"] = Per.Month,
        ["månatlig"] = Per.Month, ["månatliga"] = Per.Month, ["kvartalsvis"] = Per.Quarter, ["kvartalsvisa"] = Per.Quarter, ["tertialvis"] = Per.Tertial,
        ["halvårsvis"] = Per.HalfYear, ["halvårsvisa"] = Per.HalfYear, ["terminsvis"] = Per.SchoolTerm, ["terminsvisa"] = Per.SchoolTerm, ["årligen"] = Per.Year, ["årsvis"] = Per.Year,
        ["årlig"] = Per.Year, ["årligt"] = Per.Year, ["årliga"] = Per.Year, ["daglig"] = Per.Day, ["dagliga"] = Per.Day, ["varjevecka"] = Per.Week,
    };

    private static readonly HashSet<string> Each = ["per", "varje", "var", "vart", "/", "pr"];

    private static readonly (string Start, Per Per)[] Compounds =
        [("vecko", Per.Week), ("månads", Per.Month), ("kvartals", Per.Quarter), ("halvårs", Per.HalfYear), ("termins", Per.SchoolTerm), ("års", Per.Year)];

    /// <summary>Whether the word names a window: "vecka", "termin".</summary>
    public static bool NamesOne(Sentence sentence, int index) => Nouns.ContainsKey(sentence[index]);

    /// <summary>Every window, in order.</summary>
    public static List<Window> Find(Sentence sentence)
    {
        var found = new List<Window>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (At(sentence, i) is { } window)
            {
                found.Add(window);
                i = window.Last;
            }
        }

        return found;
    }

    private static Window? At(Sentence sentence, int at) =>
        EveryDay(sentence, at) ?? Intervals.At(sentence, at) ?? EachOf(sentence, at) ?? InEach(sentence, at) ?? Adverb(sentence, at) ?? WideWindows.At(sentence, at) ?? Compound(sentence, at);

    /// <summary>"alla dagar i veckan", "alla fredagar".</summary>
    private static Window? EveryDay(Sentence sentence, int at) => sentence[at] != "alla" ? null
        : sentence[at + 1].EndsWith("dagar", StringComparison.Ordinal) && Nouns.GetValueOrDefault(sentence[at + 1][..^2]) == Per.Week ? new Window(Per.Week, at, at + 1) { MeansOnce = true }
        : sentence[at + 1] is "dagar" or "vardagar" or "kvällar" ? new Window(Per.Day, at, sentence.Has(at + 2, "i", "veckan") ? at + 3 : at + 1) { MeansOnce = true }
        : null;

    /// <summary>"per vecka", "varje kalenderår", "/månad".</summary>
    private static Window? EachOf(Sentence sentence, int at)
    {
        if (!Each.Contains(sentence[at]))
        {
            return null;
        }

        // "per kommundel och år": the window is the second.
        var noun = sentence[at + 1] is "påbörjad" or "påbörjat" or "hel" or "helt" or "enskild" or "enskilt" or "helgfri" or "ny" or "nytt" ? at + 2 : sentence[at + 2] is "och" or "/" && NamesOne(sentence, at + 3) && !NamesOne(sentence, at + 1) ? at + 3 : at + 1;
        if (sentence[at] == "varje" && WeekdaysFrom(sentence, noun) is > 1 and var days)
        {
            return new Window(Per.Week, at, noun + (2 * (days - 1))) { MeansOnce = true, Number = days };
        }

        return Nouns.TryGetValue(sentence[noun], out var per) && !(sentence[at] is "var" && per == Per.Day)
            ? new Window(per, at, noun) { MeansOnce = sentence[at] is "varje" or "var" or "vart" || per != Per.Year }
            : SeasonOf(sentence[noun]) is { } season ? new Window(Per.Season, at, noun) { Seasons = [season], MeansOnce = sentence[at] == "varje" } : null;
    }

    /// <summary>"varje fredag och lördag": how many days of the week are named.</summary>
    private static int WeekdaysFrom(Sentence sentence, int at)
    {
        var days = 0;
        while (sentence[at].EndsWith("dag", StringComparison.Ordinal) && sentence[at].Length > 5 && Nouns.GetValueOrDefault(sentence[at]) == Per.Week)
        {
            days++;
            at += sentence[at + 1] is "och" or "," or "samt" ? 2 : 1;
        }

        return days;
    }

    /// <summary>"i veckan", "om året": only after a number of times, as "i veckan" alone is this week.</summary>
    private static Window? InEach(Sentence sentence, int at)
    {
        var isDefinite = sentence[at + 1] == "veckan" || sentence[at + 1].EndsWith("en", StringComparison.Ordinal) || sentence[at + 1].EndsWith("et", StringComparison.Ordinal);
        return sentence[at] is "i" or "om" && isDefinite && Nouns.TryGetValue(sentence[at + 1], out var per) ? new Window(per, at, at + 1) : null;
    }

    /// <summary>"veckovis", "årligen"; "det dagliga arbetet" is not.</summary>
    private static Window? Adverb(Sentence sentence, int at)
    {
        var isKnown = sentence[at].EndsWith("liga", StringComparison.Ordinal) && sentence[at - 1] is "det" or "den" or "de" or "utöver" or "vårt" or "ordinarie" && !IsPromisedAgain(sentence, at);
        var isOccasion = sentence[at + 1].StartsWith("risk", StringComparison.Ordinal) || sentence[at + 1].StartsWith("tillfälle", StringComparison.Ordinal);
        return !isKnown && !isOccasion && Adverbs.TryGetValue(sentence[at], out var per) ? new Window(per, at, at) { MeansOnce = true } : null;
    }

    /// <summary>"Genomföra den årliga trygghetsvandringen": once in each; "vid den årliga marknaden" says when.</summary>
    private static bool IsPromisedAgain(Sentence sentence, int at) => sentence[at] is not "dagliga" && sentence[at - 1] is "den" or "det" && (at == 1 || sentence[at - 2].EndsWith('a'))
        && (sentence[at + 1].EndsWith('n') || sentence[at + 1].EndsWith('t')) && Vocabulary.IsKindNoun(sentence[at + 1]);

    /// <summary>"veckolägesbild", "månadsmöten": the activity's own name says how often.</summary>
    private static Window? Compound(Sentence sentence, int at)
    {
        foreach (var (start, per) in Compounds)
        {
            if (sentence[at].StartsWith(start, StringComparison.Ordinal) && !sentence[at].StartsWith("årskurs", StringComparison.Ordinal) && Vocabulary.IsKindNoun(sentence[at][start.Length..]))
            {
                return new Window(per, at, at) { MeansOnce = true };
            }
        }

        return null;
    }

    public static Season? SeasonOf(string word) => word switch
    {
        "vår" or "våren" or "vårens" => Season.Spring,
        "sommar" or "sommaren" or "sommarens" or "sommartid" or "sommarmånaderna" or "sommarhalvåret" or "sommarperioden" => Season.Summer,
        "höst" or "hösten" or "höstens" => Season.Autumn,
        "vinter" or "vintern" or "vinterns" or "vintertid" or "vintermånaderna" or "vinterhalvåret" => Season.Winter,
        _ => null,
    };
}
