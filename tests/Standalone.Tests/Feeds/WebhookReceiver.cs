using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Standalone.Tests.Feeds;

/// <summary>A consumer's server: takes deliveries, or refuses the first ones.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Delivery> deliveries = new();

    private WebhookReceiver(int refused)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapPost("/hook", async request =>
        {
            using var body = new MemoryStream();
            await request.Request.Body.CopyToAsync(body);
            deliveries.Enqueue(new Delivery(request.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase), body.ToArray()));
            request.Response.StatusCode = deliveries.Count <= refused ? 503 : 204;
        });
    }

    /// <summary>What has come in, the refused too.</summary>
    public IReadOnlyList<Delivery> Deliveries => [.. deliveries];

    public string Url => $"{app.Urls.Single()}/hook";

    public static async Task<WebhookReceiver> StartAsync(int refused)
    {
        var receiver = new WebhookReceiver(refused);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal sealed record Delivery(Dictionary<string, string> Headers, byte[] Body)
    {
        public IEnumerable<string?> Ids => JsonDocument.Parse(Body).RootElement.EnumerateArray().Select(e => e.GetProperty("id").GetString());
    }
}
