using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Calendar;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// Reads days as programs write them: year, month, day in any spelling, with or without a time of day, or with the month in words. What can
/// be read in two ways is refused.
/// </summary>
internal static partial class CellDays
{
    private const string Iso = "yyyy-MM-dd";
    private const int ShortestMonth = 3;

    /// <summary>The day as RFC 3339 full-date; null when it is wrong, after noting why.</summary>
    public static string? Read(string cell, CsvColumn column, CsvRow row)
    {
        if (DateOnly.TryParseExact(cell, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return cell;
        }

        var match = Pattern().Match(cell);
        if (!match.Success || DayOf(match) is not { } day)
        {
            row.Add(column, Remedy(cell));
            return null;
        }

        if (match.Groups["time"].Success)
        {
            if (At(day, match) is not { } inSweden)
            {
                row.Add(column, "Has a time of day that no clock shows. A day alone is enough: 2021-05-01.");
                return null;
            }

            row.TimeDropped();
            day = inSweden;
        }

        return day.ToString(Iso, CultureInfo.InvariantCulture);
    }

    private static DateOnly? DayOf(Match match)
    {
        var month = match.Groups["word"].Success ? Month(match.Groups["word"].Value) : Number(match, "m");
        var (year, day) = (Number(match, "y"), Number(match, "d"));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>The day in Sweden at that time; null for no time.</summary>
    private static DateOnly? At(DateOnly day, Match match)
    {
        if (Number(match, "hour") > 23 || Number(match, "minute") > 59)
        {
            return null;
        }

        var clock = day.ToDateTime(new TimeOnly(Number(match, "hour"), Number(match, "minute")));
        if (!match.Groups["offset"].Success || day.Year is < 2 or > 9998)
        {
            return day;
        }

        var sign = match.Groups["sign"].Value == "-" ? -1 : 1;
        var offset = new TimeSpan(Number(match, "offsetHours"), Number(match, "offsetMinutes"), 0);
        return SwedishTime.DayOf(new DateTimeOffset(clock, TimeSpan.Zero) - (sign * offset));
    }

    private static int Month(string word) => 1 + Enumerable.Range(0, 12).FirstOrDefault(
        month => word.Length >= ShortestMonth && MonthNames.Swedish(month + 1).StartsWith(word, StringComparison.OrdinalIgnoreCase), -1);

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static string Remedy(string cell) => "Must be a day as year-month-day, such as 2021-05-01."
        + (SerialPattern().IsMatch(cell) ? " A number is how Excel counts days: give the column a date format before it is saved."
            : AmbiguousPattern().IsMatch(cell) ? " Which of the numbers is the year, the month and the day cannot be told." : "");

    [GeneratedRegex("^((?<y>[0-9]{4})(?<s>[-/.])(?<m>[0-9]{1,2})\\k<s>(?<d>[0-9]{1,2})|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})"
        + "|(den )?(?<d>[0-9]{1,2}) (?<word>\\p{L}+)\\.? (?<y>[0-9]{4}))"
        + "((T|,? +)(kl\\.? *)?(?<time>(?<hour>[0-9]{1,2})[:.](?<minute>[0-9]{2})([:.][0-9]{2}([.,][0-9]{1,9})?)?)"
        + " ?(?<offset>Z|(?<sign>[+-])(?<offsetHours>[01][0-9]):?(?<offsetMinutes>[0-5][0-9]))?)?\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex("^[0-9]{5}([.,][0-9]+)?\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SerialPattern();

    [GeneratedRegex("^[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]([0-9]{2}|[0-9]{4})\\z|^[0-9]{6}\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AmbiguousPattern();
}
