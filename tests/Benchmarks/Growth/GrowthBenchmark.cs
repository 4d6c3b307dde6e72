using System.Diagnostics;
using System.Globalization;
using Medborgarlofte.Benchmarks.Freshness;
using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.Benchmarks.Ingest;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Benchmarks.Growth;

/// <summary>What one more record costs, by how many there are and by how many municipalities; and the verdict of a long daily cadence.</summary>
internal static class GrowthBenchmark
{
    private const string Grown = "0686";
    private const string Daily = "0687";

    // A figure that grew with the records would be a thousand times its reference, not twice.
    private const double Flat = 2;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options)
    {
        await using var host = await EmbeddedHost.StartAsync();
        var headers = await host.HeadersAsync("bench-growth", "police", Scopes.PoliceReport);
        var stream = new PushStream(host, headers);
        await host.SignAsync([Grown]);
        var probe = await Probe.StartAsync(host, Grown);
        var figures = new List<Figure>();
        IReadOnlyList<double> smallest = [];
        var there = 0;
        foreach (var size in options.Sizes)
        {
            await stream.PushAsync("g", Enumerable.Range(there, size - there), _ => Grown);
            there = size;
            await host.CountedAsync(Grown, size);
            await probe.RunAsync(10);
            var (acknowledged, visible) = await probe.RunAsync(options.Probes / 3);
            IReadOnlyList<double> whole = [.. acknowledged.Zip(visible, (ack, seen) => ack + seen)];
            smallest = smallest.Count == 0 ? whole : smallest;
            figures.Add(Figure($"one more at {size} records", whole, smallest, "at the fewest records"));
        }

        IReadOnlyList<double> alone = [];
        foreach (var count in ((int[])[1, 10, options.Municipalities]).Distinct())
        {
            await host.SignAsync(Municipalities.All.Select(m => m.Code).Where(code => code is not (Grown or Daily or Records.Vetlanda))
                .Skip(count == 1 ? 0 : count == 10 ? 1 : 10).Take(count == 1 ? 1 : count == 10 ? 9 : Math.Max(0, count - 10)));
            var (acknowledged, visible) = await probe.RunAsync(options.Probes / 3);
            IReadOnlyList<double> whole = [.. acknowledged.Zip(visible, (ack, seen) => ack + seen)];
            alone = alone.Count == 0 ? whole : alone;
            figures.Add(Figure($"one more at {count} other municipalities", whole, alone, "at one municipality"));
        }

        figures.Add(await DailyAsync(host, stream, options));
        return figures;
    }

    private static Figure Figure(string name, IReadOnlyList<double> values, IReadOnlyList<double> reference, string of) =>
        new("growth", $"{name}, push to follow-up", "ms", values) { ReferenceName = of, Reference = reference, Budget = Flat, LessIsBetter = true };

    /// <summary>A verdict over every day of four years, computed for an instant that nobody has asked for, beside Vetlanda's.</summary>
    private static async Task<Figure> DailyAsync(EmbeddedHost host, PushStream stream, Options options)
    {
        await host.SignAsync([Daily], agreement =>
        {
            agreement.Period.EndDate = "2023-12-31";
            foreach (var target in agreement.Commitments.SelectMany(commitment => commitment.Targets).Where(target => target.Occasions is not null))
            {
                (target.Occasions.Number, target.Occasions.Per) = (1, Per.Day);
            }
        });
        await stream.PushAsync("daily", Enumerable.Range(0, 730), _ => Daily);
        await host.CountedAsync(Daily, 730);
        List<double> daily = [], vetlanda = [];
        for (var i = 0; i < options.Probes / 3; i++)
        {
            vetlanda.Add(await TimedAsync(host, Records.Vetlanda));
            daily.Add(await TimedAsync(host, Daily));
        }

        return new Figure("growth", "follow-up of four years of days", "ms", daily) { ReferenceName = "Vetlanda's", Reference = vetlanda };
    }

    private static async Task<double> TimedAsync(EmbeddedHost host, string code)
    {
        // An instant that nobody has asked for, so that no answer is kept for it.
        var asOf = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        var began = Stopwatch.GetTimestamp();
        await host.Http.GetByteArrayAsync($"/medborgarlofte/v1/municipalities/{code}/follow-up?as-of={asOf}");
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
