using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Records;

/// <summary>Streams of lines: order, both directions at once, and what happens when something breaks.</summary>
[Collection(GatewayCollection.Name)]
public sealed class RecordStreamTests : GatewayTests
{
    private const string MediaType = "application/x-ndjson";
    private const string Path = "/police-activities";

    public RecordStreamTests(GatewayHost host)
        : base(host) => Rpcs.On<ReportPoliceActivitiesRequest>(Created);

    [Fact]
    public async Task Post_OneLineAtATime_IsAnsweredBeforeTheNextIsSent()
    {
        using var lines = new LinesContent(MediaType);
        using var request = Request(lines);
        using var client = new HttpClient();
        var answering = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        StreamReader? answers = null;
        for (var i = 1; i <= 3; i++)
        {
            lines.Send($"{{\"recordId\":\"r-{i}\"}}");
            answers ??= new StreamReader(await (await answering).Content.ReadAsStreamAsync());
            var answer = JsonDocument.Parse((await answers.ReadLineAsync())!).RootElement;
            Assert.Equal((i, $"r-{i}"), (answer.GetProperty("line").GetInt32(), answer.GetProperty("recordId").GetString()));
        }

        lines.End();
        Assert.True(JsonDocument.Parse((await answers!.ReadLineAsync())!).RootElement.TryGetProperty("summary", out _));
        Assert.Null(await answers.ReadLineAsync());
    }

    [Fact]
    public async Task Post_ManyLinesByASenderThatReadsLast_AllAreAnswered()
    {
        var body = string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{{\"recordId\":\"r-{i}\"}}\n"));
        var lines = await LinesAsync(await SendAsync(HttpMethod.Post, Path, PoliceToken, body, MediaType));
        Assert.Equal(Enumerable.Range(1, 20_000), lines.Select(line => line.GetProperty("line").GetInt32()));
        Assert.All(lines, line => Assert.Equal($"r-{line.GetProperty("line").GetInt32()}", line.GetProperty("recordId").GetString()));
    }

    [Fact]
    public async Task Post_MoreThanABodysUsualLimit_IsTaken()
    {
        var line = $"{{\"recordId\":\"r\",\"thirdParties\":[\"{new string('x', 1_000_000)}\"]}}\n";
        var lines = await LinesAsync(await SendAsync(HttpMethod.Post, Path, PoliceToken, string.Concat(Enumerable.Repeat(line, 31)), MediaType));
        Assert.Equal(31, lines.Count);
        Assert.All(lines, answer => Assert.True(answer.TryGetProperty("result", out _)));
    }

    [Fact]
    public async Task Post_TooLongALine_IsRefusedAlone()
    {
        var body = $"{{\"recordId\":\"r-1\"}}\n{{\"recordId\":\"{new string('x', JsonBody.Largest)}\"}}\n{{\"recordId\":\"r-3\"}}";
        var lines = await LinesAsync(await SendAsync(HttpMethod.Post, Path, PoliceToken, body, MediaType));
        Assert.Equal([null, "LINE_TOO_LONG", null], lines.Select(Reason));
    }

    [Theory]
    [InlineData("\n\n", MediaType, "")]
    [InlineData("id;kommunkod;slag\n\n", "text/csv", "")]
    [InlineData("id;kommunkod;slag", "text/csv", "?atomic=true")]
    public async Task Post_NoRecords_400(string body, string mediaType, string query)
    {
        var response = await SendAsync(HttpMethod.Post, Path + query, PoliceToken, body, mediaType);
        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest, "NO_RECORDS");
        Assert.Equal(0, problem.GetProperty("summary").GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task Post_EveryLineRefused_IsAProblemWithTheLinesAndTheSummary()
    {
        Rpcs.On<ReportPoliceActivitiesRequest>(_ => new ReportPoliceActivitiesResponse
        {
            RecordId = "r", Error = new RecordError { Code = (int)StatusCode.PermissionDenied, Reason = "MUNICIPALITY_NOT_ALLOWED", Message = "No." },
        });
        var problem = await ProblemAsync(
            await SendAsync(HttpMethod.Post, Path, PoliceToken, "{}\n{}\n", MediaType), HttpStatusCode.Forbidden, "NOTHING_TAKEN");
        Assert.Equal(["MUNICIPALITY_NOT_ALLOWED", "MUNICIPALITY_NOT_ALLOWED"], problem.GetProperty("lines").EnumerateArray().Select(Reason));
        Assert.Equal(2, problem.GetProperty("summary").GetProperty("refusalReasons")[0].GetProperty("records").GetInt32());
        problem = await ProblemAsync(
            await SendAsync(HttpMethod.Post, Path, PoliceToken, "{}\nnonsense\n", MediaType), HttpStatusCode.BadRequest, "NOTHING_TAKEN");
        Assert.Equal(["line 1", "line 2"], Fields(problem));
    }

    [Fact]
    public async Task Post_FirstLineRefusedBySenderThatWaits_IsAnsweredAfterAWhile()
    {
        using var lines = new LinesContent(MediaType);
        using var request = Request(lines);
        using var client = new HttpClient();
        var answering = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        lines.Send("nonsense");
        using var answers = new StreamReader(await (await answering.WaitAsync(TimeSpan.FromSeconds(60))).Content.ReadAsStreamAsync());
        Assert.Equal("MALFORMED_JSON", Reason(JsonDocument.Parse((await answers.ReadLineAsync())!).RootElement));
        lines.End();
        Assert.Equal(1, JsonDocument.Parse((await answers.ReadLineAsync())!).RootElement.GetProperty("summary").GetProperty("refused").GetInt32());
    }

    [Fact]
    public async Task Post_ErrorsOnly_AnswersThoseAndTheSummary()
    {
        var response = await SendAsync(HttpMethod.Post, $"{Path}?errors-only=true", PoliceToken, "{\"recordId\":\"a\"}\nnonsense\n{}\n", MediaType);
        var all = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, JsonDocument.Parse(all[0]).RootElement.GetProperty("line").GetInt32());
        var summary = JsonDocument.Parse(all[1]).RootElement.GetProperty("summary");
        Assert.Equal((3, 2, 1), (summary.GetProperty("records").GetInt32(), summary.GetProperty("created").GetInt32(), summary.GetProperty("refused").GetInt32()));
    }

