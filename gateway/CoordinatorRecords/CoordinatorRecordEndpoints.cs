using Google.Protobuf;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Medborgarlofte.Gateway.CoordinatorRecords;

/// <summary>What coordinators report beside what is pushed: one entry for each type, and the same three endpoints for all.</summary>
internal static class CoordinatorRecordEndpoints
{
    public static void MapCoordinatorRecords(this IEndpointRouteBuilder api)
    {
        api.Map<CoordinationMeeting, WithdrawCoordinationMeetingRequest>(CoordinationMeetingsService.Descriptor,
            new($"{OfferedRecords.OfAgreement}/meetings", Scopes.FollowUpManage, "recordId", "date")
            {
                List = ("Samverkansmöten i ett medborgarlöfte", "Coordination meetings of an agreement"),
                Report = ("Rapportera ett samverkansmöte", "Report a coordination meeting"),
                Withdraw = ("Återta ett samverkansmöte", "Withdraw a coordination meeting"),
            });
        api.Map<MilestoneReport, WithdrawMilestoneReportRequest>(MilestoneReportsService.Descriptor,
            new($"{OfferedRecords.OfAgreement}/milestone-reports", Scopes.FollowUpManage, "recordId", "commitmentId", "step", "date")
            {
                List = ("Nådda steg i ett medborgarlöfte", "Steps reached in an agreement"),
                Report = ("Rapportera ett nått steg", "Report a step that was reached"),
                Withdraw = ("Återta ett nått steg", "Withdraw a step that was reached"),
            });
        api.Map<RequestReport, WithdrawRequestReportRequest>(RequestReportsService.Descriptor,
            new($"{OfferedRecords.OfAgreement}/requests", Scopes.FollowUpManage, "recordId", "commitmentId", "date", "asked")
            {
                List = ("Önskemål i ett medborgarlöfte", "Requests of an agreement"),
                Report = ("Rapportera önskemål", "Report requests"),
                Withdraw = ("Återta önskemål", "Withdraw requests"),
            });
        api.Map<IndicatorObservation, WithdrawIndicatorObservationRequest>(IndicatorObservationsService.Descriptor,
            new($"{OfferedRecords.OfAgreement}/observations", Scopes.FollowUpManage, "recordId", "commitmentId", "date", "value")
            {
                List = ("Uppmätta värden i ett medborgarlöfte", "Measured values of an agreement"),
                Report = ("Rapportera ett uppmätt värde", "Report a measured value"),
                Withdraw = ("Återta ett uppmätt värde", "Withdraw a measured value"),
            });
        api.Map<Narrative, WithdrawNarrativeRequest>(NarrativesService.Descriptor,
            new($"{OfferedRecords.OfAgreement}/narratives", Scopes.FollowUpManage, "recordId", "party", "period", "text")
            {
                List = ("Parternas redogörelser i ett medborgarlöfte", "The parties' accounts of an agreement"),
                Report = ("Rapportera en redogörelse", "Report an account"),
                Withdraw = ("Återta en redogörelse", "Withdraw an account"),
            });
        api.Map<AnnualReview, WithdrawAnnualReviewRequest>(AnnualReviewsService.Descriptor,
            new($"{OfferedRecords.OfAgreement}/reviews", Scopes.FollowUpManage, "recordId", "date", "year", "findings")
            {
                List = ("Årliga avstämningar av ett medborgarlöfte", "Yearly reviews of an agreement"),
                Report = ("Rapportera en årlig avstämning", "Report a yearly review"),
                Withdraw = ("Återta en årlig avstämning", "Withdraw a yearly review"),
            });
        api.Map<PeriodSeal, WithdrawPeriodSealRequest>(PeriodSealsService.Descriptor,
            new($"{OfferedRecords.OfAgreement}/seals", Scopes.FollowUpSeal, "recordId", "period", "party", "asOf", "followUpHash")
            {
                List = ("Sigill på ett medborgarlöftes perioder", "Seals on an agreement's periods"),
                Report = ("Rapportera ett sigill på en rapporteringsperiod", "Report a seal on a reporting period"),
                Withdraw = ("Återta ett sigill på en rapporteringsperiod", "Withdraw a seal on a reporting period"),
            });
        api.Map<SituationPicture, WithdrawSituationPictureRequest>(SituationPicturesService.Descriptor,
            new("/situation-pictures", Scopes.FollowUpManage, "recordId", "municipalityCode", "date", "title")
            {
                List = ("Lägesbilder", "Situation pictures"),
                Report = ("Rapportera en lägesbild", "Report a situation picture"),
                Withdraw = ("Återta en lägesbild", "Withdraw a situation picture"),
            });
    }

