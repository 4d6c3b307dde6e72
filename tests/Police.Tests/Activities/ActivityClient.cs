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
}
