using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>"Åtta månader återstår": the time from a day through the last day of a period, in the unit that a person would use.</summary>
internal static class TimeLeft
{
    /// <param name="day">The day judged at; it is not over.</param>
    /// <param name="end">Last day, not before <paramref name="day"/>.</param>
    public static BothLanguages Sentence(DateOnly day, DateOnly end)
    {
        int days = end.DayNumber - day.DayNumber + 1;
        return days switch
        {
            <= 1 => new("detta är periodens sista dag", "this is the last day of the period"),
            < 14 => Say("", days, ("dag", "dagar", GrammaticalGender.Common), ("day", "days")),
            < 60 => Weeks(days),
            _ => Months(day, end.AddDays(1)),
        };
    }

    private static BothLanguages Weeks(int days) =>
        Say(days % 7 == 0 ? "" : "drygt", days / 7, ("vecka", "veckor", GrammaticalGender.Common), ("week", "weeks"));

    private static BothLanguages Months(DateOnly start, DateOnly end)
    {
        int months = ((end.Year - start.Year) * 12) + end.Month - start.Month;
        if (start.AddMonths(months) > end)
        {
            months--;
        }

        int restDays = end.DayNumber - start.AddMonths(months).DayNumber;
        // A rest of almost a month rounds up in speech, and a few days are not mentioned.
        (string qualifier, months) = restDays switch { <= 3 => ("", months), >= 24 => ("nästan", months + 1), _ => ("drygt", months) };
        return months % 12 == 0
            ? Say(qualifier, months / 12, ("år", "år", GrammaticalGender.Neuter), ("year", "years"))
            : months > 24
                ? Say(months % 12 == 11 ? "nästan" : "drygt", (months + 1) / 12, ("år", "år", GrammaticalGender.Neuter), ("year", "years"))
                : Say(qualifier, months, ("månad", "månader", GrammaticalGender.Common), ("month", "months"));
    }

    private static BothLanguages Say(
        string qualifier, int number, (string One, string Many, GrammaticalGender Gender) sv, (string One, string Many) en)
    {
        string english = qualifier switch { "drygt" => "just over", "nästan" => "almost", _ => "" };
        return new(
            $"{Words.Join(qualifier, Numeral.Swedish(number, sv.Gender), number == 1 ? sv.One : sv.Many)} återstår",
            Words.Join(english, Numeral.English(number), number == 1 ? $"{en.One} remains" : $"{en.Many} remain"));
    }
}