    private static void Map<TRecord, TWithdraw>(this IEndpointRouteBuilder api, ServiceDescriptor service, OfferedRecords offer)
        where TRecord : class, IMessage<TRecord>, ICoordinatorRecord, new()
        where TWithdraw : class, IMessage<TWithdraw>, IWithdrawRequest, new()
    {
        var (list, report, withdraw) = (DescribedRpc.Of(service, "List"), DescribedRpc.Of(service, "Report"), DescribedRpc.Of(service, "Withdraw"));
        var records = api.MapGroup(offer.Path).WithTags(offer.Tag);
        if (offer.IsOfAgreement)
        {
            // Only a handler that takes the agreement's id has it as a parameter in the API's description.
            DescribeList<TRecord>(offer, records.MapGet("", (HttpContext http, string id, BackendChannels backends) =>
                ListAsync(http, id, backends, list, offer)));
            DescribeReport<TRecord>(offer, report, records.MapPost("", (HttpContext http, string id, BackendChannels backends) =>
                ReportAsync<TRecord>(http, id, backends, report, offer)));
            DescribeWithdraw(offer, records.MapDelete("/{source}/{recordId}",
                (HttpContext http, string id, string source, string recordId, BackendChannels backends) =>
                    WithdrawAsync(http, new TWithdraw { AgreementId = id, Source = source, RecordId = recordId }, backends, withdraw, offer)));
            return;
        }

        DescribeList<TRecord>(offer, records.MapGet("", (HttpContext http, BackendChannels backends) => ListAsync(http, "", backends, list, offer)));
        DescribeReport<TRecord>(offer, report, records.MapPost("", (HttpContext http, BackendChannels backends) =>
            ReportAsync<TRecord>(http, "", backends, report, offer)));
        DescribeWithdraw(offer, records.MapDelete("/{source}/{recordId}", (HttpContext http, string source, string recordId, BackendChannels backends) =>
            WithdrawAsync(http, new TWithdraw { Source = source, RecordId = recordId }, backends, withdraw, offer)));
    }

    private static void DescribeList<TRecord>(OfferedRecords offer, RouteHandlerBuilder endpoint) where TRecord : IMessage<TRecord>, new() =>
        endpoint.RequireToken().Describe(Described.List<TRecord>($"list{offer.Name}s", offer.List.Sv, offer.List.En, offer.ListName,
            offer.IsOfAgreement ? [Parameter.AsOf] : [Parameter.OneMunicipality, Parameter.AsOf]));

    private static void DescribeReport<TRecord>(OfferedRecords offer, DescribedRpc report, RouteHandlerBuilder endpoint)
        where TRecord : IMessage<TRecord>, new() =>
        endpoint.RequireScope(offer.Scope).WithMetadata(new FieldPaths(report.Request.FindFieldByNumber(1).JsonName))
            .Describe(Described.Push<TRecord>($"report{offer.Name}", offer.Report.Sv, offer.Report.En, offer.Required));

    private static void DescribeWithdraw(OfferedRecords offer, RouteHandlerBuilder endpoint) =>
        endpoint.RequireScope(offer.Scope).Describe(Described.Withdrawal($"withdraw{offer.Name}", offer.Withdraw.Sv, offer.Withdraw.En));

    private static async Task<IResult> ListAsync(HttpContext http, string agreementId, BackendChannels backends, DescribedRpc list, OfferedRecords offer)
    {
        var query = new QueryReader(http.Request);
        var owner = offer.IsOfAgreement ? agreementId : query.Text("municipality-code");
        var paging = Paging.Read(query);
        var asOf = AsOf.Read(query);
        query.ThrowIfBad();
        var request = list.NewRequest<IListRequest>();
        (request.OwnerId, request.PageSize, request.PageToken, request.AsOf) = (owner, paging.Limit, paging.Token, asOf);
        var page = await list.CallAsync<IListResponse>(backends.Invoker(Backend.FollowUp), request, http.RequestAborted);
        return ListAnswer.Of(http.Request, paging, offer.ListName, page);
    }

    private static async Task<IResult> ReportAsync<TRecord>(
        HttpContext http, string agreementId, BackendChannels backends, DescribedRpc report, OfferedRecords offer)
        where TRecord : class, IMessage<TRecord>, ICoordinatorRecord, new()
    {
        var push = PushQuery.Read(new QueryReader(http.Request));
        var record = await JsonBody.ReadAsync<TRecord>(http.Request);
        if (offer.IsOfAgreement)
        {
            var key = new PathKey();
            record.OwnerId = key.Same(agreementId, record.OwnerId, "agreementId");
            key.ThrowIfDifferent();
        }

        var request = report.NewRequest<IReportRequest<TRecord>>();
        (request.Record, request.Reason, request.ValidateOnly) = (record, push.Reason, push.ValidateOnly);
        var response = await report.CallAsync<IRecordResponse>(backends.Invoker(Backend.FollowUp), request, http.RequestAborted);
        return PushAnswers.Of(response.Result, offer.CollectionOf(agreementId), push.ValidateOnly);
    }

    private static async Task<IResult> WithdrawAsync<TWithdraw>(
        HttpContext http, TWithdraw request, BackendChannels backends, DescribedRpc withdraw, OfferedRecords offer)
        where TWithdraw : class, IMessage<TWithdraw>, IWithdrawRequest, new()
    {
        (request.Reason, request.Etag) = await Withdrawal.ReadAsync<TWithdraw>(http.Request, body => body.Reason);
        var response = await withdraw.CallAsync<IRecordResponse>(backends.Invoker(Backend.FollowUp), request, http.RequestAborted);
        return PushAnswers.Of(response.Result, offer.CollectionOf(request.AgreementId), validateOnly: false);
    }
}
