using System.Text.Json;
using Medborgarlofte.Distributed.Tests.Servers;
using Medborgarlofte.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>Kestrel and nothing else, answering what is in a file, byte for byte: what reads are measured against.</summary>
internal sealed class BareEndpoint : IDisposable
{
    // Kestrel writes these itself, and each answer has a trace of its own.
    private static readonly string[] OfEachAnswer = ["Date", "Server", "traceparent"];

    private readonly OsProcess process;

    private BareEndpoint(OsProcess process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts one that answers as somebody else did.</summary>
    /// <param name="answer">The answer, whose headers and body are repeated.</param>
    /// <param name="file">Where it is kept meanwhile.</param>
    public static async Task<BareEndpoint> StartAsync(HttpResponseMessage answer, string file)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !OfEachAnswer.Contains(header.Key))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new Answer(headers, await answer.Content.ReadAsByteArrayAsync())));
        var port = Ports.Free();
        var process = new OsProcess(
            $"{file}.log", new Dictionary<string, string>(), ["dotnet", typeof(BareEndpoint).Assembly.Location, "serve", file, $"{port}"]);
        await Eventually.Get(() => Ports.AnswersAsync(port), answers => answers);
        return new BareEndpoint(process, new Uri($"http://127.0.0.1:{port}/"));
    }

    /// <summary>What the process does.</summary>
    public static async Task ServeAsync(string file, int port)
    {
        var answer = JsonSerializer.Deserialize<Answer>(await File.ReadAllTextAsync(file))!;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRouting();
        await using var app = builder.Build();
        app.MapGet("/", async http =>
        {
            foreach (var (name, value) in answer.Headers)
            {
                http.Response.Headers[name] = value;
            }

            await http.Response.BodyWriter.WriteAsync(answer.Body);
        });
        await app.RunAsync();
    }

    public void Dispose() => process.Dispose();

    private sealed record Answer(Dictionary<string, string> Headers, byte[] Body);
}
