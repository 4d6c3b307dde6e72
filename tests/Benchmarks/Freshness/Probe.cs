using System.Diagnostics;
using Grpc.Core;
using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.Benchmarks.Ingest;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Benchmarks.Freshness;

/// <summary>Times the way of single pushes into the public follow-up of one municipality, which nobody else pushes to.</summary>
internal sealed class Probe(IBenchmarkHost host, string municipalityCode, Metadata headers)
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(2);

    private readonly string prefix = $"probe-{Guid.NewGuid():n}";
    private int pushed;

    public static async Task<Probe> StartAsync(IBenchmarkHost host, string municipalityCode) =>
        new(host, municipalityCode, await host.HeadersAsync($"bench-probe-{municipalityCode}", "police", Scopes.PoliceReport));

    /// <summary>Milliseconds from each push to its acknowledgement, and from there until the follow-up counts it.</summary>
    public async Task<(IReadOnlyList<double> Acknowledged, IReadOnlyList<double> Visible)> RunAsync(int probes)
    {
        var client = new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Channel);
        List<double> acknowledged = [], visible = [];
        var count = await host.CountAsync(municipalityCode);
        for (var i = 0; i < probes; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var activity = Records.Activity($"{prefix}-{pushed++}", pushed, municipalityCode);
            await client.ReportPoliceActivityAsync(new ReportPoliceActivityRequest { Activity = activity }, headers);
            var taken = Stopwatch.GetTimestamp();
            acknowledged.Add(Stopwatch.GetElapsedTime(began, taken).TotalMilliseconds);
            count++;
            while (await host.CountAsync(municipalityCode) < count)
            {
                if (Stopwatch.GetElapsedTime(taken) > TooLong)
                {
                    throw new TimeoutException($"A push was not counted within {TooLong}.");
                }
            }

            visible.Add(Stopwatch.GetElapsedTime(taken).TotalMilliseconds);
        }

        return (acknowledged, visible);
    }
}
