using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>The windows that a target states.</summary>
/// <param name="Per">Which calendar windows.</param>
/// <param name="Seasons">The seasons that count; all four when empty.</param>
internal sealed record WindowTerms(Per Per, IReadOnlyList<Season> Seasons)
{
    /// <summary>How many weeks or months one window holds.</summary>
    public int Every { get; init; } = 1;

    /// <summary>First day of the first window of several; null for the first counted day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The days of the week that are windows, of windows of a day; all when empty.</summary>
    public IReadOnlyList<Weekday> Weekdays { get; init; } = [];

    public bool IsSeveral => Every > 1;

    /// <summary>True when it leaves days of the period out by intent, so that a sum over them cannot be placed.</summary>
    public bool LeavesDaysOut => Per == Per.Season || Weekdays.Count > 0 || (IsSeveral && From is not null);
}
