using System.Net;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Commitments;

[Collection(GatewayCollection.Name)]
public sealed class ReceiptEndpointTests : GatewayTests
{
    private const string Header =
        "target_id,source,record_id,version,party,kind,focuses,area,date,end_date,quantity,counted,excluded,explanation_sv,explanation_en,items,precision,example,recorded_at,"
        + "record_type,whole,value,declared_kinds,"
        + "unit,outcomes,joint_with,third_parties,audiences,steps,includes,duplicate_of,withdrawn,agreement_id,commitment_id,observed_target_id,asked,suppressed,statement,change,day_unknown,declared_areas,checksum,text";

    public ReceiptEndpointTests(GatewayHost host)
        : base(host)
    {
        Rpcs.On<GetReceiptRequest>(request => new GetReceiptResponse
        {
            Commitment = new CommitmentFollowUp { Id = request.CommitmentId },
            RuleVersion = "1",
            AsOf = request.AsOf ?? new Timestamp { Seconds = 1619863200 },
            Rows = { Row(), SuppressedRow() },
            Totals = new ReceiptTotals { Rows = 40, Counted = 39 },
            NextPageToken = "1.7.0",
            NextPage = "/medborgarlofte/v1/commitments/vetlanda~2/receipt?after=1.7.0",
        });
        Rpcs.On<GetReportingStatusRequest>(_ => new GetReportingStatusResponse { Watermarks = { new JournalWatermark { Journal = "police", Sequence = 7 } } });
        Rpcs.OnMany<StreamReceiptRowsRequest>(_ => [Part(Row()), Part(SuppressedRow())]);
    }

    private static ReceiptRow SuppressedRow() => new()
    {
        TargetId = "b",
        Suppressed =
        {
            new SuppressedNumber { Field = "counted", FewerThan = 5 }, new SuppressedNumber { Field = "gripen-person", FewerThan = 5 },
            new SuppressedNumber { Field = "whole" },
        },
    };

    [Fact]
    public async Task Json_Receipt_IsAPageWithTotalsAndTheNextPagesAddress()
    {
        var json = await JsonAsync(await GetAsync("/commitments/vetlanda~2/receipt?limit=2&after=1.5.0&counted=true&excluded=PERIOD"));
        Assert.Equal(40, json.GetProperty("totals").GetProperty("rows").GetInt64());
        Assert.Equal("/medborgarlofte/v1/commitments/vetlanda~2/receipt?after=1.7.0", json.GetProperty("nextPage").GetString());
        var asked = Rpcs.Last<GetReceiptRequest>();
        Assert.Equal((2, "1.5.0", true, "PERIOD"), (asked.PageSize, asked.PageToken, asked.CountedOnly, asked.Excluded));
    }

    [Theory]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=0", "limit")]
    [InlineData("offset=5", "offset")]
    public async Task Json_BadPage_400(string query, string field) => Assert.Equal(
        [field], Fields(await ProblemAsync(await GetAsync($"/commitments/vetlanda~2/receipt?{query}"), HttpStatusCode.BadRequest, "VALIDATION_FAILED")));

    [Fact]
    public async Task Json_LargerThanAMessageMayBe_IsNoFaultOfTheReader()
    {
        Rpcs.On<GetReceiptRequest>(_ => throw new RpcException(new Status(StatusCode.ResourceExhausted, "Received message exceeds the maximum configured message size.")));
        await ProblemAsync(await GetAsync("/commitments/vetlanda~2/receipt"), HttpStatusCode.InternalServerError, "INTERNAL");
    }

    [Fact]
    public async Task Json_ReadsAreBusy_503WithRetryAfterAndIsNotTriedAgain()
    {
        Rpcs.On<GetReceiptRequest>(_ => throw Refusal.Busy());
        var answer = await GetAsync("/commitments/vetlanda~2/receipt");
        await ProblemAsync(answer, HttpStatusCode.ServiceUnavailable, "READS_BUSY");
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(1, Rpcs.CallsOf<GetReceiptRequest>());
    }

    [Fact]
    public async Task Csv_FailsAfterItHasBegun_BreaksTheConnectionAndIsLogged()
    {
        ExpectsErrors = true;
        Rpcs.OnMany<StreamReceiptRowsRequest>(_ => Failing());
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync("/commitments/vetlanda~2/receipt.csv"));
        Assert.Contains(await Eventually(Host.TakeErrors), error => error.Contains("broke after it had begun", StringComparison.Ordinal));

        static IEnumerable<StreamReceiptRowsResponse> Failing()
        {
            yield return Part(Enumerable.Repeat(Row(), 100).ToArray());
            throw new RpcException(new Status(StatusCode.Internal, "The service failed."));
        }

