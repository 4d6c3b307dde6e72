using Medborgarlofte.Standalone.Tests.Access;

namespace Medborgarlofte.Standalone.Tests.Fuzz;

/// <summary>On PostgreSQL, which refuses what SQLite takes, such as NUL in a text.</summary>
public sealed class PostgreSqlExtremeValueTests(PostgreSqlExtremeValueTests.Host host) : ExtremeValueTests(host), IClassFixture<PostgreSqlExtremeValueTests.Host>
{
    // Other ones than on SQLite would be, and enough to meet each kind of value.
    protected override int EachOf => 7;

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
        Skip.If(PostgreSqlDatabases.Missing is not null, PostgreSqlDatabases.Missing);
        return test();
    }

    /// <summary>Each service with a database of its own on the server.</summary>
    public sealed class Host : AccessHost
    {
        private readonly PostgreSqlDatabases databases = new("extreme");

        /// <inheritdoc />
        protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>(databases.AddTo(base.Configuration))
        {
            ["Limits:RequestsPerToken"] = "0", ["Limits:RequestsPerAddress"] = "0", ["Webhooks:Deliver"] = "false",
        };

        /// <inheritdoc />
        public override async Task InitializeAsync()
        {
            if (PostgreSqlDatabases.Missing is null)
            {
                await databases.CreateAsync();
                await base.InitializeAsync();
            }
        }

        /// <inheritdoc />
        public override async Task DisposeAsync()
        {
            if (PostgreSqlDatabases.Missing is null)
            {
                await base.DisposeAsync();
                await databases.DropAsync();
            }
        }
    }
}
