namespace Medborgarlofte.Benchmarks;

/// <summary>What was measured, round by round, beside the reference that was measured between the rounds.</summary>
/// <param name="Group">What it belongs to, such as "ingest".</param>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Unit of the values, such as "records/s".</param>
/// <param name="Values">One for each round, or the sample that percentiles are of.</param>
internal sealed record Figure(string Group, string Name, string Unit, IReadOnlyList<double> Values)
{
    /// <summary>What the reference is; empty without one.</summary>
    public string ReferenceName { get; init; } = "";

    /// <summary>The reference's values, in the figure's unit.</summary>
    public IReadOnlyList<double> Reference { get; init; } = [];

    /// <summary>What the design promises, of <see cref="Judged"/>; null where it promises nothing.</summary>
    public double? Budget { get; init; }

    /// <summary>True when more than the budget is a miss, as of times and sizes.</summary>
    public bool LessIsBetter { get; init; }

    /// <summary>Which percentile stands for the values: 50 for rounds, 99 for how late the latest come.</summary>
    public int Percentile { get; init; } = 50;

    public double Value => At(Values, Percentile);

    public double Lowest => Values.Min();

    public double Highest => Values.Max();

    /// <summary>Figure by reference, of their medians; null without a reference.</summary>
    public double? Ratio => Reference.Count == 0 ? null : Value / At(Reference, 50);

    /// <summary>What the budget is about: the ratio where there is one, the value otherwise.</summary>
    public double Judged => Ratio ?? Value;

    /// <summary>Whether the budget is kept; null without one.</summary>
    public bool? Kept => Budget is { } budget ? LessIsBetter ? Judged <= budget : Judged >= budget : null;

    /// <summary>A percentile by nearest rank.</summary>
    public static double At(IReadOnlyList<double> values, int percentile)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(percentile / 100.0 * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
