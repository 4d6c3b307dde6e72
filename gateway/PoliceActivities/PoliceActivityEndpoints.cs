using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
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
        activities.MapGet("", List).RequireToken().WithMetadata(FieldPaths.QueryOnly)
            .Describe(Described.List<PoliceActivity>("listPoliceActivities", "Polisaktiviteter", "Police activities", "policeActivities", RecordFilter.Parameters));
        activities.MapPost("", Report).RequireScope(Scopes.PoliceReport)
            .Describe(Described.PushMany<PoliceActivity>("reportPoliceActivity", "Rapportera en polisaktivitet, eller många", "Report a police activity, or many",
                "recordId", "municipalityCode", "kind", "date"));
        activities.MapGet(Record, Get).RequireToken()
            .Describe(Described.Stored<PoliceActivity>("getPoliceActivity", "Läs en polisaktivitet", "Read a police activity"));
        activities.MapPut(Record, Put).RequireScope(Scopes.PoliceReport)
            .Describe(Described.Put<PoliceActivity>("putPoliceActivity", "Rapportera eller rätta en polisaktivitet", "Report or correct a police activity",
                "municipalityCode", "kind", "date"));
        activities.MapDelete(Record, Withdraw).RequireScope(Scopes.PoliceReport)
            .Describe(Described.Withdrawal("withdrawPoliceActivity", "Återta en polisaktivitet", "Withdraw a police activity"));
        activities.MapGet($"{Record}/versions", Versions).RequireToken()
            .Describe(Described.Message<ListPoliceActivityVersionsResponse>("listPoliceActivityVersions", "Alla versioner, äldst först", "Every version, oldest first"));
        activities.MapGet($"{Record}/matches", Matches).RequireToken()
            .Describe(Described.Matches("listPoliceActivityMatches"));
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
            AsOf = filter.AsOf,
            PageSize = filter.Paging.Limit,
            PageToken = filter.Paging.Token,
        }, cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, filter.Paging, "policeActivities", page.Activities, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, PoliceClient police, ReportingClient reporting)
    {
        if (ManyRecords.AreSentBy(http.Request))
        {
            return await ManyRecords.ReportAsync(http, Calls(police), reporting);
        }

        var push = PushQuery.Read(http.Request);
        return await PushAsync(http, police, reporting, await ReadBodyAsync(http, police), push);
    }

    private static RecordCalls<PoliceActivity, ReportPoliceActivitiesRequest, ReportPoliceActivitiesResponse> Calls(PoliceClient police) => new(
        cancellationToken => police.ReportPoliceActivities(cancellationToken: cancellationToken),
        (activity, push) => new ReportPoliceActivitiesRequest
        {
            Activity = activity, Reason = push.Reason, Atomic = push.Atomic, ValidateOnly = push.ValidateOnly,
        },
        response => new StreamAnswer(response.RecordId, response.Result, response.Error),
        Candidate);

    private static PreviewRecordsRequest Candidate(PoliceActivity activity, string source) =>
        new() { PoliceActivity = new PoliceActivity(activity) { Source = source } };

    private static async Task<IResult> Get(HttpContext http, string source, string recordId, PoliceClient police)
    {
        var asOf = AsOf.Read(http.Request);
        var activity = (await police.GetPoliceActivityAsync(
            new GetPoliceActivityRequest { Source = source, RecordId = recordId, AsOf = asOf }, cancellationToken: http.RequestAborted)).Activity;
        return RecordAnswer.Of(http.Request, activity, activity.State);
    }

    private static async Task<IResult> Put(
        HttpContext http, string source, string recordId, PoliceClient police, ReportingClient reporting)
    {
        var push = PushQuery.Read(http.Request);
        var activity = await ReadBodyAsync(http, police);
        var key = new PathKey();
        activity.Source = key.Same(source, activity.Source, "source");
        activity.RecordId = key.Same(recordId, activity.RecordId, "recordId");
        key.ThrowIfDifferent();
        return await PushAsync(http, police, reporting, activity, push, Preconditions.ForPut(http.Request));
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
        return PushAnswers.Of(response.Result, Collection);
    }

    private static async Task<IResult> Versions(HttpContext http, string source, string recordId, PoliceClient police)
    {
        QueryReader.RequireNone(http.Request);
        return JsonAnswer.Of(await police.ListPoliceActivityVersionsAsync(
            new ListPoliceActivityVersionsRequest { Source = source, RecordId = recordId }, cancellationToken: http.RequestAborted));
    }

    private static async Task<IResult> Matches(HttpContext http, string source, string recordId, ReportingClient reporting)
    {
        var query = new QueryReader(http.Request);
        var commitmentId = query.Text("commitment-id");
        var asOf = AsOfPosition.Read(query);
        query.ThrowIfBad();
        return JsonAnswer.Of(await reporting.ListMatchesAsync(
            new ListMatchesRequest { RecordType = "police-activity", Source = source, RecordId = recordId, CommitmentId = commitmentId, AsOf = asOf.AsOf, Position = asOf.Position },
            cancellationToken: http.RequestAborted));
    }

    private static Task<PoliceActivity> ReadBodyAsync(HttpContext http, PoliceClient police) => JsonBody.ReadAsync<PoliceActivity>(
        http.Request, activity => police.ReportPoliceActivityAsync(
            new ReportPoliceActivityRequest { Activity = activity, ValidateOnly = true }, cancellationToken: http.RequestAborted).ResponseAsync);

    private static async Task<IResult> PushAsync(
        HttpContext http, PoliceClient police, ReportingClient reporting, PoliceActivity activity, PushQuery push, string etag = "")
    {
        var response = await police.ReportPoliceActivityAsync(
            new ReportPoliceActivityRequest { Activity = activity, Reason = push.Reason, ValidateOnly = push.ValidateOnly, Etag = etag },
            cancellationToken: http.RequestAborted);
        return push.ValidateOnly
            ? await PushAnswers.PreviewAsync(http, response.Result, reporting, Candidate(activity, response.Result.Source))
            : PushAnswers.Of(response.Result, Collection);
    }
}
