using System.Net;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>SQL Server as every service uses it.</summary>
public static class SqlServerSettings
{
    // The most rows in one round trip that EF Core allows; it also ends one before the server's limit of 2,100 parameters. Its default is 42.
    private const int LargestBatch = 1000;

    /// <summary>Sets what every context on SQL Server has.</summary>
    public static TBuilder UseServiceSqlServer<TBuilder>(this TBuilder database, string? connection) where TBuilder : DbContextOptionsBuilder
    {
        database.UseSqlServer(connection, server => server.MaxBatchSize(LargestBatch));
        return database;
    }

    /// <summary>
    /// The connection string, when the connection is encrypted and the server's certificate is checked, or when the server is this machine
    /// or somebody has allowed otherwise; else throws which key is wrong. SqlClient does both unless it is told not to.
    /// </summary>
    /// <param name="connection">The connection string.</param>
    /// <param name="name">Its name under ConnectionStrings.</param>
    /// <param name="allowInsecure">Accepts every connection.</param>
    public static string RequireTls(string connection, string name, bool allowInsecure)
    {
        var settings = new SqlConnectionStringBuilder(connection);
        var isChecked = settings.Encrypt == SqlConnectionEncryptOption.Strict
            || (settings.Encrypt == SqlConnectionEncryptOption.Mandatory && !settings.TrustServerCertificate);
        var isHere = IsThisMachine(settings.DataSource) && (settings.FailoverPartner.Length == 0 || IsThisMachine(settings.FailoverPartner));
        return isChecked || isHere || allowInsecure
            ? connection
            : throw new StartException(ExitCodes.Configuration, $"ConnectionStrings:{name} asks for a connection to SQL Server that is not encrypted or does not "
                + "check the server's certificate. Take out Encrypt and TrustServerCertificate; ServerCertificate=<file> names a certificate that no "
                + "authority has signed. Database:AllowInsecureConnection=true accepts it, on a network of this machine's own.");
    }

    private static bool IsThisMachine(string server)
    {
        // [protocol:]host[\instance][,port]
        var protocol = server.IndexOf(':', StringComparison.Ordinal);
        var host = protocol is > 0 and < 6 && server[..protocol].All(char.IsAsciiLetter) ? server[(protocol + 1)..] : server;
        host = host.Split('\\', ',')[0].Trim().Trim('[', ']');
        return host.ToUpperInvariant() is "." or "(LOCAL)" or "(LOCALDB)" or "LOCALHOST"
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
