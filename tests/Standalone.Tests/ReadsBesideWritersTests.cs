using System.Net;
using Medborgarlofte.Testing;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Another process that writes, a backup or a tool, does not stop public reading.</summary>
public sealed class ReadsBesideWritersTests(ReadsBesideWritersTests.WithExample host) : IClassFixture<ReadsBesideWritersTests.WithExample>
{
    private const string Api = "/medborgarlofte/v1";

    [Fact]
    public async Task Get_AnotherProcessHoldsTheWritersLockOfEveryDatabase_Answers()
    {
        string[] paths =
        [
            "/", "/kommuner/0685", "/ataganden/vetlanda-2020-2021~2", $"{Api}/corrections.atom", "/datasets/commitments.csv", "/datasets/counted-records.csv",
            $"{Api}/municipalities/0685/follow-up", $"{Api}/municipalities/0685/follow-up?as-of=2021-03-01T00:00:00Z",
            $"{Api}/agreements", $"{Api}/corrections", $"{Api}/changes", $"{Api}/commitments/vetlanda-2020-2021~2/receipt",
        ];
        // The example is loaded when its last records count; its loader writes.
        await ExampleTests.LoadedAsync(host);

        // Begun and not ended: whoever needs the same lock waits until the test is over, and fails.
        List<SqliteConnection> locks = [];
        try
        {
            foreach (var file in Directory.GetFiles(host.Data, "*.db"))
            {
                var connection = new SqliteConnection($"Data Source={file};Pooling=False");
                locks.Add(connection);
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = "BEGIN IMMEDIATE";
                await command.ExecuteNonQueryAsync();
            }

            Assert.Equal(4, locks.Count);
            foreach (var path in paths)
            {
                Assert.Equal((path, HttpStatusCode.OK), (path, await StatusAsync(path)));
            }
        }
        finally
        {
            locks.ForEach(connection => connection.Dispose());
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await host.Http.GetAsync(path);
        return response.StatusCode;
    }

    public sealed class WithExample : StandaloneFixture
    {
        protected override IReadOnlyList<string> Arguments => [];
    }
}
