using System.Diagnostics;
using System.Net;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Deployment.Tests;

/// <summary>Each process starts with the environment and the secrets that docker-compose.yml gives it, and only its addresses replaced.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte").FullName;

    public static TheoryData<string> Built => [.. ComposeFile.Read.Built.Select(service => service.Key)];

    [Theory]
    [MemberData(nameof(Built))]
    public async Task Process_WithTheEnvironmentOfCompose_IsAliveAndNotReady(string name)
    {
        var service = ComposeFile.Read.Services[name];
        var health = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Programs.FolderOf(service.Build!.Project), service.Build.Assembly)])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var secrets = Path.Combine(await SecretsAsync(), name);
        foreach (var (key, value) in service.Environment)
        {
            // Where the volume is mounted there.
            start.Environment[key] = value.Replace("/run/secrets", secrets, StringComparison.Ordinal);
        }

        start.Environment[$"Kestrel__Endpoints__{service.HealthEndpoint}__Url"] = health.ToString();
        start.Environment["Kestrel__Endpoints__Grpc__Url"] = $"http://127.0.0.1:{Ports.Free()}";
        start.Environment["Secrets__Folder"] = secrets;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            using var http = new HttpClient { BaseAddress = health };
            Assert.Equal(HttpStatusCode.OK, await Eventually.Get(() => StatusAsync(http, "/health/live"), status => status is not null || process.HasExited));
            // Its database is not here: it says so, and goes on living.
            if (service.Environment.ContainsKey("Database__Provider"))
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(http, "/health/ready"));
            }
        }
        finally
        {
            process.Kill();
        }

        Assert.DoesNotContain("Invariant Mode", await output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> SecretsAsync()
    {
        var secrets = Path.Combine(folder, "secrets");
        using var made = Process.Start("sh", [Path.Combine(Repository.Root, "eng/compose/make-secrets"), secrets]);
        await made.WaitForExitAsync();
        Assert.Equal(0, made.ExitCode);
        return secrets;
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http, string path)
    {
        try
        {
            return (await http.GetAsync(path)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
