using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using PoliceClient = Medborgarlofte.Contracts.Police.V1.PoliceActivitiesService.PoliceActivitiesServiceClient;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.PoliceActivities;

/// <summary>What the police have done.</summary>
internal static class PoliceActivityEndpoints
{
    private const string Collection = $"{GatewayComposition.BasePath}/police-activities";
    private const string Record = "/{source}/{recordId}";

    public static void MapPoliceActivities(this IEndpointRouteBuilder api)
    {
        var activities = api.MapGroup("/police-activities").WithTags("Police activities").WithMetadata(new FieldPaths("activity"));
        activities.MapGet("", List).RequireToken().WithMetadata(FieldPaths.QueryOnly);
        activities.MapPost("", Report).RequireScope(Scopes.PoliceReport);
        activities.MapGet(Record, Get).RequireToken();
        activities.MapPut(Record, Put).RequireScope(Scopes.PoliceReport);
        activities.MapDelete(Record, Withdraw).RequireScope(Scopes.PoliceReport);
        activities.MapGet($"{Record}/versions", Versions).RequireToken();
        activities.MapGet($"{Record}/matches", Matches).RequireToken();
    }

    private static async Task<IResult> List(HttpContext http, PoliceClient police)
    {
        var filter = RecordFilter.Read(http.Request);
        var page = await police.ListPoliceActivitiesAsync(new ListPoliceActivitiesRequest
        {
            MunicipalityCode = filter.MunicipalityCode,
            Kind = filter.Kind,
            FromDate = filter.FromDate,
            ToDate = filter.ToDate,
            Source = filter.Source,
            IncludeWithdrawn = filter.IncludeWithdrawn,
            PageSize = filter.Paging.Limit,
            PageToken = filter.Paging.Token,
        }, cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, filter.Paging, "policeActivities", page.Activities, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, PoliceClient police)
    {
        if (!Ndjson.IsSentBy(http.Request))
        {
            var push = PushQuery.Read(http.Request);
            return await PushAsync(http, police, await ReadBodyAsync(http, police), push);
        }

        var reason = PushQuery.ReadForStream(http.Request).Reason;
        return new RecordStream<PoliceActivity, ReportPoliceActivitiesRequest, ReportPoliceActivitiesResponse>(
            police.ReportPoliceActivities(cancellationToken: http.RequestAborted),
            activity => new ReportPoliceActivitiesRequest { Activity = activity, Reason = reason },
            response => new StreamAnswer(response.RecordId, response.Result, response.Error));
    }

    private static async Task<IResult> Get(HttpContext http, string source, string recordId, PoliceClient police)
    {
        QueryReader.RequireNone(http.Request);
        var activity = await ReadAsync(http, source, recordId, police);
        return RecordAnswer.Of(http.Request, activity, activity.State);
    }

    private static async Task<IResult> Put(HttpContext http, string source, string recordId, PoliceClient police)
    {
        var push = PushQuery.Read(http.Request);
        var activity = await ReadBodyAsync(http, police);
        var key = new PathKey();
        activity.Source = key.Same(source, activity.Source, "source");
        activity.RecordId = key.Same(recordId, activity.RecordId, "recordId");
        key.ThrowIfDifferent();
        await Preconditions.RequireAsync(http.Request, async () => (await ReadAsync(http, source, recordId, police)).State);
        return await PushAsync(http, police, activity, push);
    }

    private static async Task<IResult> Withdraw(HttpContext http, string source, string recordId, PoliceClient police)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawPoliceActivityRequest>(http.Request, request => request.Reason);
        var response = await police.WithdrawPoliceActivityAsync(new WithdrawPoliceActivityRequest
        {
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection, validateOnly: false);
    }

    private static async Task<IResult> Versions(HttpContext http, string source, string recordId, PoliceClient police)
    {
        QueryReader.RequireNone(http.Request);
        return JsonAnswer.Of(await police.ListPoliceActivityVersionsAsync(
            new ListPoliceActivityVersionsRequest { Source = source, RecordId = recordId }, cancellationToken: http.RequestAborted));
    }

    private static async Task<IResult> Matches(HttpContext http, string source, string recordId, ReportingClient reporting)
    {
        var commitmentId = QueryReader.ReadOnly(http.Request, "commitment-id");
        return JsonAnswer.Of(await reporting.ListMatchesAsync(
            new ListMatchesRequest { RecordType = "police-activity", Source = source, RecordId = recordId, CommitmentId = commitmentId },
            cancellationToken: http.RequestAborted));
    }

    private static async Task<PoliceActivity> ReadAsync(HttpContext http, string source, string recordId, PoliceClient police) =>
        (await police.GetPoliceActivityAsync(
            new GetPoliceActivityRequest { Source = source, RecordId = recordId }, cancellationToken: http.RequestAborted)).Activity;

    private static Task<PoliceActivity> ReadBodyAsync(HttpContext http, PoliceClient police) => JsonBody.ReadAsync<PoliceActivity>(
        http.Request, activity => police.ReportPoliceActivityAsync(
            new ReportPoliceActivityRequest { Activity = activity, ValidateOnly = true }, cancellationToken: http.RequestAborted).ResponseAsync);

    private static async Task<IResult> PushAsync(HttpContext http, PoliceClient police, PoliceActivity activity, PushQuery push)
    {
        var response = await police.ReportPoliceActivityAsync(
            new ReportPoliceActivityRequest { Activity = activity, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection, push.ValidateOnly);
    }
}
