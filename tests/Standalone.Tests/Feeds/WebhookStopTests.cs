using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Feeds;

/// <summary>A receiver that fails for a day.</summary>
public sealed class WebhookStopTests(WebhookStopTests.Host host) : IClassFixture<WebhookStopTests.Host>
{
    private const string Webhooks = "/medborgarlofte/v1/webhooks";

    [Fact]
    public async Task Deliver_ReceiverThatFailsForADay_IsStoppedAndGoesOnByAReplay()
    {
        await using var receiver = await WebhookReceiver.StartAsync(refused: int.MaxValue);
        var token = host.Token("samordnare", "municipality", "followup.manage", lifetime: TimeSpan.FromDays(10));
        await SendAsync(HttpMethod.Post, Webhooks, JsonContent.Create(new { url = receiver.Url, municipalityCode = "0685" }));
        await host.SignVetlandaAsync();
        await Eventually.Get(ListedAsync, webhook => webhook.TryGetProperty("failingSince", out _));

        host.Clock.MoveTo(host.Clock.GetUtcNow().AddHours(23));
        var tried = receiver.Deliveries.Count;
        await Eventually.Get(() => Task.FromResult(receiver.Deliveries), deliveries => deliveries.Count > tried);
        Assert.False((await ListedAsync()).GetProperty("stopped").GetBoolean());
        host.Clock.MoveTo(host.Clock.GetUtcNow().AddHours(2));
        var stopped = await Eventually.Get(ListedAsync, webhook => webhook.GetProperty("stopped").GetBoolean());

        tried = receiver.Deliveries.Count;
        await SendAsync(HttpMethod.Post, $"{Webhooks}/{stopped.GetProperty("id").GetString()}/replays?after=");
        await Eventually.Get(() => Task.FromResult(receiver.Deliveries), deliveries => deliveries.Count > tried);

        async Task<JsonElement> ListedAsync() => (await SendAsync(HttpMethod.Get, Webhooks)).GetProperty("webhooks").EnumerateArray().Single();

        async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content = null)
        {
            using var request = StandaloneFixture.Request(method, path, token, content);
            var answer = await host.Http.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    /// <summary>A host that delivers to this machine, soon, and whose days pass quickly.</summary>
    public sealed class Host : StandaloneFixture
    {
        /// <summary>Its clock.</summary>
        public AdjustableTime Clock { get; } = new(TimeProvider.System.GetUtcNow());

        /// <inheritdoc />
        protected override TimeProvider Time => Clock;

        /// <inheritdoc />
        protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>
        {
            ["Webhooks:AllowPrivateAddresses"] = "true",
            ["Webhooks:Interval"] = "00:00:00.1",
            ["Webhooks:FirstRetry"] = "00:00:00.1",
        };
    }
}
