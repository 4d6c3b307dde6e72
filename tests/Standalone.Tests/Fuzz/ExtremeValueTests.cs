using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Standalone.Tests.Access;
using Medborgarlofte.Standalone.Tests.OpenApi;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Fuzz;

/// <summary>
/// Each field of each request of each public RPC with the extremes of its type, over gRPC and REST: each is refused as the sender's or
/// stored and shown, and never a fault of ours or at the cost of another record. MEDBORGARLOFTE_TEST_FULL=1 sends them all, else one of several.
/// </summary>
public abstract class ExtremeValueTests(AccessHost host)
{
    private const int AtOnce = 8;

    // Three minutes on each database.
    private static readonly bool All = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_FULL") == "1";
    private const string Between = "between";

    /// <summary>Of so many extremes one is sent, unless all are.</summary>
    protected virtual int EachOf => 3;

    private static readonly string[] PublicReads =
    [
        "/kommuner/0685", "/medborgarlofte/v1/municipalities/0685/follow-up", "/medborgarlofte/v1/agreements", $"/medborgarlofte/v1/agreements/{Samples.SignedAgreement}/follow-up",
        "/datasets/commitments.csv", "/datasets/agreements.csv", "/medborgarlofte/v1/corrections?limit=200", "/medborgarlofte/v1/changes?limit=200", "/medborgarlofte/v1/corrections.atom",
        $"/medborgarlofte/v1/commitments/{Samples.SignedAgreement}~4/receipt", $"/medborgarlofte/v1/commitments/{Samples.SignedAgreement}~4/receipt.csv",
    ];

    private static IEnumerable<MethodDescriptor> Methods => GrpcCall.Methods.Where(method => method.Service.File.Package.StartsWith("medborgarlofte", StringComparison.Ordinal));

    protected async Task GrpcAsync()
    {
        var faults = await EachAsync(Some(Methods.SelectMany(method => Extremes.Of(GrpcCall.Of(method, Between)).Select(extreme => (method, extreme)))), async item =>
        {
            var (method, extreme) = item;
            try
            {
                var answers = await GrpcCall.AnswersAsync(host, method,
                    Marshallers.Create(message => message.ToByteArray(), method.InputType.Parser.ParseFrom),
                    Marshallers.Create(message => message.ToByteArray(), method.OutputType.Parser.ParseFrom), extreme.Request, Token(method));
                return answers.Select(CodeOf).FirstOrDefault(IsOurs) is var code && IsOurs(code) ? $"{method.FullName} {extreme.Field} {extreme.Value}: {code}" : null;
            }
            catch (RpcException e)
            {
                return IsOurs(e.StatusCode) ? $"{method.FullName} {extreme.Field} {extreme.Value}: {e.Status}" : null;
            }
        });
        Faults.AssertNone(faults);
        await EverythingIsShownAsync();
    }

    protected async Task RestAsync()
    {
        var bodies =
            from method in Methods
            let path = RestPaths.Of(method)
            where path is not null && !method.IsClientStreaming && !method.Name.Contains("Preview", StringComparison.Ordinal)
            let body = method.InputType.Fields.InDeclarationOrder().First(field => field.FieldType == FieldType.Message)
            from extreme in Extremes.Of(Samples.Of(body.MessageType.Name, Between))
            where !extreme.Value.Contains('∞', StringComparison.Ordinal) && extreme.Value is not ("NaN" or "Infinity" or "-Infinity") && IsWritable(extreme.Request)
            select (method, path, extreme);
        var faults = await EachAsync(Some(bodies), async item =>
        {
            using var content = new ReadOnlyMemoryContent(ProtoJson.ToUtf8(item.extreme.Request));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var request = StandaloneFixture.Request(HttpMethod.Post, GatewayComposition.BasePath + item.path, Token(item.method), content);
            using var answer = await host.Http.SendAsync(request);
            return (int)answer.StatusCode >= 500 || (int)answer.StatusCode == 429
                ? $"{item.path} {item.extreme.Field} {item.extreme.Value}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}" : null;
        });
        Faults.AssertNone(faults);
        await EverythingIsShownAsync();
    }

