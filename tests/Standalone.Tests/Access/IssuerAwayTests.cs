using System.Net;
using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>A start while the issuer of tokens is away.</summary>
public sealed class IssuerAwayTests(IssuerAwayTests.Host host) : IClassFixture<IssuerAwayTests.Host>
{
    [Fact]
    public async Task Call_BeforeTheIssuerAnswers_IsToldToComeAgainAndThenAnswered()
    {
        var token = host.Issuer.Issue("test-police", "police", Scopes.PoliceReport, "0685");
        var early = await SendAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);
        Assert.NotNull(early.Headers.RetryAfter);
        var refusal = await Refusal.OfAsync(ListAsync);
        Assert.Equal((StatusCode.Unavailable, "ISSUER_UNAVAILABLE"), (refusal.Status, refusal.Reason));

        await host.Issuer.StartAsync();
        await Eventually.Get(async () => (await SendAsync()).StatusCode, status => status == HttpStatusCode.OK);
        await ListAsync();

        Task<HttpResponseMessage> SendAsync() =>
            host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Get, "/medborgarlofte/v1/police-activities", token));

        async Task ListAsync() => await new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Grpc)
            .ListPoliceActivitiesAsync(new ListPoliceActivitiesRequest(), new Metadata { { "authorization", $"Bearer {token}" } });
    }

    /// <summary>Standalone with an issuer that is not there yet.</summary>
    public sealed class Host : IssuerTokenTests.Host
    {
        protected override bool IssuerIsThere => false;
    }
}
