using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>The judged cells of a target that must each be kept: numbers of occasions, and covered sets.</summary>
/// <param name="Cells">In order.</param>
/// <param name="Spread">Amount of the sums over several windows, which stand in no cell.</param>
/// <param name="ProvenMissed">Cells that such sums prove missed without telling which; they stand as not reported.</param>
internal sealed record JudgedCells(IReadOnlyList<JudgedCell> Cells, long Spread, int ProvenMissed)
{
    public int Judged => Cells.Count(cell => cell.State != WindowState.Cut);

    public WindowSummary Summary => new(
        Count(WindowState.Met),
        Count(WindowState.Missed) + ProvenMissed,
        Count(WindowState.Open),
        Count(WindowState.NotReported) - ProvenMissed,
        Count(WindowState.Cut))
    {
        MissedIsLowerBound = ProvenMissed > 0,
    };

    public IReadOnlyList<WindowVerdict> Details =>
        [.. Cells.Select(cell => new WindowVerdict(cell.Cell.Label, cell.Cell.Name, cell.Cell.Shown, cell.Amount, cell.State))];

    /// <param name="target">What is judged.</param>
    /// <param name="series">The cells of each area or item.</param>
    /// <param name="bounds">What keeps each cell.</param>
    /// <param name="keyOf">The area or item that a tally is of.</param>
    public static JudgedCells Of(TargetCase target, IEnumerable<IReadOnlyList<Cell>> series, Bounds bounds, Func<TallyKey, string> keyOf)
    {
        ILookup<string, Tally> tallies = target.Tallies.ToLookup(tally => keyOf(tally.Key));
        JudgedCells[] judged =
        [
            .. series
                .Where(cells => cells.Count > 0)
                .Select(cells => new Series(cells, tallies[cells[0].Key]).Judge(bounds, target.Declared, target.Day)),
        ];
        return new JudgedCells([.. judged.SelectMany(one => one.Cells)], judged.Sum(one => one.Spread), judged.Sum(one => one.ProvenMissed));
    }

    public int Count(WindowState state) => Cells.Count(cell => cell.State == state);

    /// <summary>
    /// One missed cell breaks the commitment, since the wording holds for each; it is said as soon as it is known. Reaching the total
    /// does not mend it.
    /// </summary>
    public Outcome OutcomeOf(TargetCase target)
    {
        if (Count(WindowState.Missed) + ProvenMissed > 0)
        {
            return Outcome.NotFulfilled;
        }

        if (Judged == 0)
        {
            // A week's promise in a period without a whole week, or school terms that nobody has decided.
            return target.IsOver ? Outcome.NotMeasurable : target.Undecided;
        }

        return Count(WindowState.Met) == Judged ? Outcome.Fulfilled : target.Undecided;
    }
}
