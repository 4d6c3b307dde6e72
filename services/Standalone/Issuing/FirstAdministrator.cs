using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Issuing;

/// <summary>The link that a start without members prints.</summary>
internal static class FirstAdministrator
{
    private const string Question = "SELECT EXISTS (SELECT 1 FROM members)";

    /// <summary>The link; null where there is a member. The Issuer need not have started for it.</summary>
    public static Uri? LinkOf(IServiceProvider services, string data) =>
        !IssuerRegistration.IsHere(services) || HasMembers(Path.Combine(data, "issuer.db"))
            ? null
            : new FirstLink(services.GetRequiredService<SigningKey>(), services.GetRequiredService<TimeProvider>()).Make(services.GetRequiredService<IssuerAddress>().Value);

    private static bool HasMembers(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Question;
            return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) == 1;
        }
        catch (SqliteException)
        {
            // Damaged, or half made: the Issuer itself tells of that when it is used.
            return true;
        }
    }
}
