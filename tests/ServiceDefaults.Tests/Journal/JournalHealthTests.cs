using Grpc.Core;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Tests.Journal;

/// <summary>Ready means that a push could be stored now.</summary>
public sealed class JournalHealthTests : IDisposable
{
    private readonly JournalDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Check_DatabaseThatTakesChanges_IsHealthyAndWritesSeldom()
    {
        var health = New(database);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext())).Status);
        }

        await using var context = database.CreateDbContext();
        Assert.Equal(1, context.Set<JournalHead>().Single().Commits);
    }

    [Fact]
    public async Task Check_PushThatWasNotStored_IsUnhealthyUntilOneIs()
    {
        using var writer = await database.StartWriterAsync();
        var health = New(database, writer);
        await Assert.ThrowsAnyAsync<Exception>(() => writer.WriteAsync<long>(
            _ => throw new SqliteException("full", 13), CancellationToken.None));
        var result = await health.CheckHealthAsync(new HealthCheckContext());
        Assert.Equal((HealthStatus.Unhealthy, DatabaseFault.Full), (result.Status, result.Description));

        await JournalDatabase.NoteAsync(writer, "stored");
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(new HealthCheckContext())).Status);
    }

    [SkippableFact]
    public async Task Check_PostgreSqlReadOnly_SaysSo()
    {
        Skip.If(TestServers.PostgreSql is null, "no PostgreSQL: set MEDBORGARLOFTE_TEST_POSTGRESQL or run tests/run");
        var name = $"health_{Guid.NewGuid():n}";
        await ServerAsync($"CREATE DATABASE {name}");
        try
        {
            var contexts = new PostgreSql(new NpgsqlConnectionStringBuilder(TestServers.PostgreSql) { Database = name, Pooling = false }.ConnectionString);
            Assert.Equal(DatabaseFault.Outdated, await FaultAsync(contexts));
            await using (var context = contexts.CreateDbContext())
            {
                await context.Database.EnsureCreatedAsync();
            }

            Assert.Equal(HealthStatus.Healthy, (await New(contexts).CheckHealthAsync(new HealthCheckContext())).Status);
            await ServerAsync($"ALTER DATABASE {name} SET default_transaction_read_only = on");
            Assert.Equal(DatabaseFault.ReadOnly, await FaultAsync(contexts));
        }
        finally
        {
            await ServerAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    [SkippableFact]
    public async Task Write_PostgreSqlDiskIsFull_IsUnavailableAndHealthSaysSoUntilThereIsRoom()
    {
        Skip.If(TestServers.PostgreSql is null, "no PostgreSQL: set MEDBORGARLOFTE_TEST_POSTGRESQL or run tests/run");
        using var disk = SmallDisk.TryMount(32, "postgres");
        Skip.If(disk is null, "no disk of its own can be mounted: needs root");
        var name = $"full_{Guid.NewGuid():n}";
        await ServerAsync($"CREATE TABLESPACE {name} LOCATION '{disk!.Path}'");
        try
        {
            await ServerAsync($"CREATE DATABASE {name} TABLESPACE {name}");
            var contexts = new PostgreSql(new NpgsqlConnectionStringBuilder(TestServers.PostgreSql) { Database = name, Pooling = false }.ConnectionString);
            await using (var context = contexts.CreateDbContext())
            {
                await context.Database.EnsureCreatedAsync();
            }

            using var writer = database.Writer(contexts: contexts);
            await writer.StartAsync(CancellationToken.None);
            var health = New(contexts, writer);
            disk.Fill(64 * 1024);
            var text = new string('x', 190);
            var refused = await Assert.ThrowsAsync<DomainException>(async () =>
            {
                for (var note = 0; note < 1000; note++)
                {
                    await JournalDatabase.NoteAsync(writer, $"{note} {text}"[..190]);
                }
            });
            Assert.Equal((StatusCode.Unavailable, "DATABASE_UNAVAILABLE"), (refused.Kind, refused.Reason));
            Assert.Equal((HealthStatus.Unhealthy, DatabaseFault.Full), await StateAsync(health));

            disk.Free();
            await JournalDatabase.NoteAsync(writer, "stored");
            await Eventually.Get(() => StateAsync(health), state => state.Status == HealthStatus.Healthy);
            await writer.StopAsync(CancellationToken.None);
        }
        finally
        {
            await ServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            await ServerAsync($"DROP TABLESPACE {name}");
        }

        static async Task<(HealthStatus Status, string? Description)> StateAsync(JournalHealth<JournalDatabase.Context> health)
        {
            var result = await health.CheckHealthAsync(new HealthCheckContext());
            return (result.Status, result.Description);
        }
    }

    private static async Task<string> FaultAsync(PostgreSql contexts) =>
        DatabaseFault.Describe(await Assert.ThrowsAnyAsync<Exception>(() => New(contexts).CheckHealthAsync(new HealthCheckContext())));

    private static JournalHealth<JournalDatabase.Context> New(
        IDbContextFactory<JournalDatabase.Context> contexts, JournalWriter<JournalDatabase.Context>? writer = null)
    {
        using var names = new JournalDatabase();
        return new JournalHealth<JournalDatabase.Context>(contexts, names.Names, writer ?? names.Writer(), TimeProvider.System);
    }

    private static async Task ServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServers.PostgreSql);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class PostgreSql(string connection) : IDbContextFactory<JournalDatabase.Context>
    {
        public JournalDatabase.Context CreateDbContext() =>
            new(new DbContextOptionsBuilder<JournalDatabase.Context>().UseNpgsql(connection).Options);
    }
}
