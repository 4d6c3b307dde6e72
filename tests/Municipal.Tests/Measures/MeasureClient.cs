using Grpc.Core;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Municipal.Tests.Measures;

/// <summary>What every test of the measures' RPCs needs.</summary>
internal static class MeasureClient
{
    public static MeasuresService.MeasuresServiceClient Measures(this StandaloneFixture host) => new(host.Grpc);

    /// <summary>A valid measure with an id that no other test uses.</summary>
    public static Measure New() => new()
    {
        RecordId = Guid.NewGuid().ToString("n"), MunicipalityCode = "0685", Kind = "kampanj", Focuses = { "unga" }, Title = "Belysning i parken",
        Steps = { new ReachedStep { Step = MeasureStep.Presented, Date = "2021-05-01", Body = "kommunstyrelsen" } },
    };

    public static async Task<ReportMeasureResponse> ReportAsync(
        this StandaloneFixture host, Measure measure, Metadata? headers = null, string reason = "", bool validateOnly = false) =>
        await host.Measures().ReportMeasureAsync(
            new ReportMeasureRequest { Measure = measure, Reason = reason, ValidateOnly = validateOnly }, headers ?? host.Municipal());

    public static async Task<Measure> GetAsync(this StandaloneFixture host, string recordId, string source = "test-municipal") =>
        (await host.Measures().GetMeasureAsync(new GetMeasureRequest { Source = source, RecordId = recordId }, host.Municipal())).Measure;
}
