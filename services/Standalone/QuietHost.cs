using Medborgarlofte.Reporting.Commands;

namespace Medborgarlofte.Standalone;

/// <summary>The program without readers and senders: for a command that needs its services and nobody else. The caller holds the data folder's lock.</summary>
internal static class QuietHost
{
    /// <summary>Starts it on a data folder, on free ports of this machine, and delivers no webhooks.</summary>
    public static async Task<WebApplication> StartAsync(string data)
    {
        var quiet = Command.Parse(["--data", data, "--urls", "http://127.0.0.1:0", "--grpc-urls", "http://127.0.0.1:0", "--no-example"]);
        var app = StandaloneHost.Build(quiet, new Dictionary<string, string?> { ["Webhooks:Reporting"] = "" }, announce: false);
        await app.StartAsync();
        return app;
    }

    /// <summary>The command "accept-journal".</summary>
    public static async Task<int> AcceptJournalAsync(Command command)
    {
        using var running = DataFolderLock.Take(command.Data);
        await using var app = await StartAsync(command.Data);
        var exitCode = await AcceptJournal.RunAsync(app.Services, command.Journal, command["--restored"] is not null, CancellationToken.None);
        await app.StopAsync();
        return exitCode;
    }
}
