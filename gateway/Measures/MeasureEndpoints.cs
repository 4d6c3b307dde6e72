using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
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
        measures.MapGet("", List).RequireToken().WithMetadata(FieldPaths.QueryOnly);
        measures.MapPost("", Report).RequireScope(Scopes.MunicipalReport);
        measures.MapGet(Record, Get).RequireToken();
        measures.MapPut(Record, Put).RequireScope(Scopes.MunicipalReport);
        measures.MapDelete(Record, Withdraw).RequireScope(Scopes.MunicipalReport);
        measures.MapGet($"{Record}/versions", Versions).RequireToken();
        measures.MapGet($"{Record}/matches", Matches).RequireToken();
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
            PageSize = filter.Paging.Limit,
            PageToken = filter.Paging.Token,
        }, cancellationToken: http.RequestAborted);
        return ListAnswer.Of(http.Request, filter.Paging, "measures", page.Measures, page.NextPageToken);
    }

    private static async Task<IResult> Report(HttpContext http, MunicipalClient municipal)
    {
        if (!Ndjson.IsSentBy(http.Request))
        {
            var push = PushQuery.Read(http.Request);
            return await PushAsync(http, municipal, await ReadBodyAsync(http, municipal), push);
        }

        var reason = PushQuery.ReadForStream(http.Request).Reason;
        return new RecordStream<Measure, ReportMeasuresRequest, ReportMeasuresResponse>(
            municipal.ReportMeasures(cancellationToken: http.RequestAborted),
            measure => new ReportMeasuresRequest { Measure = measure, Reason = reason },
            response => new StreamAnswer(response.RecordId, response.Result, response.Error));
    }

    private static async Task<IResult> Get(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        QueryReader.RequireNone(http.Request);
        var measure = await ReadAsync(http, source, recordId, municipal);
        return RecordAnswer.Of(http.Request, measure, measure.State);
    }

    private static async Task<IResult> Put(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        var push = PushQuery.Read(http.Request);
        var measure = await ReadBodyAsync(http, municipal);
        var key = new PathKey();
        measure.Source = key.Same(source, measure.Source, "source");
        measure.RecordId = key.Same(recordId, measure.RecordId, "recordId");
        key.ThrowIfDifferent();
        await Preconditions.RequireAsync(http.Request, async () => (await ReadAsync(http, source, recordId, municipal)).State);
        return await PushAsync(http, municipal, measure, push);
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
        return PushAnswers.Of(response.Result, Collection, validateOnly: false);
    }

    private static async Task<IResult> Versions(HttpContext http, string source, string recordId, MunicipalClient municipal)
    {
        QueryReader.RequireNone(http.Request);
        return JsonAnswer.Of(await municipal.ListMeasureVersionsAsync(
            new ListMeasureVersionsRequest { Source = source, RecordId = recordId }, cancellationToken: http.RequestAborted));
    }

    private static async Task<IResult> Matches(HttpContext http, string source, string recordId, ReportingClient reporting)
    {
        var commitmentId = QueryReader.ReadOnly(http.Request, "commitment-id");
        return JsonAnswer.Of(await reporting.ListMatchesAsync(
            new ListMatchesRequest { RecordType = "measure", Source = source, RecordId = recordId, CommitmentId = commitmentId },
            cancellationToken: http.RequestAborted));
    }

    private static async Task<Measure> ReadAsync(HttpContext http, string source, string recordId, MunicipalClient municipal) =>
        (await municipal.GetMeasureAsync(
            new GetMeasureRequest { Source = source, RecordId = recordId }, cancellationToken: http.RequestAborted)).Measure;

    private static Task<Measure> ReadBodyAsync(HttpContext http, MunicipalClient municipal) => JsonBody.ReadAsync<Measure>(
        http.Request, measure => municipal.ReportMeasureAsync(
            new ReportMeasureRequest { Measure = measure, ValidateOnly = true }, cancellationToken: http.RequestAborted).ResponseAsync);

    private static async Task<IResult> PushAsync(HttpContext http, MunicipalClient municipal, Measure measure, PushQuery push)
    {
        var response = await municipal.ReportMeasureAsync(
            new ReportMeasureRequest { Measure = measure, Reason = push.Reason, ValidateOnly = push.ValidateOnly },
            cancellationToken: http.RequestAborted);
        return PushAnswers.Of(response.Result, Collection, push.ValidateOnly);
    }
}
