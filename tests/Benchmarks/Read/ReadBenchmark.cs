using System.Diagnostics;
using Medborgarlofte.Benchmarks.Freshness;
using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.Benchmarks.Ingest;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Benchmarks.Read;

/// <summary>Public reads through the gateway against Kestrel alone with the same bytes, with the whole country loaded.</summary>
internal static class ReadBenchmark
{
    private const double Budget = 0.7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly (string Name, string Path, string MediaType)[] Reads =
    [
        ("follow-up, JSON", "/medborgarlofte/v1/municipalities/0685/follow-up", "application/json"),
        ("municipality page, HTML", "/kommuner/0685", "text/html; charset=utf-8"),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options)
    {
        if (!Wrk.IsInstalled)
        {
            Console.Error.WriteLine("Left out: wrk is not installed.");
            return [];
        }

        await using var host = await EmbeddedHost.StartAsync();
        await LoadAsync(host, options);
        var figures = new List<Figure>();
        foreach (var (name, path, mediaType) in Reads)
        {
            figures.AddRange(await RunAsync(host, options, name, path, mediaType));
        }

        figures.Add(new Figure("read", "municipality page, HTML, first after a change", "ms", await AfterChangeAsync(host, options)));

        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> RunAsync(EmbeddedHost host, Options options, string name, string path, string mediaType)
    {
        var address = new Uri(host.Rest, path);
        using var first = await host.Http.GetAsync(address);
        var file = host.FileOf($"bare-{Guid.NewGuid():n}");
        await File.WriteAllBytesAsync(file, await first.Content.ReadAsByteArrayAsync());
        using var bare = await BareEndpoint.StartAsync(file, mediaType);
        await Wrk.RunAsync(bare.Address, WarmUp, host.FileOf(""));
        await Wrk.RunAsync(address, WarmUp, host.FileOf(""));
        List<double> rates = [], late = [], bareRates = [], unchanged = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            bareRates.Add((await Wrk.RunAsync(bare.Address, options.ReadTime, host.FileOf(""))).Rate);
            var (rate, p99) = await Wrk.RunAsync(address, options.ReadTime, host.FileOf(""));
            rates.Add(rate);
            late.Add(p99);
            unchanged.Add((await Wrk.RunAsync(address, options.ReadTime, host.FileOf(""), $"If-None-Match: {first.Headers.ETag}")).Rate);
        }

        const string reference = "bare Kestrel, the same bytes";
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

    /// <summary>Every municipality has an agreement and its share of the records.</summary>
    private static async Task LoadAsync(EmbeddedHost host, Options options)
    {
        List<string> codes = [.. Municipalities.All.Select(m => m.Code).Where(code => code != Records.Vetlanda).Take(options.Municipalities - 1), Records.Vetlanda];
        await host.SignAsync(codes[..^1]);
        var stream = new PushStream(host, await host.HeadersAsync("bench-country", "police", Scopes.PoliceReport));
        await stream.PushAsync("country", Enumerable.Range(0, options.Loaded), number => codes[number % codes.Count]);
        var each = options.Loaded / codes.Count;
        foreach (var code in codes)
        {
            await host.CountedAsync(code, each);
        }
    }
}
