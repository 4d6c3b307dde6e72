using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Lets one process at a time migrate a SQLite file. EF Core's own lock is a row, which stays when its process is killed and stops every
/// later start for ever; a lock of the operating system ends with the process. Who holds that knows that a row is of nobody.
/// </summary>
internal static class SqliteMigrationTurn
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the turn. Dispose to give it back.</summary>
    public static async Task<FileStream> TakeAsync(DbContext context, string file, CancellationToken cancellationToken)
    {
        FileStream? turn;
        while ((turn = FileLock.TryTake($"{file}-migrating")) is null)
        {
            await Task.Delay(LookAgain, cancellationToken);
        }

        try
        {
            if (File.Exists(file))
            {
                await context.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", cancellationToken);
            }

            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }
}
