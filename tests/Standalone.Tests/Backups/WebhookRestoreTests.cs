using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Medborgarlofte.Standalone.Tests.Feeds;
using Medborgarlofte.Standalone.Tests.Starts;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Backups;

/// <summary>What a webhook's receiver gets after a restore.</summary>
public sealed class WebhookRestoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-backup-").FullName;

    [Fact]
    public async Task Deliver_AfterARestore_EveryNewEventComesInADeliveryOfItsOwnId()
    {
        var (data, copy) = (Path.Combine(folder, "data"), Path.Combine(folder, "copy"));
        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(Path.Combine(data, "appsettings.json"),
            """{ "Webhooks": { "AllowPrivateAddresses": true, "Interval": "00:00:00.1", "FirstRetry": "00:00:00.1" } }""");
        await using var receiver = await WebhookReceiver.StartAsync(refused: 0);
        using var process = new StandaloneProcess(data);
        var token = SentRecords.Token(process);

        // What counts for the example's agreement is told.
        await process.StartAsync();
        await Eventually.Get(() => Task.FromResult(File.Exists(Path.Combine(data, ".example-loading"))), loading => !loading);
        await RegisterAsync(process, receiver.Url);
        await SentRecords.SendAsync(process, token, 0, 100);
        await ReceivedAsync(0, 100);
        Assert.Equal(0, (await process.CommandAsync("backup", copy)).ExitCode);
        await EachReceivedAsync(100);
        process.Kill();

        var (restored, told) = await process.CommandAsync("restore", copy, "--only", "police");
        Assert.True(restored == 0, told);
        Assert.Contains("police: whoever reads the changes is told", told, StringComparison.Ordinal);
        var before = receiver.Deliveries.Count;
        await process.StartAsync();

        // Of the same places in the journal as what is gone.
        await EachReceivedAsync(1000);
        Assert.Contains(receiver.Deliveries.Skip(before), delivery => Encoding.UTF8.GetString(delivery.Body).Contains("medborgarlofte.journal.restored.v1", StringComparison.Ordinal));
        var ids = receiver.Deliveries.Select(delivery => delivery.Headers["webhook-id"]).ToList();
        Assert.Empty(ids.Skip(before).Intersect(ids.Take(before)));

        async Task EachReceivedAsync(int first)
        {
            for (var number = first; number < first + 5; number++)
            {
                await SentRecords.SendAsync(process, token, number, 1);
                await ReceivedAsync(number, 1);
            }
        }

        async Task ReceivedAsync(int first, int count) => await Eventually.Get(
            () => Task.FromResult(receiver.Deliveries.SelectMany(Records).ToHashSet()),
            records => Enumerable.Range(first, count).All(number => records.Contains($"r-{number}")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<string?> Records(WebhookReceiver.Delivery delivery) =>
        JsonDocument.Parse(delivery.Body).RootElement.EnumerateArray().Select(change => change.GetProperty("data").GetProperty("recordId").GetString());

    private static async Task RegisterAsync(StandaloneProcess process, string url)
    {
        var (_, token) = await process.CommandAsync(
            "token", "--source", "coordinator", "--party", "municipality", "--scope", "followup.manage", "--municipality", "0685");
        using var http = new HttpClient { BaseAddress = process.RestAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var created = await http.PostAsJsonAsync("/medborgarlofte/v1/webhooks", new { url, municipalityCode = "0685" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }
}
