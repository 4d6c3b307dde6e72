using System.Diagnostics;
using Medborgarlofte.Benchmarks.Hosts;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Benchmarks.Rebuild;

/// <summary>An empty read store filled from the journal, against reading the same journal with the driver alone.</summary>
internal static class RebuildBenchmark
{
    private const double Budget = 1.0 / 3;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options, SharedHosts hosts)
    {
        var country = await hosts.CountryAsync(options);
        var (host, last) = (country.Host, country.Sequence);
        List<double> rebuilt = [], raw = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            raw.Add(last / (await ReadRawAsync(host)).TotalSeconds);
            host.Stop();
            foreach (var file in Directory.GetFiles(host.Data, "reporting.db*"))
            {
                File.Delete(file);
            }

            // With the start of the process: the rebuild begins before the first request is answered.
            var began = Stopwatch.GetTimestamp();
            await host.RunAsync();
            await host.AppliedAsync(last);
            rebuilt.Add(last / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return
        [
            new("rebuild", $"{last} entries into an empty read store", "entries/s", rebuilt)
            {
                ReferenceName = "the driver reading the journal", Reference = raw, Budget = Budget,
            },
        ];
    }

    /// <summary>Reads every column of every entry, and keeps nothing.</summary>
    private static async Task<TimeSpan> ReadRawAsync(EmbeddedHost host)
    {
        var began = Stopwatch.GetTimestamp();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.Data, "police.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM journal ORDER BY Sequence";
        await using var reader = await command.ExecuteReaderAsync();
        var row = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(row);
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
