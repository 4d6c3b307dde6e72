using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.Testing;

namespace Medborgarlofte.FollowUp.Tests.Manifests;

[Collection(FollowUpRecords.Name)]
public sealed class CoordinatorManifestTests(FollowUpHost host)
{
    private CoordinatorManifestsService.CoordinatorManifestsServiceClient Manifests => new(host.Grpc);

    [Fact]
    public async Task Report_OtherNumberThanMeetings_IsAnsweredWithBoth()
    {
        var check = (await ReportAsync(New(records: 5))).Check;
        Assert.Equal((5, 0, 5, false), (check.Stated, check.Held, check.Missing, check.Assured));
    }

    [Fact]
    public async Task Report_StaysWithdrawn_IsNotComparedWithTheMeetings()
    {
        var manifest = New(records: 5);
        await ReportAsync(manifest);
        await WithdrawAsync(manifest);

        var again = await ReportAsync(manifest);

        Assert.Equal((PushOutcome.Unchanged, true, null), (again.Outcome, again.State.Withdrawn, again.Check));
    }

    [Fact]
    public async Task Report_WithdrawnAndReportedAnew_IsComparedAgain()
    {
        var manifest = New(records: 5);
        await ReportAsync(manifest);
        await WithdrawAsync(manifest);
        manifest.RecordCount = 0;

        var again = await ReportAsync(manifest);

        Assert.Equal((PushOutcome.Corrected, false, true), (again.Outcome, again.State.Withdrawn, again.Check.Assured));
    }

    [Fact]
    public async Task Report_EtagOfTheStoredVersion_IsCorrectedAndAnOlderOneRefused()
    {
        var manifest = New();
        var first = await ReportAsync(manifest, etag: "-");
        manifest.RecordCount = 1;
        Assert.Equal(PushOutcome.Corrected, (await ReportAsync(manifest, first.State.Etag)).Outcome);

        manifest.RecordCount = 2;
        var refusal = await Refusal.OfAsync(() => ReportAsync(manifest, first.State.Etag));

        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (refusal.Status, refusal.Reason));
        Assert.Equal(PushOutcome.Corrected, (await ReportAsync(manifest, "*")).Outcome);
    }

    [Theory]
    [InlineData("*", false)]
    [InlineData("-", true)]
    public async Task Report_EtagOfWhatIsNotSo_IsRefused(string etag, bool stored)
    {
        var manifest = New();
        if (stored)
        {
            await ReportAsync(manifest);
        }

        Assert.Equal("ETAG_MISMATCH", (await Refusal.OfAsync(() => ReportAsync(manifest, etag))).Reason);
    }

    private static Manifest New(long records = 0) => new()
    {
        RecordId = Guid.NewGuid().ToString("N"),
        MunicipalityCode = "0685",
        Kinds = { "avstamningsmote" },
        Period = new Period { StartDate = "2020-02-01", EndDate = "2020-02-29" },
        RecordCount = records,
    };

    private async Task<PushResult> ReportAsync(Manifest manifest, string etag = "") => (await Manifests.ReportCoordinatorManifestAsync(
        new ReportCoordinatorManifestRequest { Manifest = manifest, Etag = etag }, host.Coordinator())).Result;

    private async Task WithdrawAsync(Manifest manifest) => await Manifests.WithdrawCoordinatorManifestAsync(
        new WithdrawCoordinatorManifestRequest { RecordId = manifest.RecordId, Reason = "fel" }, host.Coordinator());
}
