using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Primitives;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;

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
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Verify(secret, delivery);
        Assert.Throws<WebhookVerificationException>(() => Verify(secret, delivery with { Body = [.. delivery.Body, (byte)' '] }));
        Assert.Equal(taken[0].Headers["webhook-id"], taken[1].Headers["webhook-id"]);
        Assert.DoesNotContain(secret["whsec_".Length..], await StoredAsync(), StringComparison.Ordinal);
        var listed = await Eventually.Get(
            async () => (await SendAsync(HttpMethod.Get, Webhooks)).GetProperty("webhooks").EnumerateArray().Single(),
            webhook => webhook.GetProperty("position").GetString() != "" && !webhook.TryGetProperty("failingSince", out _));
        Assert.Equal(id, listed.GetProperty("id").GetString());
        Assert.False(listed.TryGetProperty("secret", out _));

        var before = receiver.Deliveries.Count;
        await SendAsync(HttpMethod.Post, $"{Webhooks}/{id}/replays?after=");
        await Eventually.Get(
            () => Task.FromResult(receiver.Deliveries),
            deliveries => deliveries.Skip(before).Any(again => again.Ids.First() == delivery.Ids.First()
                && again.Headers["webhook-id"] != delivery.Headers["webhook-id"]));

        var deleted = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Delete, $"{Webhooks}/{id}", Token));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty((await SendAsync(HttpMethod.Get, Webhooks)).GetProperty("webhooks").EnumerateArray());
        await SendAsync(HttpMethod.Post, $"{Webhooks}/{id}/replays", status: HttpStatusCode.NotFound);
        Assert.Equal(["Created", "Replayed", "Deleted"], (await AuditAsync()).Select(change => change.GetProperty("change").GetString()));
    }

    [Fact]
    public async Task Create_OtherMunicipality_IsRefused() => await SendAsync(
        HttpMethod.Post, Webhooks, new { url = "https://consumer.example/hook", municipalityCode = "0686" }, HttpStatusCode.Forbidden);

    [Theory]
    [InlineData("5")]
    [InlineData("1..2")]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("-1.0.0")]
    [InlineData("+1.0.0")]
    [InlineData(" 1.0.0")]
    [InlineData("99999999999999999999.1.1")]
    [InlineData("9223372036854775807.0.0")]
    [InlineData("0.0.4000000")]
    public async Task Create_PositionThatNoAnswerTold_400NamesIt(string position)
    {
        var problem = await SendAsync(
            HttpMethod.Post, Webhooks, new { url = "http://127.0.0.1:9/hook", municipalityCode = "0685", position }, HttpStatusCode.BadRequest);
        Assert.Equal("position", Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task Deliver_StoredPositionThatReportingRefuses_SaysSinceWhenItFails()
    {
        var created = await SendAsync(HttpMethod.Post, Webhooks, new { url = "http://127.0.0.1:9/other", municipalityCode = "1280" }, HttpStatusCode.Created, "*");
        var id = created.GetProperty("webhook").GetProperty("id").GetString()!;
        await using (var database = await OpenAsync())
        {
            await using var command = database.CreateCommand();
            command.CommandText = "update webhooks set Position = '5', DueAtMicros = 0 where Id = $id";
            command.Parameters.AddWithValue("$id", id);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await Eventually.Get(
            async () => (await SendAsync(HttpMethod.Get, Webhooks, municipality: "*")).GetProperty("webhooks").EnumerateArray()
                .Single(webhook => webhook.GetProperty("id").GetString() == id),
            webhook => webhook.TryGetProperty("failingSince", out _));
        using var deletion = StandaloneFixture.Request(HttpMethod.Delete, $"{Webhooks}/{id}", host.Token("samordnare", "municipality", "followup.manage", "*"));
        Assert.Equal(HttpStatusCode.NoContent, (await host.Http.SendAsync(deletion)).StatusCode);
    }

    /// <summary>As a receiver does it with a library of its own.</summary>
    private static void Verify(string secret, WebhookReceiver.Delivery delivery) => new StandardWebhook(secret).Verify(
        Encoding.UTF8.GetString(delivery.Body),
        new HeaderDictionary(delivery.Headers.ToDictionary(header => header.Key, header => new StringValues(header.Value), StringComparer.OrdinalIgnoreCase)));

    private async Task<string> StoredAsync()
    {
        await using var database = await OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "select group_concat(Secret) from webhooks";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var database = new SqliteConnection($"Data Source={Path.Combine(host.Data, "followup.db")};Pooling=False");
        await database.OpenAsync();
        return database;
    }

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

        return [.. changes.Where(change => change.GetProperty("municipalityCode").GetString() == "0685")];
    }

    private string Token => host.Token("samordnare", "municipality", "followup.manage");

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null, HttpStatusCode status = HttpStatusCode.OK, string municipality = "0685")
    {
        using var request = StandaloneFixture.Request(method, path, host.Token("samordnare", "municipality", "followup.manage", municipality), body is null ? null : JsonContent.Create(body));
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
