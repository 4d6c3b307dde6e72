using System.Globalization;
using Medborgarlofte.Contracts.Calendar;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads calendar days as Swedish texts write them.</summary>
internal static class Dates
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    // "Jul" is Christmas here, and never a month.
    private static readonly Dictionary<string, int> Months = Enumerable.Range(1, 12).SelectMany(month => new[]
    {
        (Word: MonthNames.Swedish(month), month), (Word: MonthNames.Swedish(month)[..3], month),
    }).Where(pair => pair.Word != "jul").DistinctBy(pair => pair.Word).ToDictionary(pair => pair.Word, pair => pair.month);

    /// <summary>1-12 for "januari" or "jan"; 0 for other words.</summary>
    public static int MonthOf(string word) => Months.GetValueOrDefault(word);

    /// <summary>A year in digits; 0 for other words.</summary>
    public static int YearOf(Sentence sentence, int at) =>
        sentence.IsDigits(at) && sentence[at].Length == 4 && int.Parse(sentence[at], CultureInfo.InvariantCulture) is >= FirstYear and <= LastYear and var year ? year : 0;

    /// <summary>A day that begins at a word, and its last word: "2021-03-31", "1 januari 2020", "1/1 2020", "31 mars" of a year that is known.</summary>
    public static (DateOnly Day, int Last)? At(Sentence sentence, int at, int knownYear = 0)
    {
        if (YearOf(sentence, at) is > 0 and var year && sentence[at + 1] == "-" && sentence[at + 3] == "-" && sentence.Touches(at))
        {
            return Day(year, Number(sentence, at + 2), Number(sentence, at + 4), at + 4);
        }

        if (sentence.IsDigits(at) && sentence[at + 1] == "/" && YearOf(sentence, at + 3) is > 0 and var yearAfter)
        {
            return Day(yearAfter, Number(sentence, at + 2), Number(sentence, at), at + 3);
        }

        var hasOrdinal = sentence[at + 1] == ":";
        var month = hasOrdinal ? at + 3 : at + 1;
        if (!sentence.IsDigits(at) || MonthOf(sentence[month]) is not (> 0 and var number))
        {
            return null;
        }

        var stated = YearOf(sentence, month + 1);
        return stated > 0 ? Day(stated, number, Number(sentence, at), month + 1)
            : knownYear > 0 ? Day(knownYear, number, Number(sentence, at), month)
            : null;
    }

    private static int Number(Sentence sentence, int at) => sentence.IsDigits(at) && sentence[at].Length <= 2 ? int.Parse(sentence[at], CultureInfo.InvariantCulture) : 0;

    private static (DateOnly Day, int Last)? Day(int year, int month, int day, int last) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? (new DateOnly(year, month, day), last) : null;
}
