using Medborgarlofte.Journal.Backups;
using Medborgarlofte.Journal.Verification;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Journal;

/// <summary>What a service with a journal does instead of serving when its first argument says so.</summary>
public static class JournalCommands
{
    private const string Usage = $"Usage: {VerificationOptions.Usage} | backup FOLDER | restore FOLDER | --migrate; without one of them it serves.";

    /// <summary>Runs the command that the arguments name and returns its exit code; null when they name none.</summary>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args) => args switch
    {
        ["verify", .. var options] => await ServiceVerification.RunAsync(services, options),
        ["backup", var folder] => await ServiceBackup.RunAsync(services, Path.GetFullPath(folder)),
        ["restore", var folder] => await ServiceRestore.RunAsync(services, Path.GetFullPath(folder)),
        [var word, ..] when !word.StartsWith('-') && !word.Contains('=') => throw new StartException(
            ExitCodes.Configuration, $"Unknown command {string.Join(' ', args)}. {Usage}"),
        _ => RefuseUnfinished(services),
    };

    /// <summary>The process serves: a <see cref="StartException"/> where a restore has stopped half-way, else null.</summary>
    private static int? RefuseUnfinished(IServiceProvider services)
    {
        foreach (var database in services.GetServices<BackedUpDatabase>())
        {
            database.RefuseUnfinished();
        }

        return null;
    }
}
