using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>The script that makes the databases of docker-compose.yml; no SQL Server runs in the tests.</summary>
public sealed class MakeDatabasesTests
{
    private static readonly string Script = File.ReadAllText(Path.Combine(Repository.Root, "eng/compose/make-databases"));

    [Fact]
    public void Statements_EachOne_Parses()
    {
        var statements = Script.Split("-Q \"")[1..].Select(rest => rest[..rest.IndexOf(";\"", StringComparison.Ordinal)]).ToList();
        Assert.Equal(3, statements.Count);
        Assert.All(statements, statement => TransactSql.RequireRunnable(new SentCommand(
            statement.Replace("$(cat \"$file\")", "secret", StringComparison.Ordinal).Replace("$name", "police", StringComparison.Ordinal), 0)));
    }

    [Fact]
    public void Databases_EachOne_KeepsVersionsOfRowsAndNobodyIsCutOff()
    {
        Assert.Contains("SET ALLOW_SNAPSHOT_ISOLATION ON;", Script, StringComparison.Ordinal);
        Assert.Contains("SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT;", Script, StringComparison.Ordinal);
        Assert.DoesNotContain("ROLLBACK", Script, StringComparison.Ordinal);
    }
}
