using System.Net;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Records;

/// <summary>What holds for every kind of pushed record.</summary>
public abstract class RecordEndpointTests(GatewayHost host) : GatewayTests(host)
{
    private static readonly RecordState Stored = new() { Version = 2, Etag = "v2-7" };

    /// <summary>Path of the collection, such as "/police-activities".</summary>
    protected abstract string Path { get; }

    /// <summary>Name of the items in a list.</summary>
    protected abstract string Items { get; }

    /// <summary>Field of the gRPC request that the JSON body is.</summary>
    protected abstract string BodyField { get; }

    /// <summary>Token of a source that may write here.</summary>
    protected abstract string Writer { get; }

    /// <summary>Token of a source that may not.</summary>
    protected abstract string Other { get; }

    private string Record => $"{Path}/demo/r-1";

    /// <summary>What the service is asked, as far as these tests look.</summary>
    protected sealed record Push(string Source, string RecordId, string Kind, string Reason, bool ValidateOnly, string Etag = "");

    protected abstract void OnReport(Func<Push, PushResult> answer);

    protected abstract void OnStream(Func<Push, IMessage> answer);

    protected abstract void OnWithdraw(Func<(string Source, string RecordId, string Reason, string Etag), PushResult> answer);

    protected abstract void OnGet(Func<(string Source, string RecordId), RecordState> answer);

    protected abstract void OnVersions(params RecordState[] versions);

    /// <summary>Answers two records, and tells the request as JSON of its own.</summary>
    protected abstract void OnList(string nextPageToken, Action<JsonElement> asked);

