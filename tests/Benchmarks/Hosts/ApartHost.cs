using Grpc.Net.Client;
using Medborgarlofte.Distributed.Tests;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>Every service as a process of its own, on PostgreSQL and RabbitMQ: the cluster of the fault tests, undisturbed.</summary>
internal sealed class ApartHost : IBenchmarkHost
{
    private ApartHost(Cluster cluster) => Cluster = cluster;

    public string Name => "PostgreSQL and RabbitMQ, apart";

    public GrpcChannel Channel => Cluster.First.Channel;

    public HttpClient Http => Cluster.First.Http;

    public Cluster Cluster { get; }

    /// <summary>Started; null where PostgreSQL or RabbitMQ is not installed.</summary>
    public static async Task<ApartHost?> StartAsync()
    {
        if (Cluster.Missing is not null)
        {
            Console.Error.WriteLine($"Left out: {Cluster.Missing}");
            return null;
        }

        var published = await PublishedPrograms.ApartAsync();
        var cluster = published is null ? new Cluster() : new Cluster { Programs = project => published[project] };
        await cluster.InitializeAsync();
        return new ApartHost(cluster);
    }

    public Task<string> TokenAsync(string source, string party, string scope) =>
        Task.FromResult(Cluster.Issuer.Issue(source, party, scope, "*"));

    public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();
}
