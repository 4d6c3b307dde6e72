using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Days of the week.</summary>
internal static class Weekdays
{
    // System.DayOfWeek begins on Sunday.
    public static Weekday Of(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? Weekday.Sunday : (Weekday)day.DayOfWeek;
}
