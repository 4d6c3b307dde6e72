using System.Net;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.FollowUp;

[Collection(GatewayCollection.Name)]
public sealed class FollowUpEndpointTests : GatewayTests, IAsyncLifetime
{
    private static int agreements;

    // Of its own in each test; no digits by chance, which may look like a personal identity number.
    private readonly string agreementId = $"a-{Interlocked.Increment(ref agreements)}";
    private int computed;
    private long sequence = Environment.TickCount64;

    public FollowUpEndpointTests(GatewayHost host)
        : base(host)
    {
        Rpcs.On<GetReportingStatusRequest>(_ => new GetReportingStatusResponse
        {
            Watermarks = { new JournalWatermark { Journal = "police", Sequence = Interlocked.Read(ref sequence) } },
        });
        Rpcs.On<GetMunicipalityFollowUpRequest>(request => new GetMunicipalityFollowUpResponse { FollowUp = FollowUp(request.AsOf) });
        Rpcs.On<GetAgreementFollowUpRequest>(request => new GetAgreementFollowUpResponse
        {
            Agreement = new AgreementFollowUp { Id = request.AgreementId },
            AsOf = request.AsOf ?? Now(),
        });
    }

    /// <summary>Leaves behind what the gateway still holds from the test before.</summary>
    public async Task InitializeAsync()
    {
        while (Rpcs.CallsOf<GetReportingStatusRequest>() == 0)
        {
            await GetAsync("/municipalities/0685/follow-up");
        }

        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        computed = 0;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Municipality_NoToken_IsTheFollowUpItself()
    {
        var response = await GetAsync("/municipalities/0685/follow-up");
        var json = await JsonAsync(response);
        Assert.Equal("Vetlanda", json.GetProperty("municipality").GetProperty("name").GetString());
        Assert.Equal(0, json.GetProperty("unreachable").GetArrayLength());
        var commitment = json.GetProperty("agreements")[0].GetProperty("promises")[0].GetProperty("commitments")[0];
        Assert.Equal("/medborgarlofte/v1/commitments/vetlanda~2/receipt", commitment.GetProperty("receipt").GetString());
        Assert.Equal("inProgress", commitment.GetProperty("outcome").GetString());
        Assert.Equal((true, true), (response.Headers.CacheControl?.Public, response.Headers.CacheControl?.NoCache));
    }

    [Fact]
    public async Task Municipality_AskedAgainLater_304AsLongAsNothingElseDiffers()
    {
        var first = await GetAsync("/municipalities/0685/follow-up");
        Host.Clock.Advance(TimeSpan.FromSeconds(2));
        var later = await SendAsync(HttpMethod.Get, "/municipalities/0685/follow-up", header: ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, later.StatusCode);
        Assert.True(first.Headers.ETag!.IsWeak);
        Assert.Equal(2, computed);

        var past = await GetAsync("/municipalities/0685/follow-up?as-of=2021-05-01T12:00:00Z");
        var other = await SendAsync(
            HttpMethod.Get, "/municipalities/0685/follow-up?as-of=2021-05-02T12:00:00Z", header: ("If-None-Match", past.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Municipality_NothingNewInTheSameMoment_IsComputedOnce()
    {
        for (var before = Rpcs.CallsOf<GetReportingStatusRequest>(); Rpcs.CallsOf<GetReportingStatusRequest>() < before + 5;)
        {
            await JsonAsync(await GetAsync("/municipalities/0685/follow-up"));
        }

        Assert.Equal(1, computed);
    }

    [Fact]
    public async Task Municipality_SomethingNewWasApplied_IsComputedAnew()
    {
        await JsonAsync(await GetAsync("/municipalities/0685/follow-up"));
        Interlocked.Increment(ref sequence);
        while (computed == 1)
        {
            await JsonAsync(await GetAsync("/municipalities/0685/follow-up"));
        }

        Assert.Equal(2, computed);
    }

    [Fact]
    public async Task Municipality_OneReaderAMomentLater_SeesWhatWasAppliedMeanwhile()
    {
        await JsonAsync(await GetAsync("/municipalities/0685/follow-up"));
        Interlocked.Increment(ref sequence);

        // Longer than one state holds for a few readers.
        Host.Clock.Advance(TimeSpan.FromMilliseconds(5));
        await JsonAsync(await GetAsync("/municipalities/0685/follow-up"));
        Assert.Equal(2, computed);
    }

    [Fact]
    public async Task Agreement_VeryManyMadeUpOnes_AreAnswered()
    {
        for (var i = 0; i < 1100; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/agreements/{agreementId}-{i}/follow-up")).StatusCode);
        }
    }

    [Theory]
    [InlineData("2021-05-01T12:00:00Z")]
    [InlineData("2021-05-01T14:00:00%2B02:00")]
    [InlineData("2021-05-01T14:00:00+02:00")]
    public async Task Municipality_AsOf_ReachesReporting(string asOf)
    {
        var json = await JsonAsync(await GetAsync($"/municipalities/0685/follow-up?as-of={asOf}"));
        Assert.Equal("2021-05-01T12:00:00.000000Z", json.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Municipality_BadAsOf_400()
    {
        var response = await GetAsync("/municipalities/0685/follow-up?as-of=2021-05-01");
        Assert.Equal(["as-of"], Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));

        Rpcs.On<GetMunicipalityFollowUpRequest>(_ => throw Refusal.Of(StatusCode.InvalidArgument, "VALIDATION_FAILED", "asOf"));
        var refused = await GetAsync("/municipalities/0685/follow-up?as-of=0001-01-01T00:00:00Z");
        Assert.Equal(["as-of"], Fields(await ProblemAsync(refused, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Municipality_ManyReaders_ShareCalls()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => GetAsync("/municipalities/0684/follow-up", PoliceToken)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, computed);
        // Nobody's token may stand behind an answer that others get.
        Assert.Null(Rpcs.LastCall<GetMunicipalityFollowUpRequest>().Headers.Get("authorization"));
    }

    [Fact]
    public async Task Municipality_AfterAFailure_IsAskedAgain()
    {
        Rpcs.On<GetMunicipalityFollowUpRequest>(_ => throw Refusal.Of(StatusCode.NotFound, "MUNICIPALITY_NOT_FOUND"));
        await ProblemAsync(await GetAsync("/municipalities/0683/follow-up"), HttpStatusCode.NotFound, "MUNICIPALITY_NOT_FOUND");
        Rpcs.On<GetMunicipalityFollowUpRequest>(request => new GetMunicipalityFollowUpResponse { FollowUp = FollowUp(request.AsOf) });
        await JsonAsync(await GetAsync("/municipalities/0683/follow-up"));
    }

    [Fact]
    public async Task Agreement_NoToken_HasItsInstants()
    {
        var json = await JsonAsync(await GetAsync($"/agreements/{agreementId}/follow-up"));
        Assert.Equal(agreementId, json.GetProperty("agreement").GetProperty("id").GetString());
        Assert.StartsWith("2021-05-01T10:00", json.GetProperty("asOf").GetString(), StringComparison.Ordinal);
        Assert.False(json.TryGetProperty("dataAsOf", out _));
    }

    [Fact]
    public async Task Agreement_Unknown_404()
    {
        Rpcs.On<GetAgreementFollowUpRequest>(_ => throw Refusal.Of(StatusCode.NotFound, "AGREEMENT_NOT_FOUND"));
        await ProblemAsync(await GetAsync($"/agreements/{agreementId}/follow-up"), HttpStatusCode.NotFound, "AGREEMENT_NOT_FOUND");
    }

    private Timestamp Now() => new() { Seconds = 1619863200 + Interlocked.Increment(ref computed) };

    private MunicipalityFollowUp FollowUp(Timestamp? asOf) => new()
    {
        Municipality = new Municipality { Code = "0685", Name = "Vetlanda" },
        AsOf = asOf ?? Now(),
        Agreements =
        {
            new AgreementFollowUp
            {
                Promises =
                {
                    new PromiseFollowUp
                    {
                        Commitments =
                        {
                            new CommitmentFollowUp { Outcome = Outcome.InProgress, Receipt = "/medborgarlofte/v1/commitments/vetlanda~2/receipt" },
                        },
                    },
                },
            },
        },
    };
}
