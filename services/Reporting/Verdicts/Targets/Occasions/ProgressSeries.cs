namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>How the counted number grew over its days.</summary>
internal static class ProgressSeries
{
    // More days than this are told by month: a reader follows two years in 24 rows, and no table grows with the number of records.
    private const int MostDays = 24;

    /// <summary>
    /// What had been counted by the end of each day on which something was, or of each month when those are many. Only for a number
    /// that can grow evenly: of the whole period, together. Empty otherwise.
    /// </summary>
    /// <param name="verdict">The judged target.</param>
    /// <param name="tallies">The sums of its commitment.</param>
    /// <param name="day">The day judged at: what is dated later has not been done on it.</param>
    public static IReadOnlyList<(DateOnly Day, long Total)> Of(TargetVerdict verdict, IEnumerable<Tally> tallies, DateOnly day)
    {
        if (verdict is not { Windows: null, Details.Count: 0 })
        {
            return [];
        }

        // A figure for many days says nothing of the days inside: it is known to be reached on its last one, or on the day judged at.
        var sums = new SortedDictionary<DateOnly, long>();
        foreach (var tally in tallies.Where(tally => tally.TargetId == verdict.Target.Id && tally.Key.Date <= day && !tally.Key.IsBeside()))
        {
            if (tally.Amount.Records > 0)
            {
                var known = tally.Key.EndDate < day ? tally.Key.EndDate : day;
                sums[known] = sums.GetValueOrDefault(known) + tally.Amount.Amount;
            }
        }

        return sums.Count <= MostDays ? Growing(sums) : Growing(ByMonth(sums, day));
    }

    private static List<(DateOnly Day, long Total)> Growing(IEnumerable<KeyValuePair<DateOnly, long>> sums)
    {
        var points = new List<(DateOnly Day, long Total)>();
        var total = 0L;
        foreach (var (day, amount) in sums)
        {
            points.Add((day, total += amount));
        }

        return points;
    }

    private static IEnumerable<KeyValuePair<DateOnly, long>> ByMonth(SortedDictionary<DateOnly, long> sums, DateOnly day) =>
        from sum in sums
        let end = new DateOnly(sum.Key.Year, sum.Key.Month, DateTime.DaysInMonth(sum.Key.Year, sum.Key.Month))
        group sum.Value by end < day ? end : day into month
        select KeyValuePair.Create(month.Key, month.Sum());
}
