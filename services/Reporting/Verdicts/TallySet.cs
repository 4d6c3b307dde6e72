namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// Sums of counted records. Adding and subtracting in any order gives the same sums, and a sum that has come back to nothing is gone:
/// a corrected record leaves no trace, and a rebuild ends in the same state.
/// </summary>
internal sealed class TallySet
{
    private readonly Dictionary<(string TargetId, TallyKey Key), TallyAmount> _sums = [];

    public void Add(IEnumerable<Tally> tallies)
    {
        foreach (Tally tally in tallies)
        {
            Add(tally.TargetId, tally.Key, tally.Amount);
        }
    }

    public void Subtract(IEnumerable<Tally> tallies)
    {
        foreach (Tally tally in tallies)
        {
            Add(tally.TargetId, tally.Key, -tally.Amount);
        }
    }

    /// <summary>One tally for each target and key, by target, day, party, area and item.</summary>
    public IReadOnlyList<Tally> ToList() =>
    [
        .. _sums
            .Select(sum => new Tally(sum.Key.TargetId, sum.Key.Key, sum.Value))
            .OrderBy(tally => tally.TargetId, StringComparer.Ordinal)
            .ThenBy(tally => tally.Key.Date)
            .ThenBy(tally => tally.Key.EndDate)
            .ThenBy(tally => tally.Key.Party)
            .ThenBy(tally => tally.Key.Area, StringComparer.Ordinal)
            .ThenBy(tally => tally.Key.Item, StringComparer.Ordinal),
    ];

    /// <summary>The same sums in the same order, whatever order and however many parts they came in.</summary>
    public static IReadOnlyList<Tally> Ordered(IEnumerable<Tally> tallies)
    {
        TallySet set = new();
        set.Add(tallies);
        return set.ToList();
    }

    private void Add(string targetId, TallyKey key, TallyAmount amount)
    {
        TallyAmount sum = _sums.GetValueOrDefault((targetId, key)) + amount;
        if (sum == default)
        {
            _sums.Remove((targetId, key));
        }
        else
        {
            _sums[(targetId, key)] = sum;
        }
    }
}
