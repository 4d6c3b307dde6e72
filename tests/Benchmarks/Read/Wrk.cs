using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Benchmarks.Read;

/// <summary>wrk, which asks one address over and over on a few connections.</summary>
internal static partial class Wrk
{
    private const int Connections = 16;

    /// <summary>True when it is installed.</summary>
    public static bool IsInstalled => File.Exists("/usr/bin/wrk");

    /// <summary>Requests a second, and the 99th percentile of how long one takes, in ms.</summary>
    /// <param name="address">What to ask.</param>
    /// <param name="time">For how long.</param>
    /// <param name="folder">Where it may write.</param>
    /// <param name="headers">Request headers, "name: value".</param>
    public static async Task<(double Rate, double P99)> RunAsync(Uri address, TimeSpan time, string folder, params IEnumerable<string> headers)
    {
        var file = Path.Combine(folder, $"wrk-{Guid.NewGuid():n}");
        using var process = new OsProcess(
            file, new Dictionary<string, string>(),
            ["wrk", "-t1", $"-c{Connections}", $"-d{time.TotalSeconds}s", "--latency", .. headers.SelectMany(header => (string[])["-H", header]), $"{address}"]);
        await process.EndAsync();
        var output = await Eventually.Get(() => File.ReadAllTextAsync(file), text => text.Contains("Transfer/sec", StringComparison.Ordinal));
        if (output.Contains("Non-2xx", StringComparison.Ordinal) && !headers.Any(header => header.StartsWith("If-None-Match", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"{address}: {output}");
        }

        var late = Late().Match(output);
        return (double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            double.Parse(late.Groups[1].Value, CultureInfo.InvariantCulture) * (late.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 }));
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([0-9.]+)(us|ms|s)")]
    private static partial Regex Late();
}
