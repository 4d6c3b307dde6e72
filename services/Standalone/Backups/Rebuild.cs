using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Commands;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Standalone.Backups;

/// <summary>Has Reporting make the read store from the journals, without serving anybody and without telling webhooks.</summary>
internal static class Rebuild
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns when every journal is applied to its end; a <see cref="StartException"/> when one stands still.</summary>
    public static async Task RunAsync(Command command, IReadOnlyList<RecordRestorationRequest> restored)
    {
        await using var app = await QuietHost.StartAsync(command.Data);
        foreach (var journal in restored)
        {
            await AcceptJournal.RecordAsync(app.Services, journal, CancellationToken.None);
            Console.WriteLine($"{journal.Journal}: whoever reads the changes is told that it was restored, and goes on from entry {journal.KeptSequence}");
        }

        // All of it is done now: should Reporting stand still, the server shows it, and verify says why.
        File.Delete(UnfinishedRestore.NoteOf(command.Data));
        var ends = new Dictionary<string, long>();
        foreach (var journal in app.Services.GetServices<JournalReader>())
        {
            ends[journal.Journal] = (await journal.StatusAsync(CancellationToken.None)).Sequence;
        }

        using var channel = new ServiceChannel(app.Configuration["Backends:reporting"]!);
        var client = new FollowUpService.FollowUpServiceClient(channel.Channel);
        using var timer = new PeriodicTimer(LookAgain);
        GetReportingStatusResponse status;
        do
        {
            status = await client.GetReportingStatusAsync(new GetReportingStatusRequest());
            if (status.Watermarks.FirstOrDefault(w => w.ParkedReason.Length > 0) is { } parked)
            {
                throw new StartException(ExitCodes.Failed, $"The databases are restored, but Reporting stands still at journal {parked.Journal}: {parked.ParkedReason}.");
            }
        }
        while (status.Watermarks.Any(w => w.Sequence < ends[w.Journal]) && await timer.WaitForNextTickAsync());

        await app.StopAsync();
        Console.WriteLine("The read store is made anew.");
    }
}