    /// <summary>Every parameter of every GET and DELETE of openapi.json.</summary>
    protected async Task ParametersAsync()
    {
        string[] values = ["%00", "a%00b", "%ED%A0%80", "%FF", new string('a', 4000), "-1", "99999999999999999999", "%D9%A2%D9%A0%D9%A2%D9%A1", ".", "..", "%2E%2E", "%F0%9F%98%80", "a%0Ab", "NaN", "0001-01-01T00:00:00Z"];
        var description = new Description(JsonNode.Parse(await host.Http.GetStringAsync(new Uri(Description.Path, UriKind.Relative)))!.AsObject());
        var requests =
            from operation in description.Operations
            where operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Delete
            from reference in operation.Json["parameters"]?.AsArray() ?? []
            let parameter = description.Resolve(reference!)
            let place = (string?)parameter["in"]
            let name = (string?)parameter["name"]
            where place is "query" or "path"
            from value in values
            select (operation.Method, Address(operation.Path, place!, name!, value));
        var token = host.Token(Samples.Source, "municipality", "followup.manage");
        var faults = await EachAsync(requests, async item =>
        {
            using var request = StandaloneFixture.Request(item.Method, item.Item2, token);
            using var answer = await host.Http.SendAsync(request);
            return (int)answer.StatusCode >= 500 || (int)answer.StatusCode == 429
                ? $"{item.Method} {item.Item2[..Math.Min(200, item.Item2.Length)]}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}" : null;
        });
        Faults.AssertNone(faults);
    }

    /// <summary>A bad record between two good ones, in one stream: each of the others is stored.</summary>
    protected async Task StreamAsync()
    {
        var client = new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Grpc);
        using var call = client.ReportPoliceActivities(host.Police(Samples.Source));
        var extremes = Extremes.Of(Samples.Of(nameof(PoliceActivity), Between)).ToList();
        var sending = Task.Run(async () =>
        {
            foreach (var (index, extreme) in extremes.Index())
            {
                await call.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = (PoliceActivity)extreme.Request });
                await call.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = (PoliceActivity)Samples.Of(nameof(PoliceActivity), $"good-{index}") });
            }

            await call.RequestStream.CompleteAsync();
        });
        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();
        await sending;
        Assert.Equal(2 * extremes.Count, answers.Count);
        Assert.All(answers.Where((_, index) => index % 2 == 1), answer => Assert.NotNull(answer.Result));
        Assert.DoesNotContain(answers, answer => answer.Error is { } error && IsOurs((StatusCode)error.Code));
    }

    private IEnumerable<T> Some<T>(IEnumerable<T> all) => All ? all : all.Where((_, index) => index % EachOf == 0);

    private static async Task<List<string>> EachAsync<T>(IEnumerable<T> items, Func<T, Task<string?>> ask)
    {
        var faults = new List<string>();
        foreach (var some in items.Chunk(AtOnce))
        {
            faults.AddRange((await Task.WhenAll(some.Select(ask))).OfType<string>());
        }

        return faults;
    }

    private static string Address(string path, string place, string name, string value)
    {
        var filled = string.Join('/', path.Split('/').Select(part => !part.StartsWith('{') ? part
            : place == "path" && part == $"{{{name}}}" ? value
            : part switch { "{municipalityCode}" or "{code}" => "0685", "{agreementId}" => Samples.SignedAgreement, "{source}" => Samples.Source, _ => AccessHost.Read }));
        return place == "query" ? $"{filled}?{name}={value}" : filled;
    }

    private static StatusCode? CodeOf(IMessage answer) =>
        answer.Descriptor.FindFieldByName("error") is { } field && field.Accessor.GetValue(answer) is RecordError error ? (StatusCode)error.Code : null;

    private static bool IsOurs(StatusCode? code) => code is StatusCode.Internal or StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unavailable
        or StatusCode.DataLoss or StatusCode.ResourceExhausted or StatusCode.Unimplemented;

    // JSON has no words for enum values that nobody knows, nor for instants outside the calendar.
    private static bool IsWritable(IMessage message)
    {
        try
        {
            ProtoJson.ToUtf8(message);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private string Token(MethodDescriptor method)
    {
        var home = Home.Of(method.FullName);
        return host.Token(Samples.Source, home.Party, home.Scope);
    }

    private async Task EverythingIsShownAsync()
    {
        foreach (var path in PublicReads)
        {
            var answer = await host.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteExtremeValueTests(FuzzTests.FuzzHost host) : ExtremeValueTests(host), IClassFixture<FuzzTests.FuzzHost>
{
    [Fact]
    public Task Grpc_ExtremeValues_AreRefusedOrShown() => GrpcAsync();

    [Fact]
    public Task Rest_ExtremeValues_AreRefusedOrShown() => RestAsync();

    [Fact]
    public Task Rest_ExtremeParameters_AreRefused() => ParametersAsync();

    [Fact]
    public Task Stream_ExtremeRecords_LoseNoOther() => StreamAsync();
}
