using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Journal.Backups;

/// <summary>
/// The command "backup" of a service that runs apart: its SQLite database, or of a database on a server where its journal stands, whose
/// chain is checked; and its keys.
/// </summary>
internal static class ServiceBackup
{
    /// <summary>Prints what was copied; 0 when the backup is whole.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, string folder)
    {
        var database = services.GetRequiredService<BackedUpDatabase>();
        database.RefuseUnfinished();
        if (database.File is { } missing && !File.Exists(missing))
        {
            throw new StartException(ExitCodes.NotDone, $"There is no database {missing}.");
        }

        BackupFolder.Begin(folder);
        var manifest = BackupManifest.Begin(services.GetRequiredService<TimeProvider>());
        var journal = database.File is { } file
            ? await DatabaseCopy.MakeAsync(database.Name, file, folder)
            : await ReadAsync(services.GetServices<JournalReader>().Single(reader => reader.Journal == database.Name));
        await BackupFolder.AddAsync(folder, manifest, database.Name, journal, services.GetRequiredService<IOptions<JournalOptions>>().Value);
        foreach (var (name, path) in new ServiceKeys(services, database.Name).Present())
        {
            await BackupFolder.AddAsync(folder, manifest, name, path);
        }

        await BackupFolder.EndAsync(folder, manifest);
        if (database.File is null)
        {
            Console.WriteLine($"The database {database.Name} is on a server: copy it now, with the server's own command.");
        }

        return ExitCodes.Ok;
    }

    /// <summary>Where the journal stands now. A copy that the server makes after this holds at least as much.</summary>
    private static async Task<JournalCopy> ReadAsync(JournalReader journal)
    {
        var until = (await journal.StatusAsync(CancellationToken.None)).Sequence;
        var (sequence, hash, recordedAt) = (0L, Array.Empty<byte>(), (DateTimeOffset?)null);
        await foreach (var page in journal.ReadAsync(0, until, CancellationToken.None))
        {
            foreach (var entry in page)
            {
                if (entry.Sequence != sequence + 1 || !entry.ComputeHash(hash).AsSpan().SequenceEqual(entry.Hash))
                {
                    throw new StartException(
                        ExitCodes.Failed, $"The chain of journal {journal.Journal} breaks at entry {sequence + 1}: there is no backup; see docs/operations.md.");
                }

                (sequence, hash, recordedAt) = (entry.Sequence, entry.Hash, entry.RecordedAt);
            }
        }

        return sequence == until
            ? new JournalCopy("", "", sequence, Convert.ToHexStringLower(hash), recordedAt)
            : throw new StartException(ExitCodes.Failed, $"Journal {journal.Journal} ends at entry {sequence}, and its head says {until}: there is no backup.");
    }
}
