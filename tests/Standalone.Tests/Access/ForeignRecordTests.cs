using System.Net;
using System.Text.Json;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>What a token reads and withdraws of other municipalities and at other addresses: nothing.</summary>
public sealed class ForeignRecordTests(AccessHost host) : IClassFixture<AccessHost>
{
    private const string Api = "/medborgarlofte/v1";
    private const string Elsewhere = "1280";

    public static TheoryData<string, string> Lists { get; } = new()
    {
        { "police-activities", "policeActivities" },
        { "measures", "measures" },
        { "campaigns", "campaigns" },
        { "manifests?party=police", "manifests" },
        { "manifests?party=municipality", "manifests" },
    };

    public static TheoryData<string> Parts { get; } =
        ["meetings", "milestone-reports", "requests", "observations", "narratives", "reviews", "seals"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_WithoutMunicipality_HoldsOnlyTheTokensOwn(string address, string name)
    {
        Assert.NotEmpty(await ItemsAsync(address, name, Samples.Municipality));
        Assert.Empty(await ItemsAsync(address, name, Elsewhere));
        Assert.NotEmpty(await ItemsAsync(address, name, "*"));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Withdraw_UnderAnotherAgreement_IsNotFoundAndWithdrawsNothing(string part)
    {
        var home = part == "seals" ? Scopes.FollowUpSeal : Scopes.FollowUpManage;
        foreach (var agreement in new[] { Samples.DraftAgreement, "wrong" })
        {
            using var request = StandaloneFixture.Request(
                HttpMethod.Delete, $"{Api}/agreements/{agreement}/{part}/{Samples.Source}/{AccessHost.Read}?reason=Fel", Token(home, Samples.Municipality));
            using var answer = await host.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var items = await ItemsAsync($"agreements/{Samples.SignedAgreement}/{part}", part == "milestone-reports" ? "milestoneReports" : part, Samples.Municipality);
        Assert.Contains(items, item => item.GetProperty("recordId").GetString() == AccessHost.Read && !item.GetProperty("state").GetProperty("withdrawn").GetBoolean());
    }

    [Fact]
    public async Task Withdraw_OverGrpcUnderAnotherAgreement_IsNotFound()
    {
        var methods = GrpcCall.Methods.Where(method => method.Name.StartsWith("Withdraw", StringComparison.Ordinal)
            && method.InputType.FindFieldByName("agreement_id") is not null && method.InputType.FindFieldByName("record_id") is not null).ToList();
        Assert.Equal(7, methods.Count);
        foreach (var method in methods)
        {
            var request = GrpcCall.Of(method, AccessHost.Read);
            method.InputType.FindFieldByName("agreement_id").Accessor.SetValue(request, "wrong");
            var home = Home.Of(method.FullName);
            Assert.Equal("RECORD_NOT_FOUND", await GrpcCall.SendAsync(host, method, request, host.Token(Samples.Source, home.Party, home.Scope)));
        }
    }

    [Fact]
    public async Task Preview_OfAnothersDraft_IsNotFound()
    {
        const string Draft = "foreign-draft";
        var agreements = new AgreementsService.AgreementsServiceClient(host.Grpc);
        await agreements.DraftAgreementAsync(new DraftAgreementRequest { Agreement = Samples.Agreement(Draft) }, host.Coordinator());
        foreach (var method in GrpcCall.Methods.Where(method => method.Name is "PreviewAgreement" or "PreviewMatches"))
        {
            var request = GrpcCall.Of(method, AccessHost.Read);
            method.InputType.FindFieldByName("agreement_id").Accessor.SetValue(request, Draft);
            Assert.Equal("AGREEMENT_NOT_FOUND", await GrpcCall.SendAsync(host, method, request, Token(Scopes.RecordsRead, Elsewhere)));
            Assert.Equal(GrpcCall.Accepted, await Eventually.Get(
                () => GrpcCall.SendAsync(host, method, request, Token(Scopes.RecordsRead, Samples.Municipality)), answer => answer == GrpcCall.Accepted));
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task List_UnderAnAgreementThatIsNot_IsNotFound(string part)
    {
        using var request = StandaloneFixture.Request(HttpMethod.Get, $"{Api}/agreements/wrong/{part}", Token(Scopes.RecordsRead, Samples.Municipality));
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/medborgarlofte/v1/municipalities/0685/follow-up")]
    [InlineData("GET", "/medborgarlofte/v1/police-activities")]
    [InlineData("GET", "/medborgarlofte/v1/nothing")]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/assets/icon.svg")]
    [InlineData("GET", "/datasets/commitments.csv")]
    [InlineData("HEAD", "/medborgarlofte/v1/municipalities/0685/follow-up")]
    [InlineData("POST", "/medborgarlofte/v1/measures")]
    [InlineData("PATCH", "/medborgarlofte/v1/measures")]
    [InlineData("OPTIONS", "/medborgarlofte/v1/municipalities/0685/follow-up")]
    public async Task Answer_WithAndWithoutOrigin_SaysNosniffAndVaryOrigin(string method, string path)
    {
        foreach (var origin in new[] { null, "https://annan.example" })
        {
            using var request = StandaloneFixture.Request(new HttpMethod(method), path);
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
                request.Headers.Add("Access-Control-Request-Method", "GET");
            }

            using var answer = await host.Http.SendAsync(request);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Contains("Origin", answer.Headers.Vary);
        }
    }

    private string Token(string scope, string municipality) => host.Token(
        Samples.Source, "municipality", scope, municipality);

    private async Task<List<JsonElement>> ItemsAsync(string address, string name, string municipality)
    {
        using var request = StandaloneFixture.Request(HttpMethod.Get, $"{Api}/{address}", Token(Scopes.RecordsRead, municipality));
        using var answer = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty(name).EnumerateArray()];
    }
}
