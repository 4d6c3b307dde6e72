using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Share;

/// <summary>Judges the share of all that counts or, where it holds for each area or item, that of each of them apart.</summary>
internal static class ShareJudging
{
    public static TargetVerdict Of(TargetCase target, ShareGoal goal)
    {
        ShareSum[] sums = goal.IsEach() ? [.. Each(target, goal)] : [new ShareSum(goal, "", null, target.Tallies)];
        TargetVerdict verdict = target.Verdict(OutcomeOf(target, sums), PaceOf(target, sums)) with
        {
            Required = goal.Percent,
            Comparison = goal.Comparison,
            EachArea = goal.EachArea && sums.Length > 1,
            Details = goal.IsEach() ? [.. sums.Select(sum => Detail(target, sum)).OfType<WindowVerdict>()] : [],
        };
        return target.Total is { Whole: > 0 } total ? verdict.WithCount(Percentage.Of(total.Amount, total.Whole, goal.Percent)) : verdict;
    }

    private static IEnumerable<ShareSum> Each(TargetCase target, ShareGoal goal)
    {
        ILookup<string, Tally> tallies = target.Tallies.ToLookup(tally => goal.EachArea ? tally.Key.Area : tally.Key.Item);
        IEnumerable<NamedCode> parts = goal.EachArea
            ? target.Target.Counting.Areas.Select(code => target.Agreement.Areas.FirstOrDefault(area => area.Code == code) ?? new NamedCode(code, code))
            : goal.Items ?? [];
        return parts.Select(part => new ShareSum(goal, part.Code, NameOf(part), [.. tallies[part.Code]]));
    }

    private static BothLanguages? NameOf(NamedCode part) =>
        part.Name.Length == 0 ? null : new(part.Name, part.NameEn.Length > 0 ? part.NameEn : part.Name);

    /// <summary>Null for one that there is no share of, by complete reports: nothing of it can be kept or missed.</summary>
    private static WindowVerdict? Detail(TargetCase target, ShareSum sum) => StateOf(target, sum) is not { } state ? null
        : new WindowVerdict(sum.Label, sum.Name, null, sum.Total.Amount, state) { Whole = sum.Total.Whole, Percent = sum.Percent };

    private static Outcome OutcomeOf(TargetCase target, ShareSum[] sums)
    {
        if (!target.IsOver)
        {
            return target.Undecided;
        }

        WindowState[] states = [.. sums.Select(sum => StateOf(target, sum)).OfType<WindowState>()];
        return states.Length == 0 ? Outcome.NotMeasurable
            : states.Contains(WindowState.Missed) ? Outcome.NotFulfilled
            : Array.TrueForAll(states, state => state == WindowState.Met) ? Outcome.Fulfilled
            : Outcome.NotReported;
    }

    private static WindowState? StateOf(TargetCase target, ShareSum sum)
    {
        if (!target.IsOver)
        {
            return WindowState.Open;
        }

        bool complete = target.Declared.Cover(target.Span!);
        if (sum.Total.Whole == 0)
        {
            return complete ? null : WindowState.NotReported;
        }

        // As for numbers: what is reported can keep a share, and only complete reports can break it or keep a ceiling.
        return sum.Total.LowerBounds == 0 && sum.IsExactEnough && (complete || (sum.IsKept && sum.Goal.Comparison != Comparison.AtMost))
            ? sum.IsKept ? WindowState.Met : WindowState.Missed
            : WindowState.NotReported;
    }

    private static Pace PaceOf(TargetCase target, ShareSum[] sums)
    {
        if (target.IsOver)
        {
            return Pace.Finished;
        }

        ShareSum[] known = [.. sums.Where(sum => sum.Total.Whole > 0)];
        return known.Length == 0 ? Pace.NotApplicable : Array.TrueForAll(known, sum => sum.IsKept) ? Pace.OnTrack : Pace.Behind;
    }
}

/// <summary>Part and whole of all that counts, or of one area or item.</summary>
/// <param name="Goal">The promised share.</param>
/// <param name="Label">Code of the area or item; empty for all together.</param>
/// <param name="Name">Its public name.</param>
/// <param name="Tallies">What counts.</param>
internal sealed record ShareSum(ShareGoal Goal, string Label, BothLanguages? Name, IReadOnlyList<Tally> Tallies)
{
    public TallyAmount Total { get; } = Tallies.Aggregate(default(TallyAmount), (sum, tally) => sum + tally.Amount);

    /// <summary>Null for a share of nothing.</summary>
    public decimal? Percent => Total.Whole > 0 ? Percentage.Of(Total.Amount, Total.Whole, Goal.Percent) : null;

    public bool IsKept => Keeps(Total);

    /// <summary>True when the share is on the same side of the goal wherever the rounded numbers truly lie.</summary>
    public bool IsExactEnough
    {
        get
        {
            (long part, long whole) = (Tallies.Sum(tally => tally.Amount.Uncertainty()), Tallies.Sum(tally => tally.Amount.WholeUncertainty()));
            TallyAmount least = Total with { Amount = Total.Amount - part, Whole = Total.Whole + whole };
            TallyAmount most = Total with { Amount = Total.Amount + part, Whole = Total.Whole - whole };
            return Keeps(least) == IsKept && Keeps(most) == IsKept;
        }
    }

    private bool Keeps(TallyAmount total) => Goal.Comparison == Comparison.AtMost
        ? 100 * total.Amount <= Goal.Percent * total.Whole
        : 100 * total.Amount >= Goal.Percent * total.Whole;
}
