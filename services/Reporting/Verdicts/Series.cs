namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// The cells of one area or item in order of time, without overlaps, and what was reported in them. Figures that lie in one cell are
/// added to it; figures over several cells are kept beside.
/// </summary>
internal sealed class Series
{
    private readonly IReadOnlyList<Cell> _cells;
    private readonly long[] _amounts;
    private readonly long[] _spread;
    private readonly long[] _uncertainty;
    private readonly bool[] _lowerBound;
    private readonly List<Spread> _sums = [];

    public Series(IReadOnlyList<Cell> cells, IEnumerable<Tally> tallies)
    {
        _cells = cells;
        _amounts = new long[cells.Count];
        _spread = new long[cells.Count];
        _uncertainty = new long[cells.Count];
        _lowerBound = new bool[cells.Count];
        foreach (Figure figure in Figure.Of(tallies))
        {
            Place(figure);
        }
    }

    public JudgedCells Judge(Bounds bounds, DeclaredDays declared, DateOnly day)
    {
        JudgedCell[] cells = [.. _cells.Select((cell, index) => new JudgedCell(cell, _amounts[index], _uncertainty[index], StateOf(index, bounds, declared, day)))];
        return new JudgedCells(cells, _sums.Sum(sum => sum.Figure.Amount), new SumProof(cells, _lowerBound, _sums, bounds, declared).Missed(day));
    }

    private WindowState StateOf(int index, Bounds bounds, DeclaredDays declared, DateOnly day)
    {
        Cell cell = _cells[index];
        if (cell.Cut)
        {
            return WindowState.Cut;
        }

        bool over = cell.Days.End < day;
        return bounds.StateOf(new CellSum(_amounts[index], _spread[index], _lowerBound[index], _uncertainty[index]), over, over && declared.Cover(cell.Days));
    }

    private void Place(Figure figure)
    {
        int first = FirstEndingFrom(figure.Days.Start);
        if (first == _cells.Count || _cells[first].Days.Start > figure.Days.End)
        {
            return;
        }

        if (_cells[first].Days.Contains(figure.Days.Start) && _cells[first].Days.Contains(figure.Days.End))
        {
            _amounts[first] += figure.Amount;
            _uncertainty[first] += figure.Uncertainty;
            _lowerBound[first] |= figure.IsLowerBound;
            return;
        }

        int next = first;
        for (; next < _cells.Count && _cells[next].Days.Start <= figure.Days.End; next++)
        {
            _spread[next] += figure.Amount + figure.Uncertainty;
            _lowerBound[next] |= figure.IsLowerBound;
        }

        _sums.Add(new Spread(figure, first, next - first));
    }

    private int FirstEndingFrom(DateOnly day)
    {
        int low = 0;
        int high = _cells.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _cells[middle].Days.End < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
