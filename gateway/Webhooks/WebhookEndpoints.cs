using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.OpenApi;
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
        webhooks.MapGet("", List).RequireScope(Scopes.FollowUpManage)
            .Describe(Described.Message<ListWebhooksResponse>("listWebhooks", "Egna webhooks", "The own webhooks"));
        webhooks.MapPost("", Create).RequireScope(Scopes.FollowUpManage)
            .Describe(new("createWebhook", "Anmäl en adress", "Register an address")
            {
                MoreSv = "Varje anrop gör en ny webhook; secret svaras bara denna gång.",
                MoreEn = "Each call makes a new webhook; secret is answered this once.",
                Takes = new Shape(Webhook.Descriptor),
                Required = ["url", "municipalityCode"],
                Answers = [Answer.Json(new Shape(CreateWebhookResponse.Descriptor), StatusCodes.Status201Created)],
                MayConflict = true,
            });
        webhooks.MapPost("/{id}/replays", Replay).RequireScope(Scopes.FollowUpManage).WithMetadata(FieldPaths.QueryOnly)
            .Describe(Described.Message<ReplayWebhookResponse>("replayWebhook", "Leverera igen från en position", "Deliver again from a position", Parameter.After));
        webhooks.MapDelete("/{id}", Delete).RequireScope(Scopes.FollowUpManage)
            .Describe(new("deleteWebhook", "Avsluta en webhook", "End a webhook") { Answers = [new Answer(StatusCodes.Status204NoContent)] });
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
