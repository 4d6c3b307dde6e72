using Grpc.Core;
using Grpc.Net.Client;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>A running system, embedded or apart, with the Vetlanda agreement.</summary>
internal interface IBenchmarkHost : IAsyncDisposable
{
    /// <summary>What it runs on, such as "SQLite, embedded".</summary>
    string Name { get; }

    /// <summary>To the gateway's gRPC port.</summary>
    GrpcChannel Channel { get; }

    /// <summary>To the gateway's REST port.</summary>
    HttpClient Http { get; }

    /// <summary>A token of a source.</summary>
    Task<string> TokenAsync(string source, string party, string scope);
}

/// <summary>What every benchmark asks of a host.</summary>
internal static class BenchmarkHosts
{
    /// <summary>A million records are counted in minutes, not in the minute that tests wait.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>gRPC headers of a source.</summary>
    public static async Task<Metadata> HeadersAsync(this IBenchmarkHost host, string source, string party, string scope) =>
        new() { { "authorization", $"Bearer {await host.TokenAsync(source, party, scope)}" } };

    /// <summary>Waits until Reporting has applied the police service's journal up to a sequence.</summary>
    public static Task AppliedAsync(this IBenchmarkHost host, long sequence)
    {
        var client = new FollowUpService.FollowUpServiceClient(host.Channel);
        return Eventually.Get(
            async () => (await client.GetReportingStatusAsync(new GetReportingStatusRequest()))
                .Watermarks.Single(watermark => watermark.Journal == JournalTypes.PoliceJournal).Sequence,
            applied => applied >= sequence, Patience);
    }
}
