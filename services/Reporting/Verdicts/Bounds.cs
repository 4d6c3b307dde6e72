namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What is known about the amount in one window.</summary>
/// <param name="Amount">Reported with days inside the window: it was at least this.</param>
/// <param name="Spread">Reported in sums that reach into other windows too: as much as this may lie here, or nothing.</param>
/// <param name="IsLowerBound">True when a source said "at least": the reports give no highest amount.</param>
/// <param name="Uncertainty">How far the true amount may lie from what is reported, since sources have rounded.</param>
internal readonly record struct CellSum(long Amount, long Spread, bool IsLowerBound, long Uncertainty)
{
    /// <summary>It was at least this.</summary>
    public long Least => Amount - Uncertainty;

    /// <summary>By the reports it was at most this.</summary>
    public long Most => Amount + Spread + Uncertainty;
}

/// <summary>A promised number as the lowest and the highest amount that keep it; both included.</summary>
/// <param name="Upper">Null for "at least".</param>
internal readonly record struct Bounds(long Lower, long? Upper)
{
    public bool IsCeiling => Lower == 0 && Upper is not null;

    /// <param name="over">The window's last day has passed.</param>
    /// <param name="declared">Every source has declared every day of the window complete.</param>
    public WindowState StateOf(CellSum sum, bool over, bool declared)
    {
        // No later report can take back what has been reached, or exceeded.
        if (Upper is null && sum.Least >= Lower)
        {
            return WindowState.Met;
        }

        if (sum.Least > Upper)
        {
            return WindowState.Missed;
        }

        return over ? StateAfter(sum, declared) : WindowState.Open;
    }

    private WindowState StateAfter(CellSum sum, bool declared)
    {
        if (sum.IsLowerBound)
        {
            // "Drygt sextio" proves neither that sixty-five were missed nor that sixty were not exceeded.
            return WindowState.NotReported;
        }

        if (declared && sum.Most < Lower)
        {
            return WindowState.Missed;
        }

        // A reported number inside the bounds keeps them. A ceiling would also be kept by silence, so there the sources must have said
        // that nothing is missing.
        return sum.Least >= Lower && sum.Most <= Upper && (declared || !IsCeiling) ? WindowState.Met : WindowState.NotReported;
    }
}
