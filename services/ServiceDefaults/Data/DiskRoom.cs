using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Room on the disk of a SQLite file. Its log is written over again and again, so that on a full disk a small change still succeeds
/// while the next larger one does not: the room itself is what tells.
/// </summary>
public static class DiskRoom
{
    /// <summary>As much as one message of gRPC may hold: with less, a push that is allowed cannot be stored.</summary>
    public const long Least = 4L * 1024 * 1024;

    /// <summary>Time to make room: some hundred thousand records.</summary>
    public const long Little = 256L * 1024 * 1024;

    /// <summary>Free bytes; null where the database has a server of its own or the file is in memory.</summary>
    public static long? Of(DbContext context)
    {
        if (!context.Database.IsSqlite())
        {
            return null;
        }

        var file = new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource;
        return File.Exists(file) ? new DriveInfo(Path.GetFullPath(file)).AvailableFreeSpace : null;
    }
}
