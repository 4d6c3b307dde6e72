using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What numbers of occasions and covered sets have in common: cells that must each be kept.</summary>
internal static partial class Judge
{
    private static JudgedCells JudgeSeries(
        TargetCase target, IEnumerable<IReadOnlyList<Cell>> series, Bounds bounds, Func<TallyKey, string> keyOf)
    {
        ILookup<string, Tally> tallies = target.Tallies.ToLookup(tally => keyOf(tally.Key));
        return JudgedCells.Together(
        [
            .. series
                .Where(cells => cells.Count > 0)
                .Select(cells => new Series(cells, tallies[cells[0].Key]).Judge(bounds, target.Declared, target.Day)),
        ]);
    }

    /// <summary>
    /// One missed cell breaks the commitment, since the wording holds for each; it is said as soon as it is known. Reaching the total
    /// does not mend it.
    /// </summary>
    private static Outcome OutcomeOf(TargetCase target, JudgedCells cells)
    {
        if (cells.Count(WindowState.Missed) + cells.ProvenMissed > 0)
        {
            return Outcome.NotFulfilled;
        }

        if (cells.Judged == 0)
        {
            // A week's promise in a period without a whole week, or school terms that nobody has decided.
            return target.IsOver ? Outcome.NotMeasurable : target.Undecided;
        }

        return cells.Count(WindowState.Met) == cells.Judged ? Outcome.Fulfilled : target.Undecided;
    }
}
