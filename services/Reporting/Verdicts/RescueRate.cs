using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What would still be enough in the windows that run now.</summary>
internal static class RescueRate
{
    // More than a dozen in a window is a figure and no plan; then the next smaller window is chosen.
    private const int Plannable = 12;

    /// <summary>Windows from the largest, their days, and how many must be left for "each" to mean anything.</summary>
    private static readonly (Per Per, decimal Days, int Least)[] Units =
        [(Per.Year, 365m, 2), (Per.Month, 30.4375m, 2), (Per.Week, 7m, 1)];

    public static RescueNumber? Of(TargetCase target, Bounds bounds, Outcome outcome, JudgedCells cells)
    {
        JudgedCell[] running = [.. cells.Cells.Where(cell => cell.State == WindowState.Open && cell.Cell.Days.Contains(target.Day))];
        long remaining = running.Sum(cell => Math.Max(0, bounds.Lower - cell.Amount));
        if (target.Span is null || remaining == 0 || outcome is not (Outcome.InProgress or Outcome.NotStarted))
        {
            return null;
        }

        // Risk occasions come when they come: no rate helps.
        int daysLeft = running.Min(cell => cell.Cell.Days.End).DayNumber - target.Day.DayNumber + 1;
        return running.Any(cell => cell.Cell.IsDueOnLastDay)
            ? new RescueNumber(remaining, null, Per.Period)
            : For(remaining, daysLeft);
    }

    /// <summary>
    /// The largest unit in which the rest is at least one and at most a dozen; the smallest that is left when all are more. No rate when
    /// less than one in each unit is enough, or less than a week is left: then the remaining number says it better.
    /// </summary>
    public static RescueNumber For(long remaining, int daysLeft)
    {
        RescueNumber rescue = new(remaining, null, Per.Period);
        foreach ((Per per, decimal days, int least) in Units)
        {
            decimal units = daysLeft / days;
            if (units < least || remaining < units)
            {
                continue;
            }

            rescue = new RescueNumber(remaining, decimal.Ceiling(remaining / units), per);
            if (rescue.Rate <= Plannable)
            {
                return rescue;
            }
        }

        return rescue;
    }
}
