using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Feeds;

/// <summary>Webhooks from the registration to the receiver.</summary>
public sealed class WebhookTests(WebhookTests.Host host) : IClassFixture<WebhookTests.Host>
{
    private const string Webhooks = "/medborgarlofte/v1/webhooks";

    [Fact]
    public async Task Deliver_ReceiverThatFailsTwice_GetsEverySignedEventInOrderAndAReplay()
    {
        await using var receiver = await WebhookReceiver.StartAsync(refused: 2);
        var created = await SendAsync(HttpMethod.Post, Webhooks, new { url = receiver.Url, municipalityCode = "0685" }, HttpStatusCode.Created);
        var secret = created.GetProperty("secret").GetString()!;
        var id = created.GetProperty("webhook").GetProperty("id").GetString();
        await host.SignVetlandaAsync();

        var taken = await Eventually.Get(() => Task.FromResult(receiver.Deliveries), deliveries => deliveries.Count > 2);
        Assert.Equal(taken[0].Ids, taken[2].Ids.Take(taken[0].Ids.Count()));
        var delivery = taken[2];
        Assert.Equal("application/cloudevents-batch+json", delivery.Headers["content-type"]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{delivery.Headers["webhook-timestamp"]}."), .. delivery.Body];
        Assert.Equal($"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}", delivery.Headers["webhook-signature"]);
        var listed = await Eventually.Get(
            async () => (await SendAsync(HttpMethod.Get, Webhooks)).GetProperty("webhooks").EnumerateArray().Single(),
            webhook => webhook.GetProperty("position").GetString() != "" && !webhook.TryGetProperty("failingSince", out _));
        Assert.Equal(id, listed.GetProperty("id").GetString());
        Assert.False(listed.TryGetProperty("secret", out _));

        var before = receiver.Deliveries.Count;
        await SendAsync(HttpMethod.Post, $"{Webhooks}/{id}/replays?after=");
        await Eventually.Get(
            () => Task.FromResult(receiver.Deliveries),
            deliveries => deliveries.Skip(before).Any(again => again.Ids.First() == delivery.Ids.First()));

        var deleted = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Delete, $"{Webhooks}/{id}", Token));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty((await SendAsync(HttpMethod.Get, Webhooks)).GetProperty("webhooks").EnumerateArray());
        await SendAsync(HttpMethod.Post, $"{Webhooks}/{id}/replays", status: HttpStatusCode.NotFound);
        Assert.Equal(["Created", "Replayed", "Deleted"], (await AuditAsync()).Select(change => change.GetProperty("change").GetString()));
    }

    [Fact]
    public async Task Create_OtherMunicipality_IsRefused() => await SendAsync(
        HttpMethod.Post, Webhooks, new { url = "https://consumer.example/hook", municipalityCode = "0686" }, HttpStatusCode.Forbidden);

    /// <summary>What the journal says of webhooks.</summary>
    private async Task<List<JsonElement>> AuditAsync()
    {
        using var call = new JournalService.JournalServiceClient(host.Grpc).ReadJournal(
            new ReadJournalRequest { Journal = JournalTypes.FollowUpJournal }, host.Headers("auditor", "", Scopes.ReportsInternal));
        var changes = new List<JsonElement>();
        await foreach (var page in call.ResponseStream.ReadAllAsync())
        {
            changes.AddRange(page.Entries.Where(entry => entry.Type == JournalTypes.Webhook).Select(entry =>
            {
                Assert.StartsWith("samordnare/", entry.Actor, StringComparison.Ordinal);
                return JsonDocument.Parse(entry.Payload).RootElement;
            }));
        }

        return changes;
    }

    private string Token => host.Token("samordnare", "municipality", "followup.manage");

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = StandaloneFixture.Request(method, path, Token, body is null ? null : JsonContent.Create(body));
        var response = await host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A host that delivers to this machine, and soon.</summary>
    public sealed class Host : StandaloneFixture
    {
        protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>
        {
            ["Webhooks:AllowPrivateAddresses"] = "true",
            ["Webhooks:Interval"] = "00:00:00.1",
            ["Webhooks:FirstRetry"] = "00:00:00.1",
        };
    }
}
