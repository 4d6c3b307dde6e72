using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using WebhooksClient = Medborgarlofte.Contracts.FollowUp.V1.WebhooksService.WebhooksServiceClient;

namespace Medborgarlofte.Gateway.Webhooks;

/// <summary>Addresses that are told of changes. A coordinator registers them; the secret of the signatures is answered once.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks").WithMetadata(new FieldPaths("webhook"));
        webhooks.MapGet("", List).RequireScope(Scopes.FollowUpManage);
        webhooks.MapPost("", Create).RequireScope(Scopes.FollowUpManage);
        webhooks.MapPost("/{id}/replays", Replay).RequireScope(Scopes.FollowUpManage).WithMetadata(FieldPaths.QueryOnly);
        webhooks.MapDelete("/{id}", Delete).RequireScope(Scopes.FollowUpManage);
    }

    private static async Task<IResult> List(HttpContext http, WebhooksClient followUp)
    {
        QueryReader.RequireNone(http.Request);
        return JsonAnswer.Of(await followUp.ListWebhooksAsync(new ListWebhooksRequest(), cancellationToken: http.RequestAborted));
    }

    private static async Task<IResult> Create(HttpContext http, WebhooksClient followUp)
    {
        QueryReader.RequireNone(http.Request);
        var webhook = await JsonBody.ReadAsync<Webhook>(http.Request);
        var response = await followUp.CreateWebhookAsync(new CreateWebhookRequest { Webhook = webhook }, cancellationToken: http.RequestAborted);
        return new JsonAnswer(ProtoJson.ToUtf8(response)) { Status = StatusCodes.Status201Created };
    }

    private static async Task<IResult> Replay(HttpContext http, string id, WebhooksClient followUp)
    {
        var after = QueryReader.ReadOnly(http.Request, "after");
        return JsonAnswer.Of(await followUp.ReplayWebhookAsync(
            new ReplayWebhookRequest { WebhookId = id, After = after }, cancellationToken: http.RequestAborted));
    }

    private static async Task<IResult> Delete(HttpContext http, string id, WebhooksClient followUp)
    {
        QueryReader.RequireNone(http.Request);
        await followUp.DeleteWebhookAsync(new DeleteWebhookRequest { WebhookId = id }, cancellationToken: http.RequestAborted);
        return Results.NoContent();
    }
}