        static async Task<string[]> Eventually(Func<string[]> take)
        {
            var taken = take();
            while (taken.Length == 0)
            {
                await Task.Yield();
                taken = take();
            }

            return taken;
        }
    }

    [Fact]
    public async Task Json_Receipt_HasEveryRow()
    {
        var response = await GetAsync("/commitments/vetlanda~2/receipt?as-of=2021-05-01T12:00:00Z");
        var json = await JsonAsync(response);
        Assert.Equal("vetlanda~2", json.GetProperty("commitment").GetProperty("id").GetString());
        Assert.Equal("2021-05-01T12:00:00.000000Z", json.GetProperty("asOf").GetString());
        Assert.Equal(2, json.GetProperty("rows").GetArrayLength());
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task Csv_Standard_IsRfc4180()
    {
        var response = await GetAsync("/commitments/vetlanda~2/receipt.csv");
        Assert.Equal("text/csv; charset=utf-8; header=present", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("vetlanda~2.csv", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(
            Header + "\r\n"
            + "a,demo-police,tk-1,2,police,trafikkontroll,trafikbeteende|unga,ostra,2021-05-01,,1.5,0,PERIOD,"
            + "\"Utanför \"\"perioden\"\", alltså ej räknad\",Outside,midsommar 2021|jul 2021,atLeast,true,2021-05-01T10:00:00.500000Z,,0,,,"
            + "tillfalle,narkotikabrott=52|rattfylleri=3:approximate,municipality,vatterhem,unga,presented=2020-03-01:namnd|carriedOut=2020-09-01,"
            + "tk-0,other/tk-1,true,vetlanda,2,b,9,,,,false,,,Rapporten\r\n"
            + "b,,,0,,,,,,,0,,,,,,,false,,,,,,,,,,,,,,false,,,,0,counted<5|gripen-person<5|whole,,,false,,,\r\n",
            Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task Csv_Semicolon_IsForSwedishExcel()
    {
        var response = await GetAsync("/commitments/vetlanda~2/receipt.csv?separator=semicolon");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(Header.Replace(',', ';'), lines[0]);
        Assert.Contains(";1,5;0;PERIOD;\"Utanför \"\"perioden\"\", alltså ej räknad\";", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_SameVersion_304()
    {
        var first = await GetAsync("/commitments/vetlanda~2/receipt.csv");
        var again = await SendAsync(HttpMethod.Get, "/commitments/vetlanda~2/receipt.csv", header: ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Csv_BadSeparator_400()
    {
        var response = await GetAsync("/commitments/vetlanda~2/receipt.csv?separator=;");
        Assert.Equal(["separator"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Theory]
    [InlineData("receipt")]
    [InlineData("receipt.csv")]
    public async Task Get_UnknownCommitment_404(string form)
    {
        Rpcs.On<GetReceiptRequest>(_ => throw Refusal.Of(StatusCode.NotFound, "COMMITMENT_NOT_FOUND"));
        Rpcs.OnMany<StreamReceiptRowsRequest>(_ => throw Refusal.Of(StatusCode.NotFound, "COMMITMENT_NOT_FOUND"));
        await ProblemAsync(await GetAsync($"/commitments/vetlanda~99/{form}"), HttpStatusCode.NotFound, "COMMITMENT_NOT_FOUND");
    }

    private static StreamReceiptRowsResponse Part(params ReceiptRow[] rows) =>
        new() { Rows = { rows.Select(row => new StreamedReceiptRow { CommitmentId = "vetlanda~2", Row = row }) } };

    private static ReceiptRow Row() => new()
    {
        TargetId = "a",
        Source = "demo-police",
        RecordId = "tk-1",
        Version = 2,
        Party = Party.Police,
        Kind = "trafikkontroll",
        Focuses = { "trafikbeteende", "unga" },
        Area = "ostra",
        Date = "2021-05-01",
        Quantity = 1.5,
        Excluded = "PERIOD",
        Explanation = new LocalizedText { Sv = "Utanför \"perioden\", alltså ej räknad", En = "Outside" },
        Items = { "midsommar 2021", "jul 2021" },
        Precision = Precision.AtLeast,
        Example = true,
        RecordedAt = new Timestamp { Seconds = 1619863200, Nanos = 500_000_000 },
        Unit = "tillfalle",
        Outcomes =
        {
            new OutcomeCount { Code = "narkotikabrott", Count = 52 },
            new OutcomeCount { Code = "rattfylleri", Count = 3, Precision = Precision.Approximate },
        },
        JointWith = { Party.Municipality },
        ThirdParties = { "vatterhem" },
        Audiences = { "unga" },
        Steps =
        {
            new ReachedStep { Step = MeasureStep.Presented, Date = "2020-03-01", Body = "namnd" },
            new ReachedStep { Step = MeasureStep.CarriedOut, Date = "2020-09-01" },
        },
        Includes = { "tk-0" },
        DuplicateOf = "other/tk-1",
        Withdrawn = true,
        AgreementId = "vetlanda",
        CommitmentId = "2",
        ObservedTargetId = "b",
        Asked = 9,
        Text = "Rapporten",
    };
}
