using System.Diagnostics;
using System.Net;
using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>What services say of themselves while their PostgreSQL hangs or takes no change.</summary>
[Collection(ClusterTests.Name)]
public sealed class HealthTests(Cluster cluster)
{
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(3);

    private static string? Missing => Cluster.Missing;

    [SkippableFact]
    public async Task Ready_DatabaseHangs_IsToldWithinThreeSecondsByEveryService()
    {
        Skip.If(Missing is not null, Missing);
        var server = cluster.Database as PostgreSqlServer;
        Skip.If(server is null, "the database system is not the tests' own PostgreSQL");
        server!.Pause();
        try
        {
            foreach (var service in cluster.First.Services)
            {
                // A check that began before the pause may still be shared; the next one hangs.
                await Eventually.Get(() => ReadyInTimeAsync(service), ready => ready.Status == HttpStatusCode.ServiceUnavailable
                    && ready.Body.Contains("The database has not answered for", StringComparison.Ordinal));
            }

            var gateway = await Eventually.Get(() => ReadyInTimeAsync(cluster.First.Gateway), ready => ready.Status == HttpStatusCode.ServiceUnavailable);
            Assert.Contains("police", gateway.Body, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            server.Resume();
        }

        await Task.WhenAll(cluster.First.Services.Select(service => service.ReadyAsync()));
        await PushAsync();
    }

    [SkippableFact]
    public async Task Ready_DatabaseIsReadOnly_IsToldAndPushesAreUnavailableUntilItIsMended()
    {
        Skip.If(Missing is not null, Missing);
        Skip.IfNot(cluster.Database.Provider == "PostgreSql", "only PostgreSQL is set read-only here");
        foreach (var database in (string[])["police", "reporting"])
        {
            await SetReadOnlyAsync(database, true);
        }

        try
        {
            // The connections that were ended are told first.
            await Eventually.Get(() => ReadyInTimeAsync(cluster.First.Police), ready => ready.Status == HttpStatusCode.ServiceUnavailable
                && ready.Body.Contains("journal-police: The database is read-only.", StringComparison.Ordinal));
            await Eventually.Get(() => ReadyInTimeAsync(cluster.First.Reporting), ready => ready.Status == HttpStatusCode.OK
                && ready.Body.StartsWith("Degraded", StringComparison.Ordinal) && ready.Body.Contains("The database is read-only.", StringComparison.Ordinal));
            Assert.NotNull(await Cluster.CommitmentAsync(cluster.First.Http));
            var refusal = await Refusal.OfAsync(async () => await ReportAsync());
            Assert.Equal((StatusCode.Unavailable, "DATABASE_UNAVAILABLE"), (refusal.Status, refusal.Reason));
        }
        finally
        {
            foreach (var database in (string[])["police", "reporting"])
            {
                await SetReadOnlyAsync(database, false);
            }
        }

        await cluster.First.Police.ReadyAsync();
        await PushAsync();
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadyInTimeAsync(ServiceProcess service)
    {
        var watch = Stopwatch.StartNew();
        var answer = await service.HealthAsync();
        Assert.True(watch.Elapsed < InTime, $"{service.Name}: {watch.Elapsed}");
        return answer ?? default;
    }

    private async Task ReportAsync() => await new PoliceActivitiesService.PoliceActivitiesServiceClient(cluster.First.Channel).ReportPoliceActivityAsync(
        new ReportPoliceActivityRequest
        {
            Activity = new PoliceActivity { RecordId = "refused", MunicipalityCode = "0685", Kind = "trafikkontroll", Date = "2020-05-05" },
        },
        new Metadata { { "authorization", $"Bearer {cluster.Issuer.Issue("apart-refused", "police", Scopes.PoliceReport, "0685")}" } },
        ServiceChannel.Deadline(TimeSpan.FromSeconds(30)));

    /// <summary>For every connection that is opened from now on, and there is no other.</summary>
    private async Task SetReadOnlyAsync(string database, bool readOnly)
    {
        var name = await cluster.Database.ScalarAsync<string>(database, "SELECT current_database()");
        await cluster.Database.ExecuteAsync(database, $"BEGIN READ WRITE; ALTER DATABASE \"{name}\" SET default_transaction_read_only = {(readOnly ? "on" : "off")}; COMMIT");
        await cluster.Database.ExecuteAsync(database, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()");
    }

    private async Task PushAsync()
    {
        var pusher = cluster.NewPusher();
        await pusher.PushActivitiesAsync(0, 10);
        cluster.Activities += 10;
        pusher.AssertNoFaults();
        await cluster.CountedAsync();
    }
}
