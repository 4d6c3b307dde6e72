using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>Kestrel and nothing else, answering the bytes of a file: what reads are measured against.</summary>
internal sealed class BareEndpoint : IDisposable
{
    private readonly OsProcess process;

    private BareEndpoint(OsProcess process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<BareEndpoint> StartAsync(string file, string mediaType)
    {
        var port = Ports.Free();
        var process = new OsProcess(
            $"{file}.log", new Dictionary<string, string>(), ["dotnet", typeof(BareEndpoint).Assembly.Location, "serve", file, mediaType, $"{port}"]);
        await Eventually.Get(() => Ports.AnswersAsync(port), answers => answers);
        return new BareEndpoint(process, new Uri($"http://127.0.0.1:{port}/"));
    }

    /// <summary>What the process does.</summary>
    public static async Task ServeAsync(string file, string mediaType, int port)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRouting();
        await using var app = builder.Build();
        app.MapGet("/", async http =>
        {
            http.Response.ContentType = mediaType;
            http.Response.ContentLength = bytes.Length;
            await http.Response.BodyWriter.WriteAsync(bytes);
        });
        await app.RunAsync();
    }

    public void Dispose() => process.Dispose();
}
