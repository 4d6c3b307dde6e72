namespace Medborgarlofte.Benchmarks;

/// <summary>Input sizes, which are pinned: figures of different sizes are not compared.</summary>
/// <param name="On">Where it runs when nobody says: of "embedded" and "apart".</param>
/// <param name="Rounds">Interleaved rounds of figure and reference.</param>
/// <param name="Records">Records that one round of the stream pushes.</param>
/// <param name="WarmUp">Records pushed before the first round, until most of the code is compiled for good.</param>
/// <param name="UnaryRecords">Records that one round pushes one by one.</param>
/// <param name="Sizes">Records in the municipality at which one more is measured, ascending.</param>
/// <param name="Municipalities">Municipalities with an agreement while reads are measured.</param>
/// <param name="Loaded">Records in the system while reads, rebuild and memory are measured.</param>
/// <param name="Probes">Pushes whose way to the follow-up is timed.</param>
/// <param name="ReadTime">How long one round of reads lasts, in whole seconds.</param>
/// <param name="ReadWarmUp">How long each address is read before the first round.</param>
internal sealed record Options(
    IReadOnlyList<string> On, int Rounds, int Records, int WarmUp, int UnaryRecords, IReadOnlyList<int> Sizes, int Municipalities, int Loaded, int Probes,
    TimeSpan ReadTime, TimeSpan ReadWarmUp)
{
    /// <summary>The whole run.</summary>
    public static readonly Options Full = new(
        ["embedded", "apart"], 5, 20_000, 400_000, 500, [1_000, 10_000, 100_000, 1_000_000], 290, 1_000_000, 300, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));

    /// <summary>Some two minutes beside the publishing of Standalone: the same figures, embedded, of less and not as warm.</summary>
    public static readonly Options Short = new(
        ["embedded"], 5, 2_000, 3_000, 30, [1_000, 4_000], 10, 5_000, 20, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
}
