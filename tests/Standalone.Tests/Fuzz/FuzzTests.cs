using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Standalone.Tests.Access;
using Medborgarlofte.Testing;
using Xunit.Abstractions;

namespace Medborgarlofte.Standalone.Tests.Fuzz;

/// <summary>
/// Damaged requests against the running process: each is answered in time and never as a fault of ours, none leaves anything behind when it
/// is refused, and memory does not grow. MEDBORGARLOFTE_TEST_FULL=1 sends a hundred thousand; MEDBORGARLOFTE_TEST_SEED repeats a run.
/// </summary>
public sealed class FuzzTests(FuzzTests.FuzzHost host, ITestOutputHelper output) : IClassFixture<FuzzTests.FuzzHost>
{
    private const int Sides = 2;
    private const int AtOnce = 8;
    private const long MostGrowth = 256L * 1024 * 1024;
    private static readonly int Inputs = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_FULL") == "1" ? 100_000 : 3_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static int Seed => Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_SEED") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : Random.Shared.Next();

    [Fact]
    public Task Rest_DamagedBodies_AreAnsweredAndLeaveNothing() => RunAsync(SendRestAsync);

    [Fact]
    public Task Grpc_DamagedMessages_AreAnsweredAndLeaveNothing() => RunAsync(SendGrpcAsync);

    /// <summary>Sends all of one side. One after the other where what was stored is looked at, since only then it is known whose it is.</summary>
    private async Task RunAsync(Func<Random, Task<(string Input, string? Fault, bool Refused)>> send)
    {
        var seed = Seed;
        output.WriteLine($"MEDBORGARLOFTE_TEST_SEED={seed}, {Inputs / Sides} inputs");
        var faults = new List<string>();
        await send(new Random(seed));
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var random = new Random(seed);
        var refusals = 0;
        for (var number = 0; number < Inputs / Sides; number += AtOnce)
        {
            var before = await PositionsAsync();
            var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => send(new Random(random.Next()))));
            faults.AddRange(answers.Where(answer => answer.Fault is not null).Select(answer => $"{answer.Fault}: {answer.Input}"));
            refusals += answers.Count(answer => answer.Refused);
            if (answers.All(answer => answer.Refused) && await PositionsAsync() != before)
            {
                faults.Add($"stored although refused: {string.Join(Environment.NewLine, answers.Select(answer => answer.Input))}");
            }
        }

        var growth = GC.GetTotalMemory(forceFullCollection: true) - memory;
        output.WriteLine($"{refusals} refused, memory grew by {growth / 1024} KiB");
        Assert.True(faults.Count == 0, $"Seed {seed}, {faults.Count} faults:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Take(20))}");
        Assert.True(growth < MostGrowth, $"Seed {seed}: memory grew by {growth} bytes.");
    }

    private async Task<(string Input, string? Fault, bool Refused)> SendRestAsync(Random random)
    {
        var methods = GrpcCall.Methods.Where(method => RestPaths.Of(method) is not null && !method.Name.Contains("Preview", StringComparison.Ordinal)).ToList();
        var method = methods[random.Next(methods.Count)];
        var body = method.InputType.Fields.InDeclarationOrder().First(field => field.FieldType == FieldType.Message);
        var json = ProtoJson.ToUtf8(Samples.Of(body.MessageType.Name, Id(random))).ToArray();
        var (mediaType, valid) = (method.IsClientStreaming ? random.Next(3) : 0) switch
        {
            1 => ("application/x-ndjson", [.. json, (byte)'\n', .. json]),
            2 when body.MessageType == PoliceActivity.Descriptor =>
                ("text/csv", Encoding.UTF8.GetBytes($"recordId;municipalityCode;kind;date\r\n{Id(random)};0685;trafikkontroll;2021-05-01\r\n\"{Id(random)}\";0685;fotpatrull;2021-05-02\r\n")),
            2 => ("text/csv", Encoding.UTF8.GetBytes($"recordId,municipalityCode,kind,title\n{Id(random)},0685,kampanj,Titel\n")),
            _ => ("application/json", json),
        };
        var input = Mutation.Of(valid, random);
        using var request = StandaloneFixture.Request(
            HttpMethod.Post, GatewayComposition.BasePath + RestPaths.Of(method) + (random.Next(4) == 0 ? "?validate-only=true" : ""), Token(method), new ByteArrayContent(input));
        request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        using var stop = new CancellationTokenSource(Patience);
        var told = $"{method.FullName} {mediaType} {Convert.ToBase64String(input)}";
        try
        {
            var answer = await host.Http.SendAsync(request, stop.Token);
            var text = await answer.Content.ReadAsStringAsync(stop.Token);
            var fault = (int)answer.StatusCode >= 500 || text.Contains("\"status\":50", StringComparison.Ordinal) ? $"{(int)answer.StatusCode} {text}" : null;
            return (told, fault, !answer.IsSuccessStatusCode);
        }
        catch (OperationCanceledException)
        {
            return (told, "no answer in time", false);
        }
    }

    private async Task<(string Input, string? Fault, bool Refused)> SendGrpcAsync(Random random)
    {
        var method = GrpcCall.Methods[random.Next(GrpcCall.Methods.Count)];
        var input = Mutation.Of(GrpcCall.Of(method, Id(random)).ToByteArray(), random);
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);
        var told = $"{method.FullName} {Convert.ToBase64String(input)}";
        try
        {
            await GrpcCall.AnswersAsync(host, method, bytes, bytes, input, Token(method));
            return (told, null, false);
        }
        catch (RpcException e)
        {
            var ours = e.StatusCode is StatusCode.Internal or StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unavailable or StatusCode.DataLoss;
            return (told, ours ? $"{e.StatusCode} {e.Status.Detail}" : null, true);
        }
    }

    private static string Id(Random random) => $"fuzz-{random.Next(1000)}";

    private string Token(MethodDescriptor method)
    {
        var home = Home.Of(method.FullName);
        return host.Token(Samples.Source, home.Party, home.Scope);
    }

    private async Task<(long, long, long)> PositionsAsync() => (
        await PositionAsync(JournalTypes.PoliceJournal), await PositionAsync(JournalTypes.MunicipalJournal), await PositionAsync(JournalTypes.FollowUpJournal));

    private async Task<long> PositionAsync(string journal) => (await new JournalService.JournalServiceClient(host.Grpc).GetJournalStatusAsync(
        new GetJournalStatusRequest { Journal = journal }, host.Headers("auditor", "", Scopes.ReportsInternal))).Sequence;

    /// <summary>As many requests as come; webhooks lead nowhere.</summary>
    public sealed class FuzzHost : AccessHost
    {
        /// <inheritdoc />
        protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>(base.Configuration)
        {
            ["Limits:RequestsPerToken"] = "0", ["Limits:RequestsPerAddress"] = "0", ["Webhooks:Deliver"] = "false",
        };
    }
}
