using Grpc.Core;
using Grpc.Net.Client;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Standalone is killed in the middle of a push, again and again.</summary>
public sealed class KillTests
{
    private const int Records = 10_000;
    private const int Kills = 5;

    [Fact]
    public async Task Push_KilledFiveTimes_EveryAcknowledgedRecordIsThereOnce()
    {
        var data = Directory.CreateTempSubdirectory("medborgarlofte-kill-").FullName;
        using var process = new StandaloneProcess(data);
        var (_, token) = await process.CommandAsync(
            "token", "--source", "killed", "--party", "police", "--scope", "police.report", "--municipality", "0685");
        var headers = new Metadata { { "authorization", $"Bearer {token}" } };
        var acknowledged = new HashSet<string>();
        for (var run = 0; run <= Kills; run++)
        {
            await process.StartAsync("--no-example");
            var killAt = run < Kills ? (run + 1) * Records / (Kills + 1) : int.MaxValue;
            await PushAsync(process, headers, acknowledged, killAt);
        }

        Assert.Equal(Records, acknowledged.Count);
        var stored = await StoredAsync(process, headers);
        Assert.Equal(Records, stored.Count);
        Assert.Equal(Enumerable.Range(0, Records).Select(Id).Order(StringComparer.Ordinal), stored.Select(a => a.RecordId).Order(StringComparer.Ordinal));
        Assert.All(stored, activity => Assert.Equal(1, activity.State.Version));

        process.Kill();
        var (exitCode, output) = await process.CommandAsync("verify");
        Assert.True(exitCode == 0, output);
        Assert.Contains($"journal police: {Records} entries", output, StringComparison.Ordinal);
        Directory.Delete(data, recursive: true);
    }

    private static string Id(int number) => $"r-{number}";

    /// <summary>Pushes what is not acknowledged yet; kills the process when so many are.</summary>
    private static async Task PushAsync(StandaloneProcess process, Metadata headers, HashSet<string> acknowledged, int killAt)
    {
        using var channel = GrpcChannel.ForAddress(process.GrpcAddress);
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel).ReportPoliceActivities(headers);
        var writing = WriteAsync(call, [.. Enumerable.Range(0, Records).Where(number => !acknowledged.Contains(Id(number)))]);
        try
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync())
            {
                Assert.True(answer.Result?.Outcome is PushOutcome.Created or PushOutcome.Unchanged, answer.ToString());
                acknowledged.Add(answer.RecordId);
                if (acknowledged.Count == killAt)
                {
                    process.Kill();
                }
            }
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Internal)
        {
            // The connection broke with the process; what was not acknowledged is pushed again.
        }

        await writing;
    }

    private static async Task WriteAsync(
        AsyncDuplexStreamingCall<ReportPoliceActivitiesRequest, ReportPoliceActivitiesResponse> call, IReadOnlyList<int> numbers)
    {
        try
        {
            foreach (var number in numbers)
            {
                await call.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = Activity(number) });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // The same broken connection, seen from the writing side.
        }
    }

    private static PoliceActivity Activity(int number) => new()
    {
        RecordId = Id(number),
        MunicipalityCode = "0685",
        Kind = "trafikkontroll",
        Focuses = { "trafikbeteende" },
        Date = $"{2020 + (number % 2)}-{1 + (number % 12):00}-{1 + (number % 28):00}",
    };

    private static async Task<List<PoliceActivity>> StoredAsync(StandaloneProcess process, Metadata headers)
    {
        using var channel = GrpcChannel.ForAddress(process.GrpcAddress);
        var client = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel);
        var stored = new List<PoliceActivity>();
        var request = new ListPoliceActivitiesRequest { PageSize = 200 };
        do
        {
            var page = await client.ListPoliceActivitiesAsync(request, headers);
            stored.AddRange(page.Activities);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return stored;
    }
}
