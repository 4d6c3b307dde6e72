using System.Text.Json;
using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Records;

[Collection(GatewayCollection.Name)]
public sealed class MeasureEndpointTests(GatewayHost host) : RecordEndpointTests(host)
{
    protected override string Path => "/measures";

    protected override string Items => "measures";

    protected override string BodyField => "measure";

    protected override string Writer => MunicipalToken;

    protected override string Other => PoliceToken;

    protected override void OnReport(Func<Push, PushResult> answer) => Rpcs.On<ReportMeasureRequest>(request =>
        new ReportMeasureResponse { Result = answer(Asked(request.Measure, request.Reason, request.ValidateOnly) with { Etag = request.Etag }) });

    protected override void OnStream(Func<Push, IMessage> answer) => Rpcs.On<ReportMeasuresRequest>(request =>
    {
        var response = new ReportMeasuresResponse { RecordId = request.Measure.RecordId };
        switch (answer(Asked(request.Measure, request.Reason, validateOnly: false)))
        {
            case PushResult result:
                response.Result = result;
                break;
            case RecordError error:
                response.Error = error;
                break;
        }

        return response;
    });

    protected override void OnWithdraw(Func<(string Source, string RecordId, string Reason, string Etag), PushResult> answer) =>
        Rpcs.On<WithdrawMeasureRequest>(request => new WithdrawMeasureResponse
        {
            Result = answer((request.Source, request.RecordId, request.Reason, request.Etag)),
        });

    protected override void OnGet(Func<(string Source, string RecordId), RecordState> answer) => Rpcs.On<GetMeasureRequest>(request =>
        new GetMeasureResponse { Measure = new Measure { State = answer((request.Source, request.RecordId)) } });

    protected override void OnVersions(params RecordState[] versions) => Rpcs.On<ListMeasureVersionsRequest>(_ =>
        new ListMeasureVersionsResponse { Versions = { versions.Select(state => new Measure { State = state }) } });

    protected override void OnList(string nextPageToken, Action<JsonElement> asked) => Rpcs.On<ListMeasuresRequest>(request =>
    {
        asked(JsonDocument.Parse(ProtoJson.ToUtf8(request)).RootElement);
        return new ListMeasuresResponse
        {
            Measures = { new Measure { RecordId = "r-1" }, new Measure { RecordId = "r-2" } },
            NextPageToken = nextPageToken,
        };
    });

    private static Push Asked(Measure measure, string reason, bool validateOnly) =>
        new(measure.Source, measure.RecordId, measure.Kind, reason, validateOnly);
}
