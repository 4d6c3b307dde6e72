namespace Medborgarlofte.Contracts.Calendar;

/// <summary>What calendars and clocks in Sweden show. Records are dated, and periods begin and end, by these days.</summary>
public static class SwedishTime
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The calendar day at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant));

    /// <summary>Day and clock time at an instant.</summary>
    public static DateTime At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Stockholm).DateTime;

    /// <summary>The instant at which calendars and clocks show this.</summary>
    public static DateTimeOffset InstantOf(DateTime local) => new(local, Stockholm.GetUtcOffset(local));
}
