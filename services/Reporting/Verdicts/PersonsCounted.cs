using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>The persons that one target counts, by day, party and area: the most that tells whether one number is a part of another.</summary>
/// <param name="Verdict">Which of the verdicts.</param>
/// <param name="Target">Which of its targets.</param>
/// <param name="Series">The results or units that are added up.</param>
/// <param name="Sums">Persons, none of them zero; items are added together.</param>
internal sealed record PersonsCounted(int Verdict, int Target, IReadOnlyList<string> Series, IReadOnlyDictionary<TallyKey, long> Sums)
{
    public long Total { get; } = Sums.Values.Sum();

    /// <param name="verdict">Which of the verdicts.</param>
    /// <param name="target">Which of its targets.</param>
    /// <param name="judged">The verdict.</param>
    /// <param name="tallies">Its sums.</param>
    public static PersonsCounted Of(int verdict, int target, Verdict judged, IEnumerable<Tally> tallies)
    {
        Dictionary<TallyKey, long> sums = [];
        TargetVerdict own = judged.Targets[target];
        foreach (Tally tally in tallies.Where(tally => tally.TargetId == own.Target.Id && tally.Key.Date <= judged.Day && !tally.Key.IsBeside()))
        {
            TallyKey key = tally.Key with { Item = "" };
            sums[key] = sums.GetValueOrDefault(key) + tally.Amount.Amount;
        }

        return new(verdict, target, SmallNumbers.Series(own.Target), sums.Where(sum => sum.Value != 0).ToDictionary());
    }

    /// <summary>True when everybody counted here can also be counted there.</summary>
    public bool CanBeIn(PersonsCounted whole) =>
        (Verdict, Target) != (whole.Verdict, whole.Target) && Series.Intersect(whole.Series).Any() && FitsIn(whole.Sums);

    public bool FitsIn(IReadOnlyDictionary<TallyKey, long> rest) => Sums.All(sum => rest.GetValueOrDefault(sum.Key) >= sum.Value);

    /// <summary>True when all of them were counted within these days.</summary>
    public bool IsWithin(DateSpan days) => Sums.Keys.All(key => days.Start <= key.Date && key.EndDate <= days.End);
}
