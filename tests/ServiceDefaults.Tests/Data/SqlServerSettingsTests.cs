using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

public sealed class SqlServerSettingsTests
{
    [Theory]
    [InlineData("Server=db.example.se")]
    [InlineData("Server=tcp:db.example.se,1433;Encrypt=True")]
    [InlineData("Server=db.example.se;Encrypt=Mandatory;TrustServerCertificate=False")]
    [InlineData("Server=db.example.se;Encrypt=Strict;TrustServerCertificate=True")]
    [InlineData("Server=localhost;Encrypt=False")]
    [InlineData("Server=tcp:127.0.0.1,1433;Encrypt=Optional")]
    [InlineData(@"Server=(local)\SQLEXPRESS;TrustServerCertificate=True")]
    [InlineData(@"Server=.;TrustServerCertificate=True")]
    [InlineData("Server=[::1],1433;TrustServerCertificate=True")]
    public void RequireTls_CheckedOrThisMachine_IsTaken(string connection) =>
        Assert.Equal(connection, SqlServerSettings.RequireTls(connection, "police", allowInsecure: false));

    [Theory]
    [InlineData("Server=db.example.se;Encrypt=False")]
    [InlineData("Server=db.example.se;Encrypt=Optional")]
    [InlineData("Server=db.example.se;TrustServerCertificate=True")]
    [InlineData("Server=db.example.se;Encrypt=True;TrustServerCertificate=True")]
    [InlineData("Server=localhost.example.se;Encrypt=False")]
    [InlineData("Server=10.0.0.1,1433;Encrypt=no")]
    [InlineData("Server=localhost;Failover Partner=db.example.se;Encrypt=no")]
    public void RequireTls_NeitherEncryptedNorChecked_IsRefusedAndNamed(string connection)
    {
        var error = Assert.Throws<StartException>(() => Register($"{connection};Password=geheim", "false"));
        Assert.Contains("ConnectionStrings:police", error.Message, StringComparison.Ordinal);
        Assert.Contains("Database:AllowInsecureConnection", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
        Register(connection, "true");
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, "ALTER DATABASE [follow]]up] SET ALLOW_SNAPSHOT_ISOLATION ON;")]
    [InlineData(true, false, "ALTER DATABASE [follow]]up] SET READ_COMMITTED_SNAPSHOT ON;")]
    [InlineData(false, false, "SET ALLOW_SNAPSHOT_ISOLATION ON; ALTER DATABASE [follow]]up] SET READ_COMMITTED_SNAPSHOT ON;")]
    public void Fault_OfADatabase_NamesTheStatementsThatMendIt(bool snapshot, bool readCommitted, string? statement)
    {
        var fault = SqlServerVersioning.Fault("follow]up", snapshot, readCommitted);
        if (statement is null)
        {
            Assert.Null(fault);
        }
        else
        {
            Assert.Contains(statement, fault, StringComparison.Ordinal);
        }
    }

    private static void Register(string connection, string allow)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["Database:Provider"] = "SqlServer";
        builder.Configuration["Database:AllowInsecureConnection"] = allow;
        builder.Configuration["ConnectionStrings:police"] = connection;
        builder.AddServiceDatabase<DbContext, Context, Context, Context>("police");
    }

    private sealed class Context(DbContextOptions<Context> options) : DbContext(options);
}
