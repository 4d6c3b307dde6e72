using Medborgarlofte.Standalone.Tests.Access;
using Medborgarlofte.Testing;
using Npgsql;

namespace Medborgarlofte.Standalone.Tests.Fuzz;

/// <summary>On PostgreSQL, which refuses what SQLite takes, such as NUL in a text.</summary>
public sealed class PostgreSqlExtremeValueTests(PostgreSqlExtremeValueTests.Host host) : ExtremeValueTests(host), IClassFixture<PostgreSqlExtremeValueTests.Host>
{
    private const string Missing = "MEDBORGARLOFTE_TEST_POSTGRESQL names no server.";

    [SkippableFact]
    public Task Grpc_ExtremeValues_AreRefusedOrShown() => RunAsync(GrpcAsync);

    [SkippableFact]
    public Task Rest_ExtremeValues_AreRefusedOrShown() => RunAsync(RestAsync);

    [SkippableFact]
    public Task Rest_ExtremeParameters_AreRefused() => RunAsync(ParametersAsync);

    [SkippableFact]
    public Task Stream_ExtremeRecords_LoseNoOther() => RunAsync(StreamAsync);

    private static Task RunAsync(Func<Task> test)
    {
        Skip.If(TestServers.PostgreSql is null, Missing);
        return test();
    }

    /// <summary>Each service with a database of its own on the server.</summary>
    public sealed class Host : AccessHost
    {
        private static readonly string[] Databases = ["police", "municipal", "followup", "reporting"];

        private readonly string run = Guid.NewGuid().ToString("n")[..12];

        /// <inheritdoc />
        protected override IReadOnlyDictionary<string, string?> Configuration
        {
            get
            {
                var settings = new Dictionary<string, string?>(base.Configuration)
                {
                    ["Limits:RequestsPerToken"] = "0", ["Limits:RequestsPerAddress"] = "0", ["Webhooks:Deliver"] = "false", ["Database:Provider"] = "PostgreSql",
                };
                foreach (var name in Databases)
                {
                    settings[$"ConnectionStrings:{name}"] = new NpgsqlConnectionStringBuilder(TestServers.PostgreSql) { Database = NameOf(name) }.ConnectionString;
                }

                return settings;
            }
        }

        /// <inheritdoc />
        public override async Task InitializeAsync()
        {
            if (TestServers.PostgreSql is not null)
            {
                await ExecuteAsync(name => $"CREATE DATABASE \"{NameOf(name)}\"");
                await base.InitializeAsync();
            }
        }

        /// <inheritdoc />
        public override async Task DisposeAsync()
        {
            if (TestServers.PostgreSql is not null)
            {
                await base.DisposeAsync();
                await ExecuteAsync(name => $"DROP DATABASE \"{NameOf(name)}\" WITH (FORCE)");
            }
        }

        private string NameOf(string service) => $"extreme_{service}_{run}";

        private static async Task ExecuteAsync(Func<string, string> statement)
        {
            await using var connection = new NpgsqlConnection($"{TestServers.PostgreSql};Pooling=false");
            await connection.OpenAsync();
            foreach (var name in Databases)
            {
                await using var command = new NpgsqlCommand(statement(name), connection);
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
