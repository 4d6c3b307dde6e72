using System.Net;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.CloudEvents;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>The RPCs of webhooks. Each source sees and ends its own.</summary>
internal sealed class WebhooksService(
    IDbContextFactory<FollowUpDbContext> contexts, JournalWriter<FollowUpDbContext> journal, WebhookReporting reporting, WebhookSecrets secrets,
    IOptions<WebhookOptions> options, TimeProvider time, ILogger<WebhooksService> logger)
    : Wire.WebhooksService.WebhooksServiceBase
{
    private const int MostPerSource = 50;
    private const string NotAPosition = "A position that /changes told, or left out.";

    public override async Task<CreateWebhookResponse> CreateWebhook(CreateWebhookRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Webhook ?? new Wire.Webhook();
        var violations = new Violations("webhook");
        violations.Municipality(wire.MunicipalityCode);
        Address(wire.Url, violations);
        violations.Require(await IsPositionAsync(wire.Position, context.CancellationToken), "position", NotAPosition);
        violations.ThrowIfAny();
        caller.RequireMunicipality(wire.MunicipalityCode);
        if (!reporting.IsConfigured)
        {
            throw new DomainException(StatusCode.FailedPrecondition, "WEBHOOKS_OFF", "Webhooks are not switched on here.");
        }

        var now = JournalEntry.ToMicros(time.GetUtcNow());
        var secret = WebhookSecrets.Create();
        var webhook = new Webhook
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()).ToString("n"),
            Source = caller.Source,
            MunicipalityCode = wire.MunicipalityCode,
            Url = wire.Url,
            Secret = secrets.Protect(secret),
            Position = wire.Position,
            CreatedAtMicros = now,
            DueAtMicros = now,
        };
        await journal.WriteAsync(
            async transaction =>
            {
                if (await transaction.Context.Webhooks.CountAsync(w => w.Source == caller.Source) >= MostPerSource)
                {
                    throw new DomainException(StatusCode.FailedPrecondition, "TOO_MANY_WEBHOOKS", $"A source has at most {MostPerSource} webhooks.");
                }

                transaction.Context.Add(webhook);
                return Append(transaction, webhook, caller, WebhookChange.Created);
            },
            context.CancellationToken);
        logger.WebhookCreated(webhook.Id, caller.Actor, webhook.MunicipalityCode);
        return new CreateWebhookResponse { Webhook = ToWire(webhook), Secret = secret };
    }

    public override async Task<ListWebhooksResponse> ListWebhooks(ListWebhooksRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var webhooks = await database.Webhooks.AsNoTracking().Where(w => w.Source == caller.Source)
            .OrderBy(w => w.CreatedAtMicros).ThenBy(w => w.Id).ToListAsync(context.CancellationToken);
        var response = new ListWebhooksResponse();
        response.Webhooks.AddRange(webhooks.Where(webhook => caller.Covers(webhook.MunicipalityCode)).Select(ToWire));
        return response;
    }

    public override async Task<ReplayWebhookResponse> ReplayWebhook(ReplayWebhookRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var violations = new Violations("");
        violations.Require(await IsPositionAsync(request.After, context.CancellationToken), "after", NotAPosition);
        violations.ThrowIfAny();
        var now = JournalEntry.ToMicros(time.GetUtcNow());
        var webhook = await journal.WriteAsync(
            async transaction =>
            {
                // The delivery moves the same row: it is changed in place, and told as it then is.
                await RequireOwnAsync(transaction.Context, caller, request.WebhookId);
                await Own(transaction.Context, caller, request.WebhookId).ExecuteUpdateAsync(
                    w => w.SetProperty(x => x.Position, request.After).SetProperty(x => x.DueAtMicros, now).SetProperty(x => x.Stopped, false)
                        .SetProperty(x => x.Replays, x => x.Replays + 1)
                        .SetProperty(x => x.FailingSinceMicros, 0).SetProperty(x => x.Failures, 0));
                return Append(
                    transaction, await RequireOwnAsync(transaction.Context, caller, request.WebhookId), caller, WebhookChange.Replayed);
            },
            context.CancellationToken);
        return new ReplayWebhookResponse { Webhook = ToWire(webhook) };
    }

    public override async Task<DeleteWebhookResponse> DeleteWebhook(DeleteWebhookRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        await journal.WriteAsync(
            async transaction =>
            {
                var webhook = await RequireOwnAsync(transaction.Context, caller, request.WebhookId);
                await Own(transaction.Context, caller, request.WebhookId).ExecuteDeleteAsync();
                return Append(transaction, webhook, caller, WebhookChange.Deleted);
            },
            context.CancellationToken);
        logger.WebhookDeleted(request.WebhookId, caller.Actor);
        return new DeleteWebhookResponse();
    }

    private static Caller Manager(ServerCallContext context)
    {
        var caller = Caller.From(context).RequireScope(Scopes.FollowUpManage);
        caller.RequireSource("");
        return caller;
    }

    private static IQueryable<Webhook> Own(FollowUpDbContext database, Caller caller, string id) =>
        database.Webhooks.Where(w => w.Id == id && w.Source == caller.Source);

    private static async Task<Webhook> RequireOwnAsync(FollowUpDbContext database, Caller caller, string id)
    {
        var webhook = await Own(database, caller, id).AsNoTracking().SingleOrDefaultAsync() ?? throw NotFound();
        caller.RequireMunicipality(webhook.MunicipalityCode);
        return webhook;
    }

    private static Webhook Append(JournalTransaction<FollowUpDbContext> transaction, Webhook webhook, Caller caller, WebhookChange change)
    {
        transaction.Append(JournalTypes.Webhook, webhook.Subject, caller.Actor, new WebhookRecorded
        {
            Id = webhook.Id,
            Source = webhook.Source,
            MunicipalityCode = webhook.MunicipalityCode,
            Host = new Uri(webhook.Url).Host,
            AddressHash = webhook.AddressHash,
            Change = change,
        });
        return webhook;
    }

    private async Task<bool> IsPositionAsync(string text, CancellationToken cancellationToken) => text.Length == 0
        || (ChangePosition.TryParse(text, out var position) && (!reporting.IsConfigured || await reporting.IsReachedAsync(position, cancellationToken)));

    private static DomainException NotFound() => DomainException.NotFound("WEBHOOK_NOT_FOUND", "There is no webhook of this source with this id.");

    /// <summary>What can be said before a name is resolved; where it leads is looked at for each connection.</summary>
    private void Address(string url, Violations violations)
    {
        if (IsAllowed(url))
        {
            violations.InnocentAddress(Uri.UnescapeDataString(url), "url");
        }
        else
        {
            violations.Add("url", "Required: the https address of a public host, without user name, at most 500 characters.");
        }
    }

    private bool IsAllowed(string url) => url.Length <= 500 && Uri.IsWellFormedUriString(url, UriKind.Absolute)
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
        && (options.Value.AllowPrivateAddresses
            ? uri.Scheme is "https" or "http"
            : uri.Scheme == "https" && !uri.IsLoopback && (!IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) || PublicAddress.Is(address)));

    private static Wire.Webhook ToWire(Webhook webhook) => new()
    {
        Id = webhook.Id,
        Url = webhook.Url,
        MunicipalityCode = webhook.MunicipalityCode,
        Position = webhook.Position,
        CreatedAt = JournalEntry.FromMicros(webhook.CreatedAtMicros).ToTimestamp(),
        FailingSince = webhook.FailingSinceMicros == 0 ? null : JournalEntry.FromMicros(webhook.FailingSinceMicros).ToTimestamp(),
        Stopped = webhook.Stopped,
    };
}
