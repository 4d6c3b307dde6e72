using System.Net;
using System.Net.Http.Headers;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Gateway.Tests.Problems;

/// <summary>What goes wrong before an endpoint is reached, and what holds for all of them.</summary>
[Collection(GatewayCollection.Name)]
public sealed class RoutingTests(GatewayHost host) : GatewayTests(host)
{
    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/Police-Activities/x/y/z/å")]
    public async Task Get_UnknownPath_404(string path) => await ProblemAsync(await GetAsync(path), HttpStatusCode.NotFound, "NOT_FOUND");

    [Fact]
    public async Task Delete_Collection_405WithAllow()
    {
        var response = await SendAsync(HttpMethod.Delete, "/police-activities", PoliceToken);
        await ProblemAsync(response, HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED");
        Assert.Equal(["GET", "HEAD", "POST"], response.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task Post_OtherMediaType_415(string mediaType)
    {
        var response = await SendAsync(HttpMethod.Post, "/police-activities", PoliceToken, "{}", mediaType);
        await ProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task Post_LinesWhereOneIsTaken_415()
    {
        var response = await SendAsync(HttpMethod.Post, "/manifests", PoliceToken, "{}", "application/x-ndjson");
        await ProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_TooLargeBody_413(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Api}/police-activities");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", PoliceToken);
        request.Headers.TransferEncodingChunked = chunked;
        request.Content = new ByteArrayContent(new byte[JsonBody.Largest + 1]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        await ProblemAsync(await Host.Http.SendAsync(request), HttpStatusCode.RequestEntityTooLarge, "BODY_TOO_LARGE");
    }

    [Fact]
    public async Task Post_CharsetUtf8_IsTaken()
    {
        var response = await SendAsync(HttpMethod.Post, "/police-activities", PoliceToken, "[]", "application/json; charset=\"UTF-8\"");
        await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED");
    }

    /// <summary>Every endpoint refuses a parameter that it does not know, rather than answer another question than was asked.</summary>
    [Fact]
    public async Task AnyEndpoint_UnknownParameter_400NamesIt()
    {
        var endpoints = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(Api, StringComparison.Ordinal)).ToList();
        Assert.True(endpoints.Count >= 35, $"Only {endpoints.Count} endpoints.");
        var everything = Host.Token("police", "police.report municipal.report followup.manage followup.seal followup.redact");
        foreach (var endpoint in endpoints)
        {
            var path = endpoint.RoutePattern.RawText![Api.Length..].Replace("{code}", "0685", StringComparison.Ordinal).Replace("{list}", "kinds", StringComparison.Ordinal)
                .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            var method = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0];
            var response = await SendAsync(new HttpMethod(method), $"{path}?bogus-one=1", everything, method is "GET" or "DELETE" ? null : "{}");
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{method} {path}: {(int)response.StatusCode}");
            Assert.Contains("bogus-one", Fields(await ProblemAsync(response, HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
        }
    }

    [Fact]
    public async Task AnyAnswer_Trace_IsTakenOverAndReturned()
    {
        var sent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var known = await SendAsync(HttpMethod.Get, "/api-info", header: ("traceparent", sent));
        var refused = await SendAsync(HttpMethod.Get, "/municipalities/0000", header: ("traceparent", sent));
        var own = await GetAsync("/api-info");
        Assert.StartsWith(sent[..35], Assert.Single(known.Headers.GetValues("traceparent")), StringComparison.Ordinal);
        Assert.StartsWith(sent[..35], Assert.Single(refused.Headers.GetValues("traceparent")), StringComparison.Ordinal);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", Assert.Single(own.Headers.GetValues("traceparent")));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task PublicAnswer_AcceptEncoding_IsCompressed(string encoding)
    {
        var response = await SendAsync(HttpMethod.Get, "/municipalities?limit=200", header: ("Accept-Encoding", encoding));
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }
}
