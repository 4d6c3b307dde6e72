using Grpc.Core;
using Grpc.Net.Client;

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
    /// <summary>gRPC headers of a source.</summary>
    public static async Task<Metadata> HeadersAsync(this IBenchmarkHost host, string source, string party, string scope) =>
        new() { { "authorization", $"Bearer {await host.TokenAsync(source, party, scope)}" } };
}
