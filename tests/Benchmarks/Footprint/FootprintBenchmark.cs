using Medborgarlofte.Benchmarks.Hosts;

namespace Medborgarlofte.Benchmarks.Footprint;

/// <summary>Start, memory and disk of Standalone with the whole country in it.</summary>
internal static class FootprintBenchmark
{
    private const double StartBudget = 3;
    private const double MemoryBudget = 250;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options, SharedHosts hosts)
    {
        var country = await hosts.CountryAsync(options);
        var starts = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            country.Host.Stop();
            starts.Add((await country.Host.RunAsync()).TotalSeconds);
        }

        return
        [
            new("footprint", $"start to first answered follow-up, with {country.Sequence} records", "s", starts) { Budget = StartBudget, LessIsBetter = true },
            new("footprint", "resident memory idle, without records", "MB", [country.ResidentIdle]),
            new("footprint", $"resident memory right after {country.Sequence} records", "MB", [country.Resident]) { Budget = MemoryBudget, LessIsBetter = true },
            new("footprint", $"resident memory {Country.Quiet.TotalSeconds:0} s after {country.Sequence} records", "MB", [country.ResidentQuiet]) { Budget = MemoryBudget, LessIsBetter = true },
            new("footprint", $"resident memory started anew with {country.Sequence} records", "MB", [country.Host.Resident]) { Budget = MemoryBudget, LessIsBetter = true },
            new("footprint", "on disk for each record, journals and read store", "bytes", [country.BytesPerRecord]),
        ];
    }
}
