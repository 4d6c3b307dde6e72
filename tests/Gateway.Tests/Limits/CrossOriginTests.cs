using System.Net;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Limits;

/// <summary>What a page of another site may read, and where a proxy that nobody named is not believed.</summary>
public sealed class CrossOriginTests(GatewayHost host) : GatewayTests(host), IClassFixture<GatewayHost>
{
    private const string Allow = "Access-Control-Allow-Origin";
    private static readonly (string, string) Origin = ("Origin", "https://tidningen.example");

    [Theory]
    [InlineData("/api-info")]
    [InlineData("/municipalities")]
    [InlineData("/municipalities/9999")]
    public async Task Get_PublicRead_IsAllowedFromAnyOriginWithoutCredentials(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path, header: Origin);
        Assert.Equal("*", answer.Headers.GetValues(Allow).Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Get_WithoutOrigin_HasNoSuchHeader() => Assert.False((await GetAsync("/api-info")).Headers.Contains(Allow));

    [Fact]
    public async Task Get_WhatTakesAToken_IsNotAllowed()
    {
        Rpcs.On<ListPoliceActivitiesRequest>(_ => new ListPoliceActivitiesResponse());
        var answer = await SendAsync(HttpMethod.Get, "/police-activities", PoliceToken, header: Origin);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains(Allow));
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("POST", false)]
    [InlineData("DELETE", false)]
    public async Task Preflight_OfAMethod_IsAllowedForReadingOnly(string method, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, $"{Api}/municipalities")
        {
            Headers = { { "Origin", Origin.Item2 }, { "Access-Control-Request-Method", method }, { "Access-Control-Request-Headers", "if-none-match" } },
        };
        var answer = await Host.Http.SendAsync(request);
        Assert.Equal(allowed, answer.Headers.Contains(Allow));
        Assert.Equal(allowed ? HttpStatusCode.NoContent : HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }
}
