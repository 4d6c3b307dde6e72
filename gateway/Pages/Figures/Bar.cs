using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>
/// A bar of what was counted with a mark where the promise is, over a line of the period that is as long as the way to the mark. So a
/// bar that reaches further than the elapsed part of the line is ahead of an even pace, without a word of explanation.
/// </summary>
/// <param name="Filled">Length of the bar, 0-1 of the width; null when nothing is reported.</param>
/// <param name="Mark">Where the promise is.</param>
/// <param name="UpperMark">Where the upper number of a range is.</param>
/// <param name="Elapsed">Part of the period that has gone, 0-1; null without a period.</param>
internal sealed record Bar(double? Filled, double Mark, double? UpperMark, double? Elapsed)
{
    // A number needs about so much of a telephone's width.
    private const double NumberWidth = .3;

    /// <summary>True when the number stands on the bar, and false beside it.</summary>
    public bool NumberIsInside => Filled > NumberWidth;

    /// <summary>Where the number begins, or ends: it stands clear of the marks.</summary>
    public double NumberAt => Filled is not { } filled ? 0
        : NumberIsInside ? (NumberEnds ? filled : 0)
        : Mark >= filled && Mark - filled < NumberWidth ? UpperMark is { } upper && upper - filled < NumberWidth ? upper : Mark
        : filled;

    /// <summary>True when the number ends there: the promise is near the beginning of a long bar.</summary>
    public bool NumberEnds => NumberIsInside && Mark < NumberWidth;

    // Room to the right of the longest part, so that a reached promise still shows its mark.
    private const double Widest = 0.94;

    /// <summary>Null for a target without a promised number, and for one whose picture is another.</summary>
    public static Bar? Of(TargetFollowUp target, Period? days, DateOnly day)
    {
        if (!target.HasRequired || !TargetFigure.Of(target).HasBar)
        {
            return null;
        }

        var upper = target.HasRequiredUpper ? target.RequiredUpper : target.Required;
        var full = TargetFigure.Of(target).IsPercent ? 100 : Math.Max(Math.Max(upper, target.HasCount ? target.Count : 0), 1);
        return new Bar(
            target.HasCount ? Widest * target.Count / full : null,
            Widest * target.Required / full,
            target.HasRequiredUpper ? Widest * target.RequiredUpper / full : null,
            Gone(days, day));
    }

    /// <summary>Part of the days that is over by the end of a day; null for no days.</summary>
    public static double? Gone(Period? days, DateOnly day)
    {
        if (days is null)
        {
            return null;
        }

        var (first, last) = (Language.Parse(days.StartDate), Language.Parse(days.EndDate));
        return Math.Clamp((day.DayNumber - first.DayNumber + 1) / (double)(last.DayNumber - first.DayNumber + 1), 0, 1);
    }
}
