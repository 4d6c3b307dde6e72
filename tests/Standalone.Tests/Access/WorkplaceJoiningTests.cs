using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.AspNetCore.WebUtilities;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Standalone without a setting: people sign in to the workplace at its own Issuer.</summary>
public sealed class WorkplaceJoiningTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-joined-").FullName;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    [Fact]
    public async Task Start_WithoutSettings_LeadsFromTheWorkplaceToTheIssuerAndBack()
    {
        using var process = new StandaloneProcess(data);
        await process.StartAsync("--no-example");

        // Its output is kept here, as a journal's is: it holds no link.
        Assert.Contains("invite --party", await process.SaidAsync("Members "), StringComparison.Ordinal);

        var asked = await LocationAsync(new Uri(process.RestAddress, "/arbetsplats/logga-in"));
        Assert.Equal(new Uri(process.RestAddress, "/connect/authorize"), new Uri(asked.GetLeftPart(UriPartial.Path)));
        Assert.Equal(new Uri(process.RestAddress, "/arbetsplats/inloggad").ToString(), QueryHelpers.ParseQuery(asked.Query)["redirect_uri"]);

        // The Issuer knows the client, its address and its secret.
        Assert.Equal("/inloggning", (await LocationAsync(asked)).AbsolutePath);
        var secret = await File.ReadAllTextAsync(Path.Combine(data, "workplace-secret"));
        using var code = new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("client_id", "workplace"), new("client_secret", secret), new("code", "none"),
            new("redirect_uri", new Uri(process.RestAddress, "/arbetsplats/inloggad").ToString()), new("code_verifier", new string('v', 43)),
        ]);
        using var answer = await http.PostAsync(new Uri(process.RestAddress, "/connect/token"), code);
        Assert.Equal("invalid_grant", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString());

        // The Issuer, which has started, ends with the process.
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await process.StopAsync());
        Assert.True(watch.Elapsed < Longest, $"{watch.Elapsed}");
    }

    [Fact]
    public void Demo_EndpointOfTheConfigurationThatIsOpen_IsRefused()
    {
        var command = Command.Parse(["demo", "--data", Path.Combine(data, "demo"), "--urls", "http://127.0.0.1:0", "--grpc-urls", "http://127.0.0.1:0"]);
        var refusal = Assert.Throws<StartException>(() => StandaloneHost.Build(
            command, new Dictionary<string, string?> { ["Kestrel:Endpoints:Open:Url"] = "http://*:8080" }));
        Assert.Equal(ExitCodes.Configuration, refusal.ExitCode);
        Assert.Contains("Kestrel:Endpoints:Open, http://*:8080, is open to others", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        http.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private async Task<Uri> LocationAsync(Uri address)
    {
        using var answer = await http.GetAsync(address);
        Assert.True(answer.Headers.Location is not null, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return new Uri(address, answer.Headers.Location);
    }
}
