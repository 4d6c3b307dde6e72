namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A figure over several windows of one series, and which ones it touches.</summary>
internal sealed record Spread(Figure Figure, int FirstCell, int CellCount);

/// <summary>
/// What a sum over many windows proves about them. 71 traffic controls in the 92 days of May to July cannot be one on each day: at
/// least 21 days were missed, and nobody can tell which. 301 in 245 days prove nothing either way: several may have been on one day.
/// </summary>
/// <param name="cells">The judged windows of one series, in order.</param>
/// <param name="lowerBound">True for each window in which a source only said "at least".</param>
/// <param name="sums">The figures over several windows.</param>
/// <param name="bounds">What keeps each window.</param>
/// <param name="declared">The days that every party that counts has declared.</param>
internal sealed class SumProof(JudgedCell[] cells, bool[] lowerBound, IReadOnlyList<Spread> sums, Bounds bounds, DeclaredDays declared)
{
    /// <summary>How many windows, beyond those already judged missed, must have been missed.</summary>
    public int Missed(DateOnly day)
    {
        Spread[] past = [.. sums.Where(sum => sum.Figure.Days.End < day).OrderBy(sum => sum.Figure.Days.End)];

        // Sums over the same days must not prove the same window missed twice: the best choice of sums that do not overlap is taken.
        int[] best = new int[past.Length + 1];
        for (int index = 0; index < past.Length; index++)
        {
            Spread sum = past[index];
            int before = Array.FindLastIndex(past, index, earlier => earlier.FirstCell + earlier.CellCount <= sum.FirstCell) + 1;
            int proven = Math.Max(TooFew(sum), TooMany(sum));
            best[index + 1] = Math.Max(best[index], best[before] + proven);
        }

        return best[past.Length];
    }

    /// <summary>Windows inside the sum's days that stay short however its amount, and that of every sum it meets, is divided.</summary>
    private int TooFew(Spread sum)
    {
        Figure[] meeting =
        [
            .. sums.Select(other => other.Figure)
                .Where(other => other.Days.Start <= sum.Figure.Days.End && other.Days.End >= sum.Figure.Days.Start),
        ];
        if (bounds.Lower == 0 || !meeting.All(other => other.IsExact) || !SaysThereWereNoMore(sum.Figure))
        {
            return 0;
        }

        long[] shortfalls =
        [
            .. Enumerable.Range(sum.FirstCell, sum.CellCount)
                .Where(index => cells[index].State == WindowState.NotReported && !lowerBound[index] && IsInside(cells[index].Cell, sum.Figure))
                .Select(index => bounds.Lower - cells[index].Amount)
                .Where(shortfall => shortfall > 0)
                .Order(),
        ];
        long left = meeting.Sum(other => other.Amount);
        return shortfalls.Length - shortfalls.TakeWhile(shortfall => (left -= shortfall) >= 0).Count();
    }

    /// <summary>
    /// One party's sum tells what that party did of one kind. Where others count too, or other kinds, they may yet report more for the
    /// same days, unless they have declared them.
    /// </summary>
    private bool SaysThereWereNoMore(Figure figure) => declared.IsOfOneKind || declared.Cover(figure.Days);

    /// <summary>One, when the sum is more than all its windows together may hold.</summary>
    private int TooMany(Spread sum)
    {
        ArraySegment<JudgedCell> touched = new(cells, sum.FirstCell, sum.CellCount);
        // A cut window has no limit, a missed one is counted already, and only one that stands as not reported can be counted here.
        return bounds.Upper is { } upper
            && touched.All(cell => cell.State is WindowState.Met or WindowState.NotReported)
            && touched.Any(cell => cell.State == WindowState.NotReported)
            && sum.Figure.Amount - sum.Figure.Uncertainty > touched.Sum(cell => upper - cell.Amount + cell.Uncertainty)
            ? 1
            : 0;
    }

    private static bool IsInside(Cell cell, Figure figure) => figure.Days.Contains(cell.Days.Start) && figure.Days.Contains(cell.Days.End);
}
