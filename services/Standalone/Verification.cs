using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Journal;

namespace Medborgarlofte.Standalone;

/// <summary>
/// Checks that every journal's chain is whole and that the read store is what the journals say: it is rebuilt in a
/// temporary folder and the hashes are compared.
/// </summary>
public static class Verification
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>Prints what was found; 0 when all is well.</summary>
    public static async Task<int> RunAsync(Command command)
    {
        if (!File.Exists(Path.Combine(command.Data, "police.db")))
        {
            Console.Error.WriteLine($"There is no data in {command.Data}.");
            return 2;
        }

        var rebuilt = Directory.CreateTempSubdirectory("medborgarlofte-verify-");
        try
        {
            var (stored, _) = await ReadAsync(command, []);
            var (fromJournals, broken) = await ReadAsync(command, new Dictionary<string, string?>
            {
                ["ConnectionStrings:reporting"] = $"Data Source={Path.Combine(rebuilt.FullName, "reporting.db")}",
            });
            return Report(stored, fromJournals, broken);
        }
        finally
        {
            rebuilt.Delete(recursive: true);
        }
    }

    private static int Report(GetReportingStatusResponse stored, GetReportingStatusResponse rebuilt, IReadOnlyList<string> broken)
    {
        foreach (var line in broken)
        {
            Console.WriteLine(line);
        }

        foreach (var watermark in rebuilt.Watermarks)
        {
            Console.WriteLine($"journal {watermark.Journal}: {watermark.Sequence} entries applied");
        }

        Console.WriteLine($"stored state   {stored.StateHash} history {stored.HistoryHash}");
        Console.WriteLine($"rebuilt state  {rebuilt.StateHash} history {rebuilt.HistoryHash}");
        var same = stored.StateHash == rebuilt.StateHash && stored.HistoryHash == rebuilt.HistoryHash;
        Console.WriteLine(same && broken.Count == 0 ? "verified" : "NOT verified");
        return same && broken.Count == 0 ? 0 : 1;
    }

    /// <summary>Starts the process on free ports, waits until Reporting has read every journal to its end, and asks for its state.</summary>
    private static async Task<(GetReportingStatusResponse Status, IReadOnlyList<string> Broken)> ReadAsync(
        Command command, Dictionary<string, string?> configuration)
    {
        var quiet = Command.Parse(["--data", command.Data, "--urls", "http://127.0.0.1:0", "--grpc-urls", "http://127.0.0.1:0", "--no-example"]);
        await using var app = StandaloneHost.Build(quiet, configuration);
        await app.StartAsync();
        var broken = new List<string>();
        var ends = new Dictionary<string, long>();
        foreach (var journal in app.Services.GetServices<JournalReader>())
        {
            ends[journal.Journal] = (await journal.StatusAsync(CancellationToken.None)).Sequence;
            if (await journal.FindBreakAsync(CancellationToken.None) is { } sequence)
            {
                broken.Add($"journal {journal.Journal}: the chain breaks at entry {sequence}");
            }
        }

        using var channel = new ServiceChannel(app.Configuration["Backends:reporting"]!);
        var client = new FollowUpService.FollowUpServiceClient(channel.Channel);
        using var timer = new PeriodicTimer(LookAgain);
        GetReportingStatusResponse status;
        do
        {
            status = await client.GetReportingStatusAsync(new GetReportingStatusRequest());
        }
        while (status.Watermarks.Any(w => w.Sequence < ends[w.Journal]) && await timer.WaitForNextTickAsync());

        var token = await app.Services.GetRequiredService<ServiceTokens>().GetAsync(CancellationToken.None);
        status = await client.GetReportingStatusAsync(
            new GetReportingStatusRequest { IncludeHashes = true }, new Metadata { { "authorization", $"Bearer {token}" } });
        await app.StopAsync();
        return (status, broken);
    }
}
