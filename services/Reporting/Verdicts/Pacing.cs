using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>How a count stands against an even pace through its windows, by the elapsed days that something is known of. The day judged at is not over.</summary>
internal static class Pacing
{
    public static Pace Of(TargetCase target, Bounds bounds, Outcome outcome, JudgedCells cells)
    {
        if (target.IsOver || outcome == Outcome.Fulfilled)
        {
            return Pace.Finished;
        }

        if (outcome == Outcome.NotFulfilled)
        {
            return Pace.OutOfReach;
        }

        // Silence is neither ahead nor behind.
        if (cells.Judged == 0 || outcome == Outcome.NotReported)
        {
            return Pace.NotApplicable;
        }

        // A ceiling has no pace to keep: as long as it is not exceeded, all is well.
        return bounds.IsCeiling ? Pace.OnTrack : Compare(bounds, cells, KnownUntil(target));
    }

    /// <summary>
    /// The first day of which nothing is known: after the last figure, and after the days that are declared without a gap. Days that nobody
    /// has reported on make nobody late.
    /// </summary>
    private static DateOnly KnownUntil(TargetCase target)
    {
        DateOnly last = target.Tallies.Where(tally => tally.Amount.Records > 0).Select(tally => tally.Key.EndDate).DefaultIfEmpty(DateOnly.MinValue).Max();
        DateOnly reported = last < target.Day ? last.AddDays(1) : target.Day;
        DateOnly declared = target.Span is { } span ? target.Declared.FirstGap(span) ?? target.Day : target.Day;
        DateOnly known = declared > reported ? declared : reported;
        return known < target.Day ? known : target.Day;
    }

    private static Pace Compare(Bounds bounds, JudgedCells cells, DateOnly day)
    {
        decimal elapsed = cells.Cells.Where(cell => cell.State != WindowState.Cut).Sum(cell => Elapsed(cell.Cell, day));
        decimal count = cells.Spread + cells.Cells
            .Where(cell => cell.State != WindowState.Cut)
            // More than promised in one window does not make up for another.
            .Sum(cell => Math.Min(cell.Amount, bounds.Upper ?? bounds.Lower));
        if (count > Tolerated(elapsed * (bounds.Upper ?? bounds.Lower), +1))
        {
            return Pace.Ahead;
        }

        return count < Tolerated(elapsed * bounds.Lower, -1) ? Pace.Behind : Pace.OnTrack;
    }

    // On track is within a tenth of the even pace, and always within one: nobody is late by half a control.
    private static decimal Tolerated(decimal even, int direction) => even + (direction * Math.Max(1, even / 10));

    private static decimal Elapsed(Cell cell, DateOnly day)
    {
        int whole = CalendarWindows.DayCount(cell.Days);
        int elapsed = Math.Clamp(day.DayNumber - cell.Days.Start.DayNumber, 0, whole);
        return cell.IsDueOnLastDay && elapsed < whole ? 0 : (decimal)elapsed / whole;
    }
}
