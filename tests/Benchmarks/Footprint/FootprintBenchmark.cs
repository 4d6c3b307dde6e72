using Medborgarlofte.Benchmarks.Hosts;

namespace Medborgarlofte.Benchmarks.Footprint;

/// <summary>Cold start and memory of Standalone; what records add to them is measured with the rebuild, where there are many.</summary>
internal static class FootprintBenchmark
{
    private const double StartBudget = 3;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options)
    {
        await using var host = await EmbeddedHost.StartAsync();
        await Task.Delay(Idle);
        var memory = host.Resident;
        var starts = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            host.Stop();
            starts.Add((await host.RunAsync()).TotalSeconds);
        }

        return
        [
            new("footprint", "start to first answered follow-up", "s", starts) { Budget = StartBudget, LessIsBetter = true },
            new("footprint", "resident memory idle", "MB", [memory]),
        ];
    }
}
