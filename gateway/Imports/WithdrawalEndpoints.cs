using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Records.Csv;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>Withdraws many records at once, from lines of JSON or a CSV file with their ids; or one from JSON.</summary>
internal static class WithdrawalEndpoints
{
    public static void MapWithdrawals(this IEndpointRouteBuilder api)
    {
        Map<PoliceActivity, WithdrawPoliceActivityRequest>(api, "/police-activities", "Police activities", Scopes.PoliceReport, "withdrawPoliceActivities");
        Map<Measure, WithdrawMeasureRequest>(api, "/measures", "Measures", Scopes.MunicipalReport, "withdrawMeasures");
        Map<Campaign, WithdrawCampaignRequest>(api, "/campaigns", "Campaigns", Scopes.MunicipalReport, "withdrawCampaigns");
    }

    private static void Map<TRecord, TRequest>(IEndpointRouteBuilder api, string collection, string tag, string scope, string id)
        where TRecord : IMessage<TRecord>, new()
        where TRequest : class, IMessage<TRequest>, new() =>
        api.MapPost($"{collection}/withdrawals", (Delegate)Withdraw<TRecord, TRequest>).WithTags(tag).RequireScope(scope).WithMetadata(new FieldPaths("withdrawal"))
            .Describe(new EndpointDescription(id, "Återta många rapporter", "Withdraw many records")
            {
                MoreSv = "Varje rad anger recordId och skäl; reason gäller för rader utan eget skäl. Att återta två gånger är ofarligt.",
                MoreEn = "Each line states a recordId and a reason; the parameter reason is for lines without one. Withdrawing twice does no harm.",
                Takes = new Shape(new TRequest().Descriptor),
                Required = ["recordId"],
                TakesMany = true,
                Parameters = [Parameter.WithdrawalReason, Parameter.ErrorsOnly, Parameter.IgnoreColumns],
                Answers = [Answer.Json(new Shape(PushResult.Descriptor)), new Answer(StatusCodes.Status200OK, "application/x-ndjson")],
            });

    private static async Task<IResult> Withdraw<TRecord, TRequest>(HttpContext http)
        where TRecord : IMessage<TRecord>, new()
        where TRequest : class, IMessage<TRequest>, new()
    {
        var push = PushQuery.ReadForWithdrawals(http.Request);
        var record = new TRecord().Descriptor;
        var records = HeldRecords.Of(record, http.RequestServices);
        if (!ManyRecords.AreSentBy(http.Request))
        {
            return PushAnswers.Of(await records.WithdrawAsync(WithdrawnLine.Of(await JsonBody.ReadAsync<TRequest>(http.Request), push.Reason), http.RequestAborted), collection: "");
        }

        var notes = new FileNotes();
        var isCsv = CsvBody.IsSentBy(http.Request);
        var totals = new RunTotals(http.RequestServices.GetRequiredService<TimeProvider>(), validateOnly: false, notes)
        {
            Run = await ImportRun.BeginAsync(http, record, isCsv ? "csv" : "ndjson", exportedAt: null),
        };
        return new WithdrawnRecords<TRequest>(records, push, notes, totals);
    }
}
