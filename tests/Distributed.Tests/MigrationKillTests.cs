using System.Globalization;
using Medborgarlofte.ServiceDefaults.Starting;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>A --migrate and a start that are killed, or that have to wait.</summary>
[Collection(ClusterTests.Name)]
public sealed class MigrationKillTests(Cluster cluster)
{
    private static readonly int Kills = Cluster.Full ? 40 : 3;

    [SkippableFact]
    public async Task Migrate_KilledAtAnyMoment_TheNextOneEndsAndSaysWhatItDid()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        var police = cluster.First.Another("Police", "killed", new() { ["ConnectionStrings__police"] = cluster.Database.Connection("killed") });
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                using var begun = police.BeginCommand("--migrate");
                await Task.Delay(Random.Shared.Next(300, 1500 + (700 * kill)));
                begun.Kill();
            }

            var (exitCode, output) = await police.CommandAsync("--migrate");
            Assert.True(exitCode == ExitCodes.Ok, output);
            Assert.Matches("police: ([0-9]+ migrations? applied|up to date)", output);
            (exitCode, output) = await police.CommandAsync("--migrate");
            Assert.Equal(ExitCodes.Ok, exitCode);
            Assert.EndsWith("police: up to date", output.Trim(), StringComparison.Ordinal);
        }
        finally
        {
            await cluster.Database.DropAsync("killed");
        }
    }

    [SkippableFact]
    public async Task Migrate_AnotherSessionHoldsTheMigrations_SaysThatItWaitsAndGoesOn()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        Skip.IfNot(cluster.Database.Provider == "PostgreSql", "the lock is PostgreSQL's");
        await using var holder = cluster.Database.Connect("police");
        await holder.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using var command = holder.CreateCommand();
        command.CommandText = "LOCK TABLE \"__EFMigrationsHistory\" IN ACCESS EXCLUSIVE MODE";
        await command.ExecuteNonQueryAsync();
        var migrating = cluster.First.Police.CommandAsync("--migrate");
        await Eventually.Get(
            () => cluster.Database.ScalarAsync<long>("municipal", "SELECT count(*) FROM pg_locks WHERE NOT granted"), waiting => waiting > 0);
        await Task.WhenAny(migrating, Task.Delay(TimeSpan.FromSeconds(4)));
        await transaction.RollbackAsync();
        var (exitCode, output) = await migrating;
        Assert.True(exitCode == ExitCodes.Ok, output);
        Assert.Contains("or another process is at it", output, StringComparison.Ordinal);
        Assert.Contains("police: up to date", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Start_ServerIsAway_SaysThatItWaits()
    {
        Skip.If(Cluster.Missing is not null, Cluster.Missing);
        Skip.IfNot(cluster.Database.Provider == "PostgreSql", "only a server can be away");
        var away = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Ports.Free()};Username=test;Database=away;Timeout=2");
        var police = cluster.First.Another("Police", "away", new() { ["ConnectionStrings__police"] = away, ["Database__MigrateAtStart"] = "true" });
        using var begun = police.BeginCommand();
        await Eventually.Get(
            () => Task.FromResult(police.Printed()), printed => begun.HasExited || printed.Contains("the start waits for it", StringComparison.Ordinal));
        Assert.False(begun.HasExited);
        begun.Kill();
    }
}
