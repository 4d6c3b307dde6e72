using System.Text.Json;
using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Records;

[Collection(GatewayCollection.Name)]
public sealed class PoliceActivityEndpointTests(GatewayHost host) : RecordEndpointTests(host)
{
    protected override string Path => "/police-activities";

    protected override string Items => "policeActivities";

    protected override string BodyField => "activity";

    protected override string Writer => PoliceToken;

    protected override string Other => MunicipalToken;

    protected override void OnReport(Func<Push, PushResult> answer) => Rpcs.On<ReportPoliceActivityRequest>(request =>
        new ReportPoliceActivityResponse { Result = answer(Asked(request.Activity, request.Reason, request.ValidateOnly) with { Etag = request.Etag }) });

    protected override void OnStream(Func<Push, IMessage> answer) => Rpcs.On<ReportPoliceActivitiesRequest>(request =>
    {
        var response = new ReportPoliceActivitiesResponse { RecordId = request.Activity.RecordId };
        switch (answer(Asked(request.Activity, request.Reason, validateOnly: false)))
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
        Rpcs.On<WithdrawPoliceActivityRequest>(request => new WithdrawPoliceActivityResponse
        {
            Result = answer((request.Source, request.RecordId, request.Reason, request.Etag)),
        });

    protected override void OnGet(Func<(string Source, string RecordId), RecordState> answer) => Rpcs.On<GetPoliceActivityRequest>(request =>
        new GetPoliceActivityResponse { Activity = new PoliceActivity { State = answer((request.Source, request.RecordId)) } });

    protected override void OnVersions(params RecordState[] versions) => Rpcs.On<ListPoliceActivityVersionsRequest>(_ =>
        new ListPoliceActivityVersionsResponse { Versions = { versions.Select(state => new PoliceActivity { State = state }) } });

    protected override void OnList(string nextPageToken, Action<JsonElement> asked) => Rpcs.On<ListPoliceActivitiesRequest>(request =>
    {
        asked(JsonDocument.Parse(ProtoJson.ToUtf8(request)).RootElement);
        return new ListPoliceActivitiesResponse
        {
            Activities = { new PoliceActivity { RecordId = "r-1" }, new PoliceActivity { RecordId = "r-2" } },
            NextPageToken = nextPageToken,
        };
    });

    private static Push Asked(PoliceActivity activity, string reason, bool validateOnly) =>
        new(activity.Source, activity.RecordId, activity.Kind, reason, validateOnly);
}
