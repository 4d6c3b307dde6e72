using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.CloudEvents;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Changes;

/// <summary>
/// What changes in public, as CloudEvents, from the first change on. Each event tells the position to go on after it; the header Link
/// tells the address of what comes next, also when there is nothing yet.
/// </summary>
internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder api) => api.MapGet("/changes", List).IsPublic().WithTags("Feeds")
        .Describe(Described.Changes());

    private static async Task<IResult> List(HttpContext http, ReportingClient reporting)
    {
        var query = FeedQuery.Read(http.Request);
        var page = await reporting.ListChangesAsync(new ListChangesRequest
        {
            MunicipalityCode = query.MunicipalityCode, After = query.After, PageSize = query.Limit,
        }, cancellationToken: http.RequestAborted);
        http.Response.Headers.Link = $"<{FeedQuery.Next(http.Request, page.Position)}>; rel=\"next\"";
        return new PublicAnswer(PublicBody.Of(JsonAnswer.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var change in page.Changes)
            {
                ChangeEvent.Write(writer, change);
            }

            writer.WriteEndArray();
        })))
        {
            MediaType = ChangeEvent.BatchMediaType,
        };
    }
}
