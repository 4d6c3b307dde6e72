using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.CloudEvents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>
/// Delivers changes to webhooks, each in order and at least once: the position moves only after the receiver has taken the events. Of
/// several replicas one delivers, the one that moved the webhook's due time.
/// </summary>
internal sealed class WebhookDelivery(
    IDbContextFactory<FollowUpDbContext> contexts, WebhookReporting reporting, WebhookHttp http, IOptions<WebhookOptions> options, TimeProvider time,
    ILogger<WebhookDelivery> logger) : BackgroundService
{
    private const int EventsPerDelivery = 50;
    private const int WebhooksPerRound = 20;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!reporting.IsConfigured || !options.Value.Deliver)
        {
            return;
        }

        using var timer = new PeriodicTimer(LookAgain < options.Value.Interval ? LookAgain : options.Value.Interval);
        do
        {
            try
            {
                await Task.WhenAll((await DueAsync(stoppingToken)).Select(webhook => TryDeliverAsync(webhook, stoppingToken)));
            }
#pragma warning disable CA1031 // A host loop: nothing is lost, the next round tries again.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.DeliveryFailed(e);
            }
#pragma warning restore CA1031
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>The webhooks that this replica is to look at now.</summary>
    private async Task<List<Webhook>> DueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = JournalEntry.ToMicros(time.GetUtcNow());
        var until = now + (long)LongestDelivery.TotalMicroseconds;
        var due = await context.Webhooks.AsNoTracking().Where(w => !w.Stopped && w.DueAtMicros <= now)
            .OrderBy(w => w.DueAtMicros).Take(WebhooksPerRound).ToListAsync(cancellationToken);
        List<Webhook> taken = [];
        foreach (var webhook in due)
        {
            if (await context.Webhooks.Where(w => w.Id == webhook.Id && w.DueAtMicros == webhook.DueAtMicros)
                .ExecuteUpdateAsync(w => w.SetProperty(x => x.DueAtMicros, until), cancellationToken) == 1)
            {
                taken.Add(webhook);
            }
        }

        return taken;
    }

    /// <summary>One webhook that fails, whatever the cause, says so of itself and keeps none of the others waiting.</summary>
    private async Task TryDeliverAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        try
        {
            await DeliverAsync(webhook, cancellationToken);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
        {
            // The process ends; what was not delivered is when it is back.
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
        {
            // Not listening yet, or away: the changes are there when it is back.
            logger.ReportingAway();
        }
#pragma warning disable CA1031 // Whatever it is, its coordinator is to see that nothing comes, and since when.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.DeliveryFailed(e);
            await PostponeAsync(webhook, time.GetUtcNow(), cancellationToken);
        }
#pragma warning restore CA1031
    }

    private async Task DeliverAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var page = await reporting.ChangesAsync(
            new ListChangesRequest { MunicipalityCode = webhook.MunicipalityCode, After = webhook.Position, PageSize = EventsPerDelivery }, cancellationToken);
        var now = time.GetUtcNow();
        if (page.Changes.Count == 0 || await http.TryPostAsync(webhook, MessageId(webhook, page.Position), Body(page.Changes), now, cancellationToken))
        {
            await MoveAsync(webhook, page.Position, page.More ? now : now + options.Value.Interval, cancellationToken);
            return;
        }

        await PostponeAsync(webhook, now, cancellationToken);
    }

    /// <summary>The same for the same events tried again, and another for every other delivery, a replay too.</summary>
    private static string MessageId(Webhook webhook, string end) => "msg_" + Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{webhook.Id} {webhook.Replays} {webhook.Position} {end}")).AsSpan(0, 16));

    private static byte[] Body(IEnumerable<Change> changes)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var change in changes)
            {
                ChangeEvent.Write(writer, change);
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A replay that was asked for meanwhile has moved the position, and stays.</summary>
    private async Task MoveAsync(Webhook webhook, string position, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var dueAt = JournalEntry.ToMicros(due);
        await context.Webhooks.Where(w => w.Id == webhook.Id && w.Position == webhook.Position).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.Position, position).SetProperty(x => x.DueAtMicros, dueAt)
                .SetProperty(x => x.FailingSinceMicros, 0).SetProperty(x => x.Failures, 0), cancellationToken);
    }

    private async Task PostponeAsync(Webhook webhook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = webhook.FailingSinceMicros == 0 ? JournalEntry.ToMicros(now) : webhook.FailingSinceMicros;
        var stopped = now - JournalEntry.FromMicros(since) >= GiveUpAfter;
        var wait = options.Value.FirstRetry * Math.Pow(2, Math.Min(webhook.Failures, 20));
        var due = JournalEntry.ToMicros(now + (wait < LongestRetry ? wait : LongestRetry));
        await context.Webhooks.Where(w => w.Id == webhook.Id && w.Position == webhook.Position).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.FailingSinceMicros, since).SetProperty(x => x.Failures, x => x.Failures + 1)
                .SetProperty(x => x.DueAtMicros, due).SetProperty(x => x.Stopped, stopped), cancellationToken);
        logger.WebhookFailed(webhook.Id, webhook.Failures + 1, stopped);
    }
}
