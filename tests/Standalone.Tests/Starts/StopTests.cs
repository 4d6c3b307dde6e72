using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Standalone.Tests.Clients;

namespace Medborgarlofte.Standalone.Tests.Starts;

/// <summary>SIGTERM in the middle of a load.</summary>
public sealed class StopTests : IDisposable
{
    private const int Records = 100_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-stop-").FullName;

    [Fact]
    public async Task Stream_ProcessIsToldToStop_EndsWithServiceStoppingAndKeepsWhatWasAcknowledged()
    {
        using var process = new StandaloneProcess(data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        using var channel = GrpcChannel.ForAddress(process.GrpcAddress);
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel)
            .ReportPoliceActivities(new Metadata { { "authorization", $"Bearer {token}" } });
        var writing = WriteAsync(call);
        var acknowledged = 0;
        Task<int>? stopping = null;
        var watch = new Stopwatch();
        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync())
            {
                Assert.NotNull(answer.Result);
                if (++acknowledged == 1000)
                {
                    watch.Start();
                    stopping = process.StopAsync();
                }
            }
        });
        Assert.True(end.StatusCode == StatusCode.Unavailable, $"{end}\n{process.Printed}");
        Assert.Equal("SERVICE_STOPPING", end.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason);
        Assert.Equal(0, await stopping!);
        Assert.True(watch.Elapsed < Longest, $"{watch.Elapsed}");
        await writing;
        Assert.InRange(acknowledged, 1000, Records - 1);

        await process.StartAsync("--no-example");
        var again = await SentRecords.SendAsync(process, token, 0, acknowledged);
        Assert.Equal(acknowledged, SentRecords.Count(again, "unchanged"));
    }

    [Fact]
    public async Task Stream_GatewayIsToldToStop_EndsWithUnavailableAndKeepsWhatWasAcknowledged()
    {
        using var process = new StandaloneProcess(data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        using var gateway = new GatewayProcess(process.GrpcAddress, Path.Combine(data, "signing-key.pem"));
        await gateway.StartAsync();
        using var channel = GrpcChannel.ForAddress(gateway.GrpcAddress);
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel)
            .ReportPoliceActivities(new Metadata { { "authorization", $"Bearer {token}" } });

        // A sender that has sent what it has, and keeps its stream open for more.
        await call.RequestStream.WriteAsync(Request(0));
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.NotNull(call.ResponseStream.Current.Result);
        var watch = Stopwatch.StartNew();
        var stopping = gateway.StopAsync();
        var end = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        Assert.Equal(0, await stopping);
        Assert.True(watch.Elapsed < Longest, $"{watch.Elapsed}");
        Assert.Equal(1, SentRecords.Count(await SentRecords.SendAsync(process, token, 0, 1), "unchanged"));
    }

    [Fact]
    public async Task Stream_GatewayIsToldToStopWhileItsSenderSends_EndsWithUnavailable()
    {
        using var process = new StandaloneProcess(data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");
        using var gateway = new GatewayProcess(process.GrpcAddress, Path.Combine(data, "signing-key.pem"));
        await gateway.StartAsync();
        using var channel = GrpcChannel.ForAddress(gateway.GrpcAddress);
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel)
            .ReportPoliceActivities(new Metadata { { "authorization", $"Bearer {token}" } });
        var writing = WriteAsync(call);
        Assert.True(await call.ResponseStream.MoveNext());
        var stopping = gateway.StopAsync();
        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext())
            {
                Assert.NotNull(call.ResponseStream.Current.Result);
            }
        });
        Assert.True(end.StatusCode == StatusCode.Unavailable, $"{end}");
        Assert.Equal(0, await stopping);
        await writing;
    }

    [Fact]
    public async Task Lines_ProcessIsToldToStop_EndWithALineThatSaysWhereToGoOn()
    {
        using var process = new StandaloneProcess(data);
        var token = SentRecords.Token(process);
        await process.StartAsync("--no-example");

        // Three hundred lines from a sender that keeps its body open: .NET's own client reads nothing before it has sent everything.
        using var sender = new TcpClient();
        await sender.ConnectAsync(process.RestAddress.Host, process.RestAddress.Port);
        using var reader = new StreamReader(sender.GetStream());
        var lines = string.Concat(Enumerable.Range(0, 300).Select(SentRecords.Line));
        await sender.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /medborgarlofte/v1/police-activities HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {token}\r\n"
            + $"Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n{lines.Length:x}\r\n{lines}\r\n"));
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync());
        var watch = Stopwatch.StartNew();
        var stopping = process.StopAsync();
        var text = Body(await ResponseAsync(reader));
        Assert.Equal(0, await stopping);
        Assert.True(watch.Elapsed < Longest, $"{watch.Elapsed}");

        var answers = SentRecords.Answers(text);
        Assert.Equal(Enumerable.Range(1, answers.Count), answers.Select(answer => answer.GetProperty("line").GetInt32()));
        Assert.Equal("SERVICE_STOPPING", answers[^1].GetProperty("error").GetProperty("reason").GetString());
        var created = SentRecords.Count(answers, "created");
        Assert.InRange(created, 1, answers.Count - 1);
        await process.StartAsync("--no-example");
        var again = await SentRecords.SendAsync(process, token, 0, created);
        Assert.Equal(created, SentRecords.Count(again, "unchanged"));
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private static async Task WriteAsync(AsyncDuplexStreamingCall<ReportPoliceActivitiesRequest, ReportPoliceActivitiesResponse> call)
    {
        try
        {
            for (var number = 0; number < Records; number++)
            {
                await call.RequestStream.WriteAsync(Request(number));
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // The stream has ended; why is told where its answers are read.
        }
    }

    private static ReportPoliceActivitiesRequest Request(int number) => new()
    {
        Activity = new PoliceActivity
        {
            RecordId = $"r-{number}", MunicipalityCode = "0685", Kind = "trafikkontroll", Focuses = { "trafikbeteende" },
            Date = $"2021-{1 + (number % 12):00}-{1 + (number % 28):00}",
        },
    };

    /// <summary>A chunked response up to its end. The connection is reset after it, for its request has none.</summary>
    private static async Task<string> ResponseAsync(StreamReader reader)
    {
        const string End = "\r\n0\r\n\r\n";
        var response = new StringBuilder();
        var buffer = new char[4096];
        while (response.Length < End.Length || response.ToString(response.Length - End.Length, End.Length) != End)
        {
            var read = await reader.ReadAsync(buffer);
            Assert.True(read > 0, $"{response}");
            response.Append(buffer, 0, read);
        }

        return response.ToString();
    }

    /// <summary>What a chunked response holds.</summary>
    private static string Body(string response)
    {
        var body = new StringBuilder();
        var rest = response.AsSpan(response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
        while (rest.IndexOf("\r\n") is > 0 and var end && int.Parse(rest[..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            body.Append(rest.Slice(end + 2, size));
            rest = rest[(end + 2 + size + 2)..];
        }

        return body.ToString();
    }
}
