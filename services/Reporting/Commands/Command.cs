using Medborgarlofte.Journal.Verification;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Reporting.Commands;

/// <summary>What the program does instead of serving when its first argument says so.</summary>
internal static class Command
{
    private const string Usage = $"Usage: {VerificationOptions.Usage} | replay JOURNAL | accept-journal JOURNAL [--restored] | --migrate; without one of them it serves.";

    /// <summary>Runs the command that the arguments name and returns its exit code; null when they name none.</summary>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args)
    {
        switch (args)
        {
            case ["verify", .. var options]:
                return await VerifyAsync(services, options);
            case ["replay", var journal]:
                return await ReplayAsync(services, journal);
            case ["accept-journal", var journal]:
                return await AcceptJournal.RunAsync(services, journal, restored: false, CancellationToken.None);
            case ["accept-journal", var journal, "--restored"]:
                return await AcceptJournal.RunAsync(services, journal, restored: true, CancellationToken.None);
            case [var word, ..] when !word.StartsWith('-') && !word.Contains('='):
                await Console.Error.WriteLineAsync($"Unknown command {string.Join(' ', args)}. {Usage}");
                return ExitCodes.Configuration;
            default:
                return null;
        }
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, string[] arguments)
    {
        if (VerificationOptions.Parse(arguments, out var error) is not { } options)
        {
            await Console.Error.WriteLineAsync(error);
            return ExitCodes.Configuration;
        }

        var report = new VerificationReport(Console.Out, services.GetRequiredService<TimeProvider>());
        return await report.RunAsync(options.TimeLimit, cancellationToken => Verification.RunAsync(services, options, report, cancellationToken));
    }

    /// <summary>Tries a parked journal again at once, beside the replicas that run: 0 when it moves.</summary>
    private static async Task<int> ReplayAsync(IServiceProvider services, string journal)
    {
        if (!services.GetRequiredService<JournalSources>().Journals.Contains(journal))
        {
            await Console.Error.WriteLineAsync($"There is no journal {journal}.");
            return ExitCodes.Configuration;
        }

        var applier = services.GetRequiredService<JournalApplier>();
        await applier.CatchUpAsync(journal, long.MaxValue, CancellationToken.None);
        var watermark = await applier.WatermarkAsync(journal, CancellationToken.None);
        Console.WriteLine(watermark.IsParked
            ? $"journal {journal}: {watermark.Sequence} entries applied; stands still at {watermark.ParkedSequence}: {watermark.ParkedReason}"
            : $"journal {journal}: {watermark.Sequence} entries applied");
        return watermark.IsParked ? ExitCodes.Failed : ExitCodes.Ok;
    }
}