    [Fact]
    public async Task List_EveryFilter_ReachesTheService()
    {
        var asked = default(JsonElement);
        OnList("40", request => asked = request);
        var query = "municipality-code=0685&kind=k&from-date=2021-01-01&to-date=2021-12-31&source=demo&include-withdrawn=true&limit=20&page=2";
        var json = await JsonAsync(await GetAsync($"{Path}?{query}", Other));

        Assert.Equal(["r-1", "r-2"], json.GetProperty(Items).EnumerateArray().Select(item => item.GetProperty("recordId").GetString()));
        Assert.Equal($"{Api}{Path}?{query.Replace("page=2", "page=3", StringComparison.Ordinal)}", json.GetProperty("nextPage").GetString());
        var expected = """
            {"municipalityCode":"0685","kind":"k","fromDate":"2021-01-01","toDate":"2021-12-31","source":"demo",
            "includeWithdrawn":true,"pageSize":20,"pageToken":"20"}
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, asked), asked.GetRawText());
    }

    [Fact]
    public async Task List_LastPage_HasNoNext()
    {
        OnList("", _ => { });
        Assert.False((await JsonAsync(await GetAsync(Path, Writer))).TryGetProperty("nextPage", out _));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=+1", "limit")]
    [InlineData("page=0", "page")]
    [InlineData("offset=-1", "offset")]
    [InlineData("offset=20&page=2", "page")]
    [InlineData("include-withdrawn=yes", "include-withdrawn")]
    [InlineData("kind=a&kind=b", "kind")]
    [InlineData("Kind=a", "Kind")]
    [InlineData("municipalityCode=0685", "municipalityCode")]
    [InlineData("191212121212=1", "?")]
    public async Task List_BadParameter_400NamesIt(string query, string field)
    {
        var problem = await ProblemAsync(await GetAsync($"{Path}?{query}", Writer), HttpStatusCode.BadRequest, "VALIDATION_FAILED");
        Assert.Equal([field], Fields(problem));
        Assert.Equal(0, Rpcs.Calls);
    }

    [Fact]
    public async Task List_ServiceRefusesFields_AreNamedAsParameters()
    {
        OnList("", _ => throw Refusal.Of(StatusCode.InvalidArgument, "VALIDATION_FAILED", "fromDate", "pageToken", "pageSize"));
        var problem = await ProblemAsync(await GetAsync(Path, Writer), HttpStatusCode.BadRequest, "VALIDATION_FAILED");
        Assert.Equal(["from-date", "offset", "limit"], Fields(problem));
    }

    [Fact]
    public async Task Post_NewRecord_201WithLocationAndEtag()
    {
        Push? asked = null;
        OnReport(push =>
        {
            asked = push;
            return new PushResult { Source = "demo", RecordId = "r-1", Outcome = PushOutcome.Created, State = new RecordState { Etag = "v1-1" } };
        });
        var response = await SendAsync(HttpMethod.Post, $"{Path}?reason=counted%20again", Writer, """{ "recordId": "r-1", "kind": "k" }""");

        var json = await JsonAsync(response, HttpStatusCode.Created);
        Assert.Equal("created", json.GetProperty("outcome").GetString());
        Assert.Equal($"{Api}{Path}/demo/r-1", response.Headers.Location?.ToString());
        Assert.Equal("\"v1-1\"", response.Headers.ETag?.ToString());
        Assert.Equal(new Push("", "r-1", "k", "counted again", ValidateOnly: false), asked);
    }

    [Theory]
    [InlineData(PushOutcome.Unchanged)]
    [InlineData(PushOutcome.Corrected)]
    [InlineData(PushOutcome.Stale)]
    public async Task Post_KnownRecord_200(PushOutcome outcome)
    {
        OnReport(_ => new PushResult { Outcome = outcome });
        var response = await SendAsync(HttpMethod.Post, Path, Writer, "{}");
        Assert.Equal(outcome.ToString().ToLowerInvariant(), (await JsonAsync(response)).GetProperty("outcome").GetString());
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task Post_ValidateOnly_200WithoutLocation()
    {
        OnReport(push => new PushResult { Outcome = push.ValidateOnly ? PushOutcome.Created : PushOutcome.Stale });
        var response = await SendAsync(HttpMethod.Post, $"{Path}?validate-only=true", Writer, "{}");
        Assert.Equal("created", (await JsonAsync(response)).GetProperty("outcome").GetString());
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task Post_ServiceRefusesFields_AreNamedAsInTheBody()
    {
        OnReport(_ => throw Refusal.Of(StatusCode.InvalidArgument, "PERSONAL_DATA", $"{BodyField}.kind", $"{BodyField}.outcomes[1].code", "reason"));
        var problem = await ProblemAsync(await SendAsync(HttpMethod.Post, Path, Writer, "{}"), HttpStatusCode.BadRequest, "PERSONAL_DATA");
        Assert.Equal(["kind", "outcomes[1].code", "reason"], Fields(problem));
    }

    [Fact]
    public async Task Post_BadBody_400NamesEveryFieldOfJsonAndService()
    {
        OnReport(push => push.ValidateOnly
            ? throw Refusal.Of(StatusCode.InvalidArgument, "VALIDATION_FAILED", $"{BodyField}.kind", $"{BodyField}.date")
            : new PushResult());
        var response = await SendAsync(HttpMethod.Post, Path, Writer, """{ "kind": 1, "nonsense": 2 }""");
        Assert.Equal(["kind", "nonsense", "date"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Post_BadBodyWhileTheServiceIsAway_400NamesTheFieldsOfJson()
    {
        OnReport(_ => throw Refusal.Of(StatusCode.PermissionDenied, "PARTY_MISMATCH"));
        var response = await SendAsync(HttpMethod.Post, Path, Writer, """{ "kind": 1 }""");
        Assert.Equal(["kind"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    public async Task Post_MalformedBody_400BeforeTheService(string body)
    {
        await ProblemAsync(await SendAsync(HttpMethod.Post, Path, Writer, body), HttpStatusCode.BadRequest, "MALFORMED_JSON");
        Assert.Equal(0, Rpcs.Calls);
    }

    [Fact]
    public async Task Post_WithoutTheScope_401Or403BeforeTheService()
    {
        await ProblemAsync(await SendAsync(HttpMethod.Post, Path, null, "{}"), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
        await ProblemAsync(await SendAsync(HttpMethod.Post, Path, "nonsense", "{}"), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
        await ProblemAsync(await SendAsync(HttpMethod.Post, Path, Other, "{}"), HttpStatusCode.Forbidden, "SCOPE_MISSING");
        await ProblemAsync(await SendAsync(HttpMethod.Put, Record, Other, "{}"), HttpStatusCode.Forbidden, "SCOPE_MISSING");
        await ProblemAsync(await SendAsync(HttpMethod.Delete, $"{Record}?reason=x", Other), HttpStatusCode.Forbidden, "SCOPE_MISSING");
        await ProblemAsync(await GetAsync(Record), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
        await ProblemAsync(await GetAsync($"{Record}/versions"), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
        await ProblemAsync(await GetAsync($"{Record}/matches"), HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
        Assert.Equal(0, Rpcs.Calls);
    }

    [Fact]
    public async Task PostLines_GoodAndBad_EachIsAnsweredInItsTurn()
    {
        OnStream(push => push.RecordId == "r-4"
            ? new RecordError { Code = 3, Reason = "VALIDATION_FAILED", Message = "No.", Fields = { new FieldError { Field = $"{BodyField}.kind", Description = "Wrong." } } }
            : new PushResult { RecordId = push.RecordId, Outcome = push.Reason == "why" ? PushOutcome.Created : PushOutcome.Stale });
        var body = "{\"recordId\":\"r-1\"}\r\n\n{\"recordId\":3}\n{\"recordId\":\"r-4\"}\nnonsense\n{\"recordId\":\"r-6\"}";
        var response = await SendAsync(HttpMethod.Post, $"{Path}?reason=why", Writer, body, "application/x-ndjson");

        Assert.Equal((HttpStatusCode.OK, "application/x-ndjson"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([1, 3, 4, 5, 6], lines.SkipLast(1).Select(line => line.GetProperty("line").GetInt32()));
        Assert.Equal("created", lines[0].GetProperty("result").GetProperty("outcome").GetString());
        Assert.Equal(["recordId"], Fields(lines[1].GetProperty("error")));
        Assert.Equal("r-4", lines[2].GetProperty("recordId").GetString());
        Assert.Equal(["kind"], Fields(lines[2].GetProperty("error")));
        Assert.Equal(400, lines[2].GetProperty("error").GetProperty("status").GetInt32());
        Assert.Equal("MALFORMED_JSON", lines[3].GetProperty("error").GetProperty("reason").GetString());
        Assert.Equal("r-6", lines[4].GetProperty("result").GetProperty("recordId").GetString());
        Assert.Equal(3, lines[5].GetProperty("summary").GetProperty("refused").GetInt32());
    }

    [Fact]
    public async Task Get_Record_HasItsEtagAnd304()
    {
        OnGet(key => key == ("demo", "r-1") ? Stored : throw Refusal.Of(StatusCode.NotFound, "RECORD_NOT_FOUND"));
        var response = await GetAsync(Record, Other);
        var json = await JsonAsync(response);
        Assert.Equal(2, json.GetProperty("state").GetProperty("version").GetInt32());
        Assert.Equal("\"v2-7\"", response.Headers.ETag?.ToString());

        var again = await SendAsync(HttpMethod.Get, Record, Other, header: ("If-None-Match", "\"v2-7\""));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        await ProblemAsync(await GetAsync($"{Path}/demo/other", Other), HttpStatusCode.NotFound, "RECORD_NOT_FOUND");
    }

    [Fact]
    public async Task Put_Record_TakesItsKeyFromTheAddress()
    {
        Push? asked = null;
        OnReport(push =>
        {
            asked = push;
            return new PushResult { Outcome = PushOutcome.Corrected };
        });
        await JsonAsync(await SendAsync(HttpMethod.Put, $"{Record}?reason=why", Writer, """{ "kind": "k" }"""));
        Assert.Equal(new Push("demo", "r-1", "k", "why", ValidateOnly: false), asked);

        var problem = await ProblemAsync(
            await SendAsync(HttpMethod.Put, Record, Writer, """{ "recordId": "r-2", "source": "x" }"""), HttpStatusCode.BadRequest, "VALIDATION_FAILED");
        Assert.Equal(["source", "recordId"], Fields(problem));
    }

    [Theory]
    [InlineData("\"v2-7\"", "v2-7")]
    [InlineData("*", "*")]
    public async Task Put_IfMatch_ReachesTheServiceWithTheRecord(string header, string etag)
    {
        Push? asked = null;
        OnReport(push =>
        {
            asked = push;
            return new PushResult { Outcome = PushOutcome.Corrected };
        });
        await JsonAsync(await SendAsync(HttpMethod.Put, Record, Writer, "{}", header: ("If-Match", header)));
        Assert.Equal(etag, asked?.Etag);
        Assert.Equal(1, Rpcs.Calls);
    }

    [Fact]
    public async Task Put_OtherVersionStored_412()
    {
        OnReport(_ => throw Refusal.Of(StatusCode.Aborted, "ETAG_MISMATCH"));
        var response = await SendAsync(HttpMethod.Put, Record, Writer, "{}", header: ("If-Match", "\"v1-1\""));
        await ProblemAsync(response, HttpStatusCode.PreconditionFailed, "ETAG_MISMATCH");
    }

    [Theory]
    [InlineData("?reason=why", null)]
    [InlineData("", """{ "reason": "why" }""")]
    public async Task Delete_Reason_IsTakenFromQueryOrBody(string query, string? body)
    {
        var asked = default((string, string, string, string));
        OnWithdraw(request =>
        {
            asked = request;
            return new PushResult { Outcome = PushOutcome.Withdrawn };
        });
        var json = await JsonAsync(await SendAsync(HttpMethod.Delete, Record + query, Writer, body, header: ("If-Match", "\"v2-7\"")));
        Assert.Equal("withdrawn", json.GetProperty("outcome").GetString());
        Assert.Equal(("demo", "r-1", "why", "v2-7"), asked);
    }

    [Theory]
    [InlineData("?reason=a", """{ "reason": "b" }""", "reason")]
    [InlineData("", """{ "reason": "b", "etag": "x" }""", "etag")]
    [InlineData("", """{ "cause": "b" }""", "cause")]
    public async Task Delete_BadBody_400(string query, string body, string field)
    {
        var response = await SendAsync(HttpMethod.Delete, Record + query, Writer, body);
        Assert.Equal([field], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Theory]
    [InlineData("W/\"v2-7\"")]
    [InlineData("v2-7")]
    [InlineData("\"v1-1\", \"v2-7\"")]
    public async Task Delete_BadIfMatch_400(string etag)
    {
        var response = await SendAsync(HttpMethod.Delete, $"{Record}?reason=a", Writer, header: ("If-Match", etag));
        Assert.Equal(["if-match"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Delete_OtherVersionStored_412()
    {
        OnWithdraw(_ => throw Refusal.Of(StatusCode.Aborted, "ETAG_MISMATCH"));
        await ProblemAsync(await SendAsync(HttpMethod.Delete, $"{Record}?reason=a", Writer), HttpStatusCode.PreconditionFailed, "ETAG_MISMATCH");
    }

    [Fact]
    public async Task Versions_Record_AreOldestFirst()
    {
        OnVersions(new RecordState { Version = 1 }, new RecordState { Version = 2 });
        var versions = (await JsonAsync(await GetAsync($"{Record}/versions", Other))).GetProperty("versions").EnumerateArray();
        Assert.Equal([1, 2], versions.Select(version => version.GetProperty("state").GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Matches_Record_IsAskedByItsType()
    {
        Rpcs.On<ListMatchesRequest>(_ => new ListMatchesResponse { Matches = { new CommitmentMatch { CommitmentId = "a~1" } } });
        var json = await JsonAsync(await GetAsync($"{Record}/matches?commitment-id=a~1", Other));
        Assert.Equal("a~1", json.GetProperty("matches")[0].GetProperty("commitmentId").GetString());
        var type = Path[1..].Replace("ies", "y", StringComparison.Ordinal).TrimEnd('s');
        Assert.Equal(new ListMatchesRequest { RecordType = type, Source = "demo", RecordId = "r-1", CommitmentId = "a~1" }, Rpcs.Last<ListMatchesRequest>());
    }
}
