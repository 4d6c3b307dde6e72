using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Police.Tests.Activities;

/// <summary>What every test of the activities' RPCs needs.</summary>
internal static class ActivityClient
{
    public static PoliceActivitiesService.PoliceActivitiesServiceClient Activities(this StandaloneFixture host) => new(host.Grpc);

    /// <summary>A valid activity with an id that no other test uses.</summary>
    public static PoliceActivity New() => new()
    {
        RecordId = Guid.NewGuid().ToString("n"), MunicipalityCode = "0685", Kind = "trafikkontroll", Focuses = { "trafikbeteende" }, Date = "2021-05-01",
    };

    public static async Task<ReportPoliceActivityResponse> ReportAsync(
        this StandaloneFixture host, PoliceActivity activity, Metadata? headers = null, string reason = "", bool validateOnly = false) =>
        await host.Activities().ReportPoliceActivityAsync(
            new ReportPoliceActivityRequest { Activity = activity, Reason = reason, ValidateOnly = validateOnly }, headers ?? host.Police());

    public static async Task<PoliceActivity> GetAsync(this StandaloneFixture host, string recordId, string source = "test-police") =>
        (await host.Activities().GetPoliceActivityAsync(new GetPoliceActivityRequest { Source = source, RecordId = recordId }, host.Police())).Activity;

    /// <summary>Runs a call that must be refused, and returns its status, reason and bad fields.</summary>
    public static async Task<Refusal> RefusedAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);
        var status = exception.GetRpcStatus()!;
        return new Refusal(exception.StatusCode, status.GetDetail<Google.Rpc.ErrorInfo>()!.Reason,
            [.. status.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations.Select(field => field.Field) ?? []]);
    }
}

/// <summary>A refused call.</summary>
internal sealed record Refusal(StatusCode Status, string Reason, IReadOnlyList<string> Fields);
