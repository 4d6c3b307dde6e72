using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>The days of the week in both languages.</summary>
internal static class WeekdayNames
{
    private static readonly string[] SwedishNames = ["", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

    /// <summary>"fredag".</summary>
    public static string Swedish(Weekday day) => SwedishNames[(int)day];

    /// <summary>"Friday".</summary>
    public static string English(Weekday day) => $"{day}";
}
