using System.Net;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.OpenData;

/// <summary>The file of every counted record, when Reporting has no turn for it.</summary>
[Collection(GatewayCollection.Name)]
public sealed class CountedRecordsTests : GatewayTests
{
    private int asked;

    public CountedRecordsTests(GatewayHost host)
        : base(host)
    {
        Rpcs.On<GetReportingStatusRequest>(_ => new GetReportingStatusResponse());
        Rpcs.On<ListFollowedAgreementsRequest>(_ => new ListFollowedAgreementsResponse { Agreements = { Of("0685"), Of("0686") } });
    }

    [Fact]
    public async Task Csv_RefusedAtItsBeginning_IsRefusedWhole()
    {
        Rpcs.OnMany<StreamReceiptRowsRequest>(_ => throw Refusal.Busy());
        await ProblemAsync(await SendAsync(), HttpStatusCode.ServiceUnavailable, "READS_BUSY");
    }

    [Fact]
    public async Task Csv_RefusedBetweenTwoMunicipalities_WaitsForItsTurnAndIsWhole()
    {
        Rpcs.OnMany<StreamReceiptRowsRequest>(request => request.MunicipalityCode == "0686" && asked++ == 0
            ? throw Refusal.Busy()
            : [new StreamReceiptRowsResponse { Rows = { new StreamedReceiptRow { CommitmentId = $"c-{request.MunicipalityCode}~1", Row = Row() } } }]);
        var lines = (await (await SendAsync()).Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["c-0685~1", "c-0686~1"], lines[1..].Select(line => line.Split(',')[0]));
        Assert.Equal(2, asked);
    }

    private Task<HttpResponseMessage> SendAsync() => Host.Http.GetAsync(new Uri("/datasets/counted-records.csv", UriKind.Relative));

    private static FollowedAgreement Of(string code) => new() { Id = $"c-{code}", Municipality = new Municipality { Code = code, Name = code } };

    private static ReceiptRow Row() => new() { TargetId = "a", RecordType = "police-activity", RecordedAt = new Timestamp(), Party = Party.Police };
}
