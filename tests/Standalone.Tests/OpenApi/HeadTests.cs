using System.Net;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>HEAD wherever GET is: the same status and headers, and no body.</summary>
public sealed class HeadTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Pages =
    [
        "/", "/en", "/kommuner/0685", "/sitemap.xml", "/robots.txt", "/datasets/dcat", "/finns-inte", "/health/ready", "/medborgarlofte/v1/docs/",
        "/medborgarlofte/v1/openapi.json", "/medborgarlofte/v1/finns-inte",
    ];

    [Fact]
    public async Task Head_EveryReadOfTheDescription_AnswersAsGetWithoutBody()
    {
        var faults = new List<string>();
        foreach (var operation in host.Description.Operations.Where(operation => operation.Method == HttpMethod.Get))
        {
            using var get = WalkTests.Request(host, operation);
            await CompareAsync(get.RequestUri!.OriginalString, get.Headers.Authorization?.Parameter, faults);
        }

        Faults.AssertNone(faults);
    }

    [Fact]
    public async Task Head_EveryPage_AnswersAsGetWithoutBody()
    {
        var faults = new List<string>();
        foreach (var page in Pages)
        {
            await CompareAsync(page, token: null, faults);
        }

        Faults.AssertNone(faults);
    }

    [Fact]
    public async Task Head_WhereOnlyPostIs_405AndAllowNamesHeadBesideGet()
    {
        using var only = await SendAsync(HttpMethod.Head, "/medborgarlofte/v1/wordings", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, only.StatusCode);
        using var patch = await SendAsync(HttpMethod.Patch, "/medborgarlofte/v1/municipalities", null);
        Assert.Contains("HEAD", patch.Content.Headers.Allow);
    }

    private async Task CompareAsync(string path, string? token, List<string> faults)
    {
        using var get = await SendAsync(HttpMethod.Get, path, token);
        using var head = await SendAsync(HttpMethod.Head, path, token);

        // What is now moves on, and with it the ETag of what states it: HEAD stands between two answers.
        using var after = await SendAsync(HttpMethod.Get, path, token);
        var body = await head.Content.ReadAsByteArrayAsync();
        var same = get.StatusCode == head.StatusCode && get.Content.Headers.ContentType?.ToString() == head.Content.Headers.ContentType?.ToString()
            && (get.Headers.ETag?.ToString() == head.Headers.ETag?.ToString() || after.Headers.ETag?.ToString() == head.Headers.ETag?.ToString()) && body.Length == 0;
        faults.AddRange(same ? [] : [$"{path}: {get.StatusCode} and {head.StatusCode}, {get.Content.Headers.ContentType} and {head.Content.Headers.ContentType}, {body.Length} bytes"]);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token) =>
        host.Http.SendAsync(StandaloneFixture.Request(method, path, token));
}
