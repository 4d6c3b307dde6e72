using System.Globalization;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>"Under perioden", "under året", "under 2018", "vår och höst", "i januari": spans of time, and not how often.</summary>
internal static class WideWindows
{
    private static readonly HashSet<string> Periods =
    [
        "perioden", "åren", "avtalsperioden", "avtalstiden", "löftesperioden", "löftestiden", "giltighetstiden", "tvåårsperioden", "treårsperioden", "samverkansperioden", "avtalsåren",
        "överenskommelsen", "löftet", "medborgarlöftet", "mandatperioden", "planperioden",
    ];

    private static readonly HashSet<string> Years = ["året", "kalenderåret", "verksamhetsåret", "avtalsåret", "löftesåret"];

    private static readonly HashSet<string> Between = ["hela", "den", "innevarande", "det", "kommande", "detta", "ett", "loppet", "av", "aktuella", "gällande", "löpande", "kommande", "båda", "de", "två", "tre"];

    public static Window? At(Sentence sentence, int at) => Seasons(sentence, at) ?? Terms(sentence, at) ?? Under(sentence, at) ?? Month(sentence, at);

    private static Window? Under(Sentence sentence, int at)
    {
        if (sentence[at] is not ("under" or "inom" or "i"))
        {
            return null;
        }

        var noun = at + 1;
        while (noun <= at + 4 && Between.Contains(sentence[noun]))
        {
            noun++;
        }

        var isRunning = sentence[at] == "under" || sentence[at + 1] == "loppet";
        return sentence[noun] switch
        {
            var word when isRunning && Periods.Contains(word) => new Window(Per.Period, at, noun) { IsWide = true },
            "år" when sentence.IsDigits(noun + 1) => YearAt(sentence, at, noun + 1),
            var word when isRunning && (Years.Contains(word) || (word == "år" && noun > at + 1 && sentence[noun - 1] is "ett" or "varje")) => new Window(Per.Year, at, noun) { IsWide = true },
            _ => isRunning ? YearAt(sentence, at, noun) : null,
        };
    }

    private static Window? YearAt(Sentence sentence, int at, int digits) =>
        sentence.IsDigits(digits) && sentence[digits].Length == 4 && int.Parse(sentence[digits], CultureInfo.InvariantCulture) is >= 1990 and <= 2100 and var year
            ? sentence[digits + 1] is "-" or "och" or "/" && sentence.IsDigits(digits + 2)
                ? new Window(Per.Period, at, digits + 2) { IsWide = true }
                : new Window(Per.Year, at, digits) { IsWide = true, Year = year }
            : null;

    /// <summary>"vår och höst", "under sommaren", "på våren".</summary>
    private static Window? Seasons(Sentence sentence, int at)
    {
        if (Windows.SeasonOf(sentence[at]) is not { } first || IsPronoun(sentence, at))
        {
            return null;
        }

        var isPair = sentence[at + 1] is "och" or "samt" or "/" or "," && Windows.SeasonOf(sentence[at + 2]) is not null;
        var start = sentence[at - 1] is "under" or "på" or "i" or "varje" ? at - 1 : at;
        if (isPair)
        {
            return new Window(Per.Season, start, at + 2) { Seasons = [first, Windows.SeasonOf(sentence[at + 2])!.Value], MeansOnce = false };
        }

        return start < at ? new Window(Per.Season, start, at) { Seasons = [first], IsWide = sentence[at - 1] != "varje" } : null;
    }

    /// <summary>"vår" is also "our": a season stands after a preposition or before another season.</summary>
    private static bool IsPronoun(Sentence sentence, int at) => sentence[at] == "vår"
        && !(sentence[at + 1] is "och" or "samt" or "/" && Windows.SeasonOf(sentence[at + 2]) is not null) && sentence[at - 1] != "varje";

    /// <summary>"vår- och hösttermin", "höstterminen och vårterminen": each of the terms.</summary>
    private static Window? Terms(Sentence sentence, int at)
    {
        var isPair = sentence[at] is "vår-" or "höst-" && sentence[at + 1] is "och" or "samt" && sentence[at + 2].Contains("termin", StringComparison.Ordinal);
        var areTwo = IsTerm(sentence[at]) && sentence[at + 1] is "och" or "samt" && IsTerm(sentence[at + 2]);
        return isPair || areTwo ? new Window(Per.SchoolTerm, at, at + 2) : null;
    }

    private static bool IsTerm(string word) => word is "vårterminen" or "höstterminen" or "vårtermin" or "hösttermin";

    private static Window? Month(Sentence sentence, int at) => sentence[at] is "i" or "under" && Dates.MonthOf(sentence[at + 1]) is > 0 and var month
        ? new Window(Per.Period, at, at + 1) { Month = month, IsWide = true }
        : null;
}
