using Medborgarlofte.Benchmarks.Ingest;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>A system of its own with everything that reads and rebuilds are measured with: each municipality has an agreement and its share of the records.</summary>
internal sealed class Country : IAsyncDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    private Country(EmbeddedHost host, long sequence) => (Host, Sequence) = (host, sequence);

    /// <summary>From the last record's being counted to <see cref="ResidentQuiet"/>.</summary>
    public static TimeSpan Quiet { get; } = TimeSpan.FromSeconds(15);

    public EmbeddedHost Host { get; }

    /// <summary>Of the last record in its journal.</summary>
    public long Sequence { get; }

    /// <summary>Journals and read store on disk, for each record.</summary>
    public double BytesPerRecord => Directory.GetFiles(Host.Data).Sum(file => (double)new FileInfo(file).Length) / Sequence;

    /// <summary>Resident memory in MB before anything was pushed, some seconds after the start.</summary>
    public required double ResidentIdle { get; init; }

    /// <summary>Resident memory in MB when the last record had been counted.</summary>
    public required double Resident { get; init; }

    /// <summary>Resident memory in MB some time after, when nothing had been asked.</summary>
    public required double ResidentQuiet { get; init; }

    public static async Task<Country> LoadAsync(Options options)
    {
        var host = await EmbeddedHost.StartAsync();
        await Task.Delay(Idle);
        var idle = host.Resident;
        List<string> codes = [.. Municipalities.All.Select(m => m.Code).Where(code => code != Records.Vetlanda).Take(options.Municipalities - 1), Records.Vetlanda];
        await host.SignAsync(codes[..^1]);
        var stream = new PushStream(host, await host.HeadersAsync("bench-country", "police", Scopes.PoliceReport));
        await stream.PushAsync("country", Enumerable.Range(0, options.Loaded), number => codes[number % codes.Count]);
        await host.AppliedAsync(stream.Sequence);
        var resident = host.Resident;
        await Task.Delay(Quiet);
        return new Country(host, stream.Sequence) { ResidentIdle = idle, Resident = resident, ResidentQuiet = host.Resident };
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
