using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using MeetingsClient = Medborgarlofte.Contracts.FollowUp.V1.CoordinationMeetingsService.CoordinationMeetingsServiceClient;

namespace Medborgarlofte.Gateway.Agreements;

/// <summary>The coordination meetings of an agreement.</summary>
internal static class MeetingEndpoints
{
    public static void MapMeetings(this IEndpointRouteBuilder api)
    {
        var meetings = api.MapGroup("/agreements/{id}/meetings").WithTags("Meetings");
        meetings.MapGet("", List).RequireToken()
            .Describe(Described.List<CoordinationMeeting>("listMeetings", "Samverkansmöten i ett medborgarlöfte", "Coordination meetings of an agreement",
                "meetings", Parameter.AsOf));
        meetings.MapPost("", Report).RequireScope(Scopes.FollowUpManage).WithMetadata(new FieldPaths("meeting"))
            .Describe(Described.Push<CoordinationMeeting>("reportMeeting", "Rapportera ett samverkansmöte", "Report a coordination meeting",
                "recordId", "date"));
        meetings.MapDelete("/{source}/{recordId}", Withdraw).RequireScope(Scopes.FollowUpManage)
            .Describe(Described.Withdrawal("withdrawMeeting", "Återta ett samverkansmöte", "Withdraw a coordination meeting"));
    }

    private static async Task<IResult> List(HttpContext http, string id, MeetingsClient followUp)
    {
        var query = new QueryReader(http.Request);
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var page = await followUp.ListCoordinationMeetingsAsync(
            new ListCoordinationMeetingsRequest { AgreementId = id, PageSize = paging.Limit, PageToken = paging.Token, AsOf = asOf },
            cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, "meetings", page.Meetings, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, string id, MeetingsClient followUp)
    {
        var push = PushQuery.Read(http.Request);
        var meeting = await JsonBody.ReadAsync<CoordinationMeeting>(http.Request);
        var key = new PathKey();
        meeting.AgreementId = key.Same(id, meeting.AgreementId, "agreementId");
        key.ThrowIfDifferent();
        var response = await followUp.ReportCoordinationMeetingAsync(
            new ReportCoordinationMeetingRequest { Meeting = meeting, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), push.ValidateOnly);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string id, string source, string recordId, MeetingsClient followUp)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawCoordinationMeetingRequest>(http.Request, request => request.Reason);
        var response = await followUp.WithdrawCoordinationMeetingAsync(new WithdrawCoordinationMeetingRequest
        {
            AgreementId = id,
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection(id), validateOnly: false);
    }

    private static string Collection(string id) => $"{GatewayComposition.BasePath}/agreements/{Uri.EscapeDataString(id)}/meetings";
}
