using System.Diagnostics;
using Medborgarlofte.Benchmarks.Freshness;
using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.Benchmarks.Ingest;

namespace Medborgarlofte.Benchmarks.Read;

/// <summary>Public reads through the gateway against Kestrel alone with the same bytes, with the whole country loaded.</summary>
internal static class ReadBenchmark
{
    private const double Budget = 0.7;
    private static readonly (string Name, string Path)[] Reads =
    [
        ("follow-up, JSON", "/medborgarlofte/v1/municipalities/0685/follow-up"),
        ("municipality page, HTML", "/kommuner/0685"),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options, SharedHosts hosts)
    {
        if (!Wrk.IsInstalled)
        {
            Console.Error.WriteLine("Left out: wrk is not installed.");
            return [];
        }

        var host = (await hosts.CountryAsync(options)).Host;
        var figures = new List<Figure>();
        foreach (var (name, path) in Reads)
        {
            figures.AddRange(await RunAsync(host, options, name, path));
        }

        figures.Add(new Figure("read", "municipality page, HTML, first after a change", "ms", await AfterChangeAsync(host, options)));

        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> RunAsync(EmbeddedHost host, Options options, string name, string path)
    {
        var address = new Uri(host.Rest, path);
        using var first = await host.Http.GetAsync(address);
        using var bare = await BareEndpoint.StartAsync(first, host.FileOf($"bare-{Guid.NewGuid():n}"));
        await Wrk.RunAsync(bare.Address, options.ReadWarmUp, host.FileOf(""));
        await Wrk.RunAsync(address, options.ReadWarmUp, host.FileOf(""));
        List<double> rates = [], late = [], bareRates = [], unchanged = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            bareRates.Add((await Wrk.RunAsync(bare.Address, options.ReadTime, host.FileOf(""))).Rate);
            var (rate, p99) = await Wrk.RunAsync(address, options.ReadTime, host.FileOf(""));
            rates.Add(rate);
            late.Add(p99);
            unchanged.Add((await Wrk.RunAsync(address, options.ReadTime, host.FileOf(""), $"If-None-Match: {first.Headers.ETag}")).Rate);
        }

        const string reference = "bare Kestrel, the same headers and body";
        return
        [
            new("read", $"{name}", "requests/s", rates) { ReferenceName = reference, Reference = bareRates, Budget = Budget },
            new("read", $"{name}, 304", "requests/s", unchanged) { ReferenceName = reference, Reference = bareRates },
            new("read", $"{name}, p99 of a request under load", "ms", late),
        ];
    }

    /// <summary>
    /// The first read after each of many changes, when what had been kept is of no use. In English: the probe itself reads the follow-up,
    /// and nobody else that page.
    /// </summary>
    private static async Task<IReadOnlyList<double>> AfterChangeAsync(EmbeddedHost host, Options options)
    {
        var probe = await Probe.StartAsync(host, Records.Vetlanda);
        var address = new Uri(host.Rest, "/en/municipalities/0685");
        var times = new List<double>();
        for (var i = 0; i < options.Probes / 3; i++)
        {
            await probe.RunAsync(1);
            var began = Stopwatch.GetTimestamp();
            await host.Http.GetByteArrayAsync(address);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }
}
