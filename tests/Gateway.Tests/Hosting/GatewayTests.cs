using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>A class of tests with a running gateway; each test says anew what the services answer.</summary>
public abstract class GatewayTests : IDisposable
{
    protected const string Api = "/medborgarlofte/v1";

    protected GatewayTests(GatewayHost host)
    {
        Host = host;
        Rpcs.Reset();
        host.TakeErrors();
    }

    protected GatewayHost Host { get; }

    protected Rpcs Rpcs => Host.Backends.Rpcs;

    /// <summary>True in a test that makes the gateway log errors.</summary>
    protected bool ExpectsErrors { get; set; }

    protected string PoliceToken => Host.Token();

    protected string MunicipalToken => Host.Token("municipality", Scopes.MunicipalReport, "demo-kommun");

    protected string CoordinatorToken => Host.Token("municipality", Scopes.FollowUpManage, "samordnare");

    public void Dispose()
    {
        var errors = Host.TakeErrors();
        Assert.True(ExpectsErrors || errors.Length == 0, string.Join(Environment.NewLine, errors));
        GC.SuppressFinalize(this);
    }

    protected async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? token = null, string? body = null, string mediaType = "application/json",
        (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method, Api + path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };
        }

        if (header is var (name, value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Host.Http.SendAsync(request);
    }

    protected Task<HttpResponseMessage> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, token);

    /// <summary>The JSON of an answer with the status.</summary>
    protected static async Task<JsonElement> JsonAsync(HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The problem of an answer with the status and the reason, after checking what every problem has.</summary>
    protected static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status, string reason)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(reason, problem.GetProperty("reason").GetString());
        Assert.Equal($"/problems/{reason.ToLowerInvariant().Replace('_', '-')}", problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal(response.RequestMessage!.RequestUri!.AbsolutePath, problem.GetProperty("instance").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return problem;
    }

    /// <summary>The fields that a problem names.</summary>
    protected static IEnumerable<string?> Fields(JsonElement problem) =>
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString());
}