    [Fact]
    public async Task Post_BadFieldsOfALine_AreNamedWithThoseThatTheServiceFinds()
    {
        Rpcs.On<ReportPoliceActivitiesRequest>(request => request.ValidateOnly
            ? new ReportPoliceActivitiesResponse
            {
                RecordId = request.Activity.RecordId,
                Error = new RecordError
                {
                    Code = (int)StatusCode.InvalidArgument, Reason = "VALIDATION_FAILED", Message = "Bad.",
                    Fields = { new FieldError { Field = "activity.kind", Description = "b" }, new FieldError { Field = "activity.quantity", Description = "c" } },
                },
            }
            : Created(request));
        var lines = await LinesAsync(await SendAsync(
            HttpMethod.Post, Path, PoliceToken, "{\"recordId\":\"a\"}\n{\"recordId\":\"b\",\"quantity\":\"tolv\"}\n{\"recordId\":\"c\"}", MediaType));
        Assert.Equal([null, "VALIDATION_FAILED", null], lines.Select(Reason));
        Assert.Equal("b", lines[1].GetProperty("recordId").GetString());
        Assert.Equal(["quantity", "kind"], lines[1].GetProperty("error").GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Post_StreamRefusedAtOnce_IsAProblem()
    {
        Rpcs.On<ReportPoliceActivitiesRequest>(_ => throw Refusal.Of(StatusCode.PermissionDenied, "PARTY_MISMATCH"));
        var response = await SendAsync(HttpMethod.Post, Path, PoliceToken, "{}\n{}\n", MediaType);
        await ProblemAsync(response, HttpStatusCode.Forbidden, "PARTY_MISMATCH");
    }

    [Fact]
    public async Task Post_StreamBreaks_EveryLaterLineIsToldSo()
    {
        Rpcs.On<ReportPoliceActivitiesRequest>(request => request.Activity.RecordId == "r-3"
            ? throw Refusal.Of(StatusCode.Unavailable, "DATABASE_UNAVAILABLE")
            : Created(request));
        var body = string.Concat(Enumerable.Range(1, 5).Select(i => $"{{\"recordId\":\"r-{i}\"}}\n")) + "nonsense\n";
        var lines = await LinesAsync(await SendAsync(HttpMethod.Post, Path, PoliceToken, body, MediaType));
        Assert.Equal([null, null, "DATABASE_UNAVAILABLE", "DATABASE_UNAVAILABLE", "DATABASE_UNAVAILABLE", "MALFORMED_JSON"], lines.Select(Reason));
        Assert.Equal(503, lines[3].GetProperty("error").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Post_SenderGoesAway_EndsTheServicesStream()
    {
        using var lines = new LinesContent(MediaType);
        using var request = Request(lines);
        using var client = new HttpClient();
        lines.Send("{}");
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.False(Rpcs.StreamEnded.IsCompleted);

        // The call's token says it too, but not where the read of the next request fails first.
        await (await response.Content.ReadAsStreamAsync()).DisposeAsync();
        await Rpcs.StreamEnded.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Post_AcceptsJson_AnswersOneList()
    {
        var response = await SendAsync(HttpMethod.Post, Path, PoliceToken, "{}\nnonsense\n", MediaType, ("Accept", "application/json"));
        var lines = (await JsonAsync(response)).EnumerateArray().ToList();
        Assert.Equal([null, "MALFORMED_JSON", null], lines.Select(Reason));
        Assert.True(lines[2].TryGetProperty("summary", out _));
    }

    [Fact]
    public async Task Post_ValidateOnly_AsksReportingAboutEachGoodRecord()
    {
        Rpcs.On<ReportPoliceActivitiesRequest>(request => request.ValidateOnly ? Created(request) : throw Refusal.Of(StatusCode.Internal, "X"));
        Rpcs.On<PreviewRecordsRequest>(request => new PreviewRecordsResponse { Effects = { new CommitmentEffect { CommitmentId = request.PoliceActivity.RecordId } } });
        var lines = await LinesAsync(await SendAsync(
            HttpMethod.Post, $"{Path}?validate-only=true", PoliceToken, "{\"recordId\":\"r-1\"}\nnonsense\n{\"recordId\":\"r-3\"}", MediaType));
        Assert.Equal(["r-1", "r-3"], lines.Where(line => Reason(line) is null)
            .Select(line => line.GetProperty("effects")[0].GetProperty("commitmentId").GetString()));
        Assert.Equal(2, Rpcs.CallsOf<PreviewRecordsRequest>());
    }

    [Fact]
    public async Task Post_ValidateOnlyWithoutReporting_ValidatesAndSaysThatTheEffectIsUnknown()
    {
        Rpcs.On<PreviewRecordsRequest>(_ => throw Refusal.Of(StatusCode.Unavailable, "DATABASE_UNAVAILABLE"));
        var lines = await LinesAsync(await SendAsync(HttpMethod.Post, $"{Path}?validate-only=true", PoliceToken, "{}\n{}\nnonsense", MediaType));
        Assert.Equal([null, null, "MALFORMED_JSON"], lines.Select(Reason));
        Assert.All(lines.Take(2), line => Assert.Equal("reporting", line.GetProperty("unreachable")[0].GetString()));
        Assert.All(lines.Take(2), line => Assert.False(line.TryGetProperty("effects", out _)));
    }

    [Fact]
    public async Task Post_AtomicWithAnUnreadableLine_AsksTheServiceToStoreNothing()
    {
        var response = await SendAsync(HttpMethod.Post, $"{Path}?atomic=true", PoliceToken, "{}\nnonsense\n{\"kind\":1}", MediaType);
        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest, "NOT_STORED");
        Assert.Equal(["line 2", "line 3: kind"], Fields(problem));
        Assert.True(Rpcs.Last<ReportPoliceActivitiesRequest>().ValidateOnly);
    }

    [Theory]
    [InlineData("id;kommunkod;slag\n\u008c", "NOT_UTF8", new string[0])]
    [InlineData("", "VALIDATION_FAILED", new[] { "recordId", "municipalityCode", "kind" })]
    [InlineData("id,kommunkod,slag,vitt,id", "VALIDATION_FAILED", new[] { "vitt", "id" })]
    [InlineData("id;kommunkod;slag;utfall:nonsense;191212121212", "VALIDATION_FAILED", new[] { "utfall:nonsense", "column 5" })]
    public async Task Post_BadCsvFile_IsRefusedBeforeTheService(string file, string reason, string[] fields)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(file)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("text/csv") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Api + Path)
        {
            Content = content, Headers = { Authorization = new AuthenticationHeaderValue("Bearer", PoliceToken) },
        };
        Assert.Equal(fields, Fields(await ProblemAsync(await Host.Http.SendAsync(request), HttpStatusCode.BadRequest, reason)));
        Assert.Equal(0, Rpcs.Calls);
    }

    private static ReportPoliceActivitiesResponse Created(ReportPoliceActivitiesRequest request) => new()
    {
        RecordId = request.Activity.RecordId,
        Result = new PushResult { RecordId = request.Activity.RecordId, Outcome = PushOutcome.Created },
    };

    private static string? Reason(JsonElement line) =>
        line.TryGetProperty("error", out var error) ? error.GetProperty("reason").GetString() : null;

    private static async Task<List<JsonElement>> LinesAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, string.Create(CultureInfo.InvariantCulture, $"{response.StatusCode}: {text}"));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => !line.TryGetProperty("summary", out _))];
    }

    // HTTP/2, whose client reads while it sends.
    private HttpRequestMessage Request(HttpContent content) => new(HttpMethod.Post, new Uri(Host.GrpcAddress, Api + Path))
    {
        Content = content,
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", PoliceToken) },
    };
}
