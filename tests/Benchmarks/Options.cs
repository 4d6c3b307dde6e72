namespace Medborgarlofte.Benchmarks;

/// <summary>Input sizes, which are pinned: figures of different sizes are not compared.</summary>
/// <param name="Rounds">Interleaved rounds of figure and reference.</param>
/// <param name="Records">Records that one round of the stream pushes.</param>
/// <param name="WarmUp">Records pushed before the first round, until most of the code is compiled for good.</param>
/// <param name="UnaryRecords">Records that one round pushes one by one.</param>
/// <param name="Sizes">Records in the municipality at which one more is measured, ascending.</param>
/// <param name="Municipalities">Municipalities with an agreement while reads are measured.</param>
/// <param name="Loaded">Records in the system while reads, rebuild and memory are measured.</param>
/// <param name="Probes">Pushes whose way to the follow-up is timed.</param>
/// <param name="ReadTime">How long one round of reads lasts.</param>
internal sealed record Options(
    int Rounds, int Records, int WarmUp, int UnaryRecords, IReadOnlyList<int> Sizes, int Municipalities, int Loaded, int Probes, TimeSpan ReadTime)
{
    /// <summary>The whole run.</summary>
    public static readonly Options Full = new(5, 20_000, 100_000, 1_000, [1_000, 10_000, 100_000, 1_000_000], 290, 1_000_000, 300, TimeSpan.FromSeconds(5));

    /// <summary>Some eight minutes, with publishing and starting: the same figures, of less.</summary>
    public static readonly Options Short = new(5, 5_000, 40_000, 200, [1_000, 4_000, 16_000], 10, 16_000, 60, TimeSpan.FromSeconds(1));
}
