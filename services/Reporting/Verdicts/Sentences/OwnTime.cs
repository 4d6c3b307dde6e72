using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>The part of the agreement's period that a target is about: "i maj 2022".</summary>
internal static class OwnTime
{
    /// <summary>After what is done; empty for a target about the whole period.</summary>
    public static BothLanguages Of(TargetTerms target, AgreementRecorded agreement) =>
        target.Within is { } within && !Covers(within, agreement.Period) ? Words(within) : new("", "");

    /// <summary>After a goal: "för 2022", "för den 31 mars 2022", "för mars–maj 2022".</summary>
    public static BothLanguages For(DateSpan days)
    {
        if (days.Start == days.End)
        {
            return new($"för {SpokenDate.Swedish(days.Start)}", $"for {SpokenDate.English(days.Start)}");
        }

        // "I maj 2022" and "under 2022" become "för maj 2022" and "för 2022".
        BothLanguages time = Words(days);
        string[] swedish = time.Sv.Split(' ', 2);
        string[] english = time.En.Split(' ', 2);
        return swedish[0] is "i" or "under" ? new($"för {swedish[1]}", $"for {english[1]}") : new($"för tiden {time.Sv}", $"for the time {time.En}");
    }

    private static bool Covers(DateSpan within, DateSpan? period) => period is not null && within.Start <= period.Start && within.End >= period.End;

    private static BothLanguages Words(DateSpan days)
    {
        (DateOnly start, DateOnly end) = (days.Start, days.End);
        bool wholeMonths = start.Day == 1 && end.AddDays(1).Day == 1;
        if (!wholeMonths || start.Year != end.Year)
        {
            return new($"från {SpokenDate.Swedish(start)} till {SpokenDate.Swedish(end)}", $"from {SpokenDate.English(start)} to {SpokenDate.English(end)}");
        }

        return (start.Month, end.Month) switch
        {
            (1, 12) => new($"under {start.Year}", $"in {start.Year}"),
            (int first, int last) when first == last => new($"i {MonthNames.Swedish(first)} {start.Year}", $"in {MonthNames.English(first)} {start.Year}"),
            (int first, int last) => new(
                $"i {MonthNames.Swedish(first)}–{MonthNames.Swedish(last)} {start.Year}", $"in {MonthNames.English(first)}–{MonthNames.English(last)} {start.Year}"),
        };
    }
}
