namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Sums of counted records.</summary>
internal static class TallySet
{
    /// <summary>
    /// One tally for each target and key, by target, day, party, area and item: the same sums in the same order, whatever order and however
    /// many parts they came in. A sum of no record is left out.
    /// </summary>
    public static IReadOnlyList<Tally> Ordered(IEnumerable<Tally> tallies) =>
    [
        .. tallies.GroupBy(tally => (tally.TargetId, tally.Key))
            .Select(group => new Tally(group.Key.TargetId, group.Key.Key, group.Aggregate(default(TallyAmount), (sum, tally) => sum + tally.Amount)))
            .Where(tally => tally.Amount != default)
            .OrderBy(tally => tally.TargetId, StringComparer.Ordinal)
            .ThenBy(tally => tally.Key.Date)
            .ThenBy(tally => tally.Key.EndDate)
            .ThenBy(tally => tally.Key.Party)
            .ThenBy(tally => tally.Key.Area, StringComparer.Ordinal)
            .ThenBy(tally => tally.Key.Item, StringComparer.Ordinal),
    ];
}
