using System.Data.Common;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Connection strings, looked at before anything uses them.</summary>
internal static class ConnectionSettings
{
    /// <summary>The service's connection string; a <see cref="StartException"/> when it is missing or its system cannot read it.</summary>
    public static string Require(IConfiguration configuration, DatabaseProvider provider, string name)
    {
        if (configuration.GetConnectionString(name) is not { Length: > 0 } connection)
        {
            throw new StartException(ExitCodes.Configuration, $"Configuration ConnectionStrings:{name} is missing.");
        }

        try
        {
            DbConnectionStringBuilder settings = provider switch
            {
                DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(),
                DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(),
                _ => new SqliteConnectionStringBuilder(),
            };
            settings.ConnectionString = connection;
            return connection;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The library names a keyword, never its value.
            throw new StartException(ExitCodes.Configuration,
                $"Configuration ConnectionStrings:{name} is no connection string of {provider} ({e.Message.Split('\n')[0].TrimEnd('.', '\r')}).", e);
        }
    }
}
