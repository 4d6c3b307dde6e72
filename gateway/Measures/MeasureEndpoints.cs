using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using MunicipalClient = Medborgarlofte.Contracts.Municipal.V1.MeasuresService.MeasuresServiceClient;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Measures;

/// <summary>What the municipality has done.</summary>
internal static class MeasureEndpoints
{
    private const string Collection = $"{GatewayComposition.BasePath}/measures";
    private const string Record = "/{source}/{recordId}";

    public static void MapMeasures(this IEndpointRouteBuilder api)
    {
        var measures = api.MapGroup("/measures").WithTags("Measures").WithMetadata(new FieldPaths("measure"));
        measures.MapGet("", List).RequireToken().WithMetadata(FieldPaths.QueryOnly)
            .Describe(Described.List<Measure>("listMeasures", "Kommunens åtgärder", "The municipality's measures", "measures", RecordFilter.Parameters));
        measures.MapPost("", Report).RequireScope(Scopes.MunicipalReport)
            .Describe(Described.PushMany<Measure>("reportMeasure", "Rapportera en åtgärd, eller många", "Report a measure, or many",
                "recordId", "municipalityCode", "kind", "title", "steps"));
        measures.MapGet(Record, Get).RequireToken()
            .Describe(Described.Stored<Measure>("getMeasure", "Läs en åtgärd", "Read a measure"));
        measures.MapPut(Record, Put).RequireScope(Scopes.MunicipalReport)
            .Describe(Described.Put<Measure>("putMeasure", "Rapportera eller rätta en åtgärd", "Report or correct a measure",
                "municipalityCode", "kind", "title", "steps"));
        measures.MapDelete(Record, Withdraw).RequireScope(Scopes.MunicipalReport)
            .Describe(Described.Withdrawal("withdrawMeasure", "Återta en åtgärd", "Withdraw a measure"));
        measures.MapGet($"{Record}/versions", Versions).RequireToken()
            .Describe(Described.Message<ListMeasureVersionsResponse>("listMeasureVersions", "Alla versioner, äldst först", "Every version, oldest first"));
        measures.MapGet($"{Record}/matches", Matches).RequireToken()
            .Describe(Described.Matches("listMeasureMatches"));
    }

    private static async Task<IResult> List(HttpContext http, MunicipalClient municipal)
    {
        var filter = RecordFilter.Read(http.Request);
        var page = await municipal.ListMeasuresAsync(new ListMeasuresRequest
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
        return ListAnswer.Of(http.Request, filter.Paging, "measures", page.Measures, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, MunicipalClient municipal, ReportingClient reporting)
    {
        if (ManyRecords.AreSentBy(http.Request))
        {
            return await ManyRecords.ReportAsync(http, Calls(municipal), reporting);
        }

        var push = PushQuery.Read(http.Request);
        return await PushAsync(http, municipal, reporting, await ReadBodyAsync(http, municipal), push);
    }

    private static RecordCalls<Measure, ReportMeasuresRequest, ReportMeasuresResponse> Calls(MunicipalClient municipal) => new(
        cancellationToken => municipal.ReportMeasures(cancellationToken: cancellationToken),
        (measure, push) => new ReportMeasuresRequest
        {
            Measure = measure, Reason = push.Reason, Atomic = push.Atomic, ValidateOnly = push.ValidateOnly,
        },
        response => new StreamAnswer(response.RecordId, response.Result, response.Error),
        Candidate);

    private static PreviewRecordsRequest Candidate(Measure measure, string source) =>
        new() { Measure = new Measure(measure) { Source = source } };

    private static async Task<IResult> Get(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        var asOf = AsOf.Read(http.Request);
        var measure = (await municipal.GetMeasureAsync(
            new GetMeasureRequest { Source = source, RecordId = recordId, AsOf = asOf }, cancellationToken: http.RequestAborted)).Measure;
        return RecordAnswer.Of(http.Request, measure, measure.State);
    }

    private static async Task<IResult> Put(
        HttpContext http, string source, string recordId, MunicipalClient municipal, ReportingClient reporting)
    {
        var push = PushQuery.Read(http.Request);
        var measure = await ReadBodyAsync(http, municipal);
        var key = new PathKey();
        measure.Source = key.Same(source, measure.Source, "source");
        measure.RecordId = key.Same(recordId, measure.RecordId, "recordId");
        key.ThrowIfDifferent();
        return await PushAsync(http, municipal, reporting, measure, push, Preconditions.ForPut(http.Request));
    }

    private static async Task<IResult> Withdraw(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        var withdrawal = await Withdrawal.ReadAsync<WithdrawMeasureRequest>(http.Request, request => request.Reason);
        var response = await municipal.WithdrawMeasureAsync(new WithdrawMeasureRequest
        {
            Source = source,
            RecordId = recordId,
            Reason = withdrawal.Reason,
            Etag = withdrawal.Etag,
        }, cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection);
    }

    private static async Task<IResult> Versions(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        QueryReader.RequireNone(http.Request);
        return JsonAnswer.Of(await municipal.ListMeasureVersionsAsync(
            new ListMeasureVersionsRequest { Source = source, RecordId = recordId }, cancellationToken: http.RequestAborted));
    }

    private static async Task<IResult> Matches(HttpContext http, string source, string recordId, ReportingClient reporting)
    {
        var query = new QueryReader(http.Request);
        var commitmentId = query.Text("commitment-id");
        var asOf = AsOfPosition.Read(query);
        query.ThrowIfBad();
        return JsonAnswer.Of(await reporting.ListMatchesAsync(
            new ListMatchesRequest { RecordType = "measure", Source = source, RecordId = recordId, CommitmentId = commitmentId, AsOf = asOf.AsOf, Position = asOf.Position },
            cancellationToken: http.RequestAborted));
    }

    private static Task<Measure> ReadBodyAsync(HttpContext http, MunicipalClient municipal) => JsonBody.ReadAsync<Measure>(
        http.Request, measure => municipal.ReportMeasureAsync(
            new ReportMeasureRequest { Measure = measure, ValidateOnly = true }, cancellationToken: http.RequestAborted).ResponseAsync);

    private static async Task<IResult> PushAsync(
        HttpContext http, MunicipalClient municipal, ReportingClient reporting, Measure measure, PushQuery push, string etag = "")
    {
        var response = await municipal.ReportMeasureAsync(
            new ReportMeasureRequest { Measure = measure, Reason = push.Reason, ValidateOnly = push.ValidateOnly, Etag = etag },
            cancellationToken: http.RequestAborted);
        return push.ValidateOnly
            ? await PushAnswers.PreviewAsync(http, response.Result, reporting, Candidate(measure, response.Result.Source))
            : PushAnswers.Of(response.Result, Collection);
    }
}
