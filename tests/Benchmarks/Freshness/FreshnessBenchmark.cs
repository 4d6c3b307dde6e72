using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.Benchmarks.Ingest;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Benchmarks.Freshness;

/// <summary>From an acknowledged push to the follow-up that counts it, alone and beside a stream at half of what the system takes.</summary>
internal static class FreshnessBenchmark
{
    private const string Probed = "0686";
    private const double EmbeddedBudget = 50;
    private const double ApartBudget = 200;
    private const double LoadedBudget = 2000;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options, SharedHosts hosts)
    {
        var figures = new List<Figure>();
        await foreach (var host in hosts.AllAsync())
        {
            figures.AddRange(await RunAsync(options, host, host is EmbeddedHost ? EmbeddedBudget : ApartBudget));
        }

        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> RunAsync(Options options, IBenchmarkHost host, double idleBudget)
    {
        await host.SignAsync([Probed]);
        var probe = await Probe.StartAsync(host, Probed);
        var stream = new PushStream(host, await host.HeadersAsync("bench-load", "police", Scopes.PoliceReport));
        await stream.PushAsync("warm", Enumerable.Range(0, options.WarmUp));
        var half = (int)(options.Records / (await stream.PushAsync("most", Enumerable.Range(0, options.Records))).TotalSeconds / 2);
        await host.AppliedAsync(stream.Sequence);
        await probe.RunAsync(10);
        var (_, idle) = await probe.RunAsync(options.Probes);

        using var enough = new CancellationTokenSource();
        var load = LoadAsync(stream, half, enough.Token);
        var (_, loaded) = await probe.RunAsync(options.Probes);
        await enough.CancelAsync();
        await load;
        return
        [
            .. Percentiles("idle", idle, idleBudget),
            .. Percentiles($"at {half} records/s, half of the most", loaded, LoadedBudget),
        ];

        IEnumerable<Figure> Percentiles(string when, IReadOnlyList<double> values, double budget) =>
        [
            new("freshness", $"p50 {when}, {host.Name}", "ms", values),
            new("freshness", $"p99 {when}, {host.Name}", "ms", values) { Percentile = 99, Budget = budget, LessIsBetter = true },
        ];
    }

    /// <summary>One beat after the other, each with its share of the records; a beat that takes too long makes the next ones wait.</summary>
    private static async Task LoadAsync(PushStream stream, int recordsPerSecond, CancellationToken enough)
    {
        var share = (int)(recordsPerSecond * Beat.TotalSeconds);
        using var timer = new PeriodicTimer(Beat);
        for (var beat = 0; !enough.IsCancellationRequested; beat++)
        {
            await stream.PushAsync($"load-{beat}", Enumerable.Range(0, share));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
