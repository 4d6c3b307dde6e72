using System.Net;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.OpenData;

/// <summary>Each dataset as it was at an earlier instant.</summary>
[Collection(GatewayCollection.Name)]
public sealed class AsOfDataSetTests : GatewayTests
{
    private static readonly Timestamp Then = new DateTimeOffset(2021, 5, 1, 12, 0, 0, TimeSpan.Zero).ToTimestamp();

    public AsOfDataSetTests(GatewayHost host)
        : base(host)
    {
        Rpcs.On<GetReportingStatusRequest>(_ => new GetReportingStatusResponse());
        Rpcs.On<ListFollowedAgreementsRequest>(_ => new ListFollowedAgreementsResponse
        {
            Agreements = { new FollowedAgreement { Id = "c-0685", Municipality = Vetlanda, RecordedAt = new Timestamp { Seconds = Then.Seconds + 1 } } },
        });
        Rpcs.On<GetMunicipalityFollowUpRequest>(request => new GetMunicipalityFollowUpResponse
        {
            FollowUp = new MunicipalityFollowUp
            {
                Municipality = Vetlanda,
                AsOf = request.AsOf,
                Agreements =
                {
                    new AgreementFollowUp
                    {
                        Id = "c-0685", Title = "Löftet", Period = new Period { StartDate = "2021-01-01", EndDate = "2021-12-31" },
                        Promises = { new PromiseFollowUp { Commitments = { new CommitmentFollowUp { Id = "c-0685~1" } } } },
                    },
                },
            },
        });
        Rpcs.OnMany<StreamReceiptRowsRequest>(_ => [new StreamReceiptRowsResponse()]);
    }

    private static Municipality Vetlanda => new() { Code = "0685", Name = "Vetlanda" };

    [Fact]
    public async Task Agreements_OfAnEarlierInstant_AreThoseOfThen()
    {
        var lines = (await (await SendAsync("agreements", "2021-05-01T12:00:00Z")).Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("c-0685,0685,Vetlanda,Löftet,2021-01-01,2021-12-31,1,,false", lines[1]);
        Assert.Equal(Then, Rpcs.Last<GetMunicipalityFollowUpRequest>().AsOf);
    }

    [Fact]
    public async Task Commitments_OfAnEarlierInstant_AreAskedForIt()
    {
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("commitments", "2021-05-01T14:00:00+02:00")).StatusCode);
        Assert.Equal(Then, Rpcs.Last<GetMunicipalityFollowUpRequest>().AsOf);
    }

    [Fact]
    public async Task CountedRecords_OfAnEarlierInstant_AreAskedForIt()
    {
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("counted-records", "2021-05-01T12:00:00Z")).StatusCode);
        Assert.Equal(Then, Rpcs.Last<StreamReceiptRowsRequest>().AsOf);
    }

    [Fact]
    public async Task Corrections_OfAnEarlierInstant_LackLaterOnes()
    {
        Rpcs.On<ListCorrectionsRequest>(_ => new ListCorrectionsResponse
        {
            Corrections =
            {
                new Correction { Id = "1", RecordedAt = Then }, new Correction { Id = "2", RecordedAt = new Timestamp { Seconds = Then.Seconds, Nanos = 1000 } },
            },
        });
        var lines = (await (await SendAsync("corrections", "2021-05-01T12:00:00Z")).Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["1"], lines[1..].Select(line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData("agreements", "igår")]
    [InlineData("corrections", "2999-01-01T00:00:00Z")]
    public async Task Dataset_OfNoInstant_Is400(string set, string asOf) =>
        Assert.Equal(["as-of"], Fields(await ProblemAsync(await SendAsync(set, asOf), HttpStatusCode.BadRequest, "VALIDATION_FAILED")));

    private Task<HttpResponseMessage> SendAsync(string set, string asOf) =>
        Host.Http.GetAsync(new Uri($"/datasets/{set}.csv?as-of={Uri.EscapeDataString(asOf)}", UriKind.Relative));
}
