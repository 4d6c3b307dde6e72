using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.FollowUp.Tests.SituationPictures;

[Collection(FollowUpRecords.Name)]
public sealed class SituationPictureTests(FollowUpHost host)
{
    private SituationPicturesService.SituationPicturesServiceClient Pictures => new(host.Grpc);

    [Fact]
    public async Task Report_New_IsCreatedAndReadBack()
    {
        var picture = New();
        var result = await ReportAsync(picture);
        Assert.Equal(PushOutcome.Created, result.Outcome);
        Assert.Equal(new SituationPicture(picture) { Source = "coordinator-municipality", State = result.State }, await StoredAsync(picture));
    }

    [Fact]
    public async Task Report_SameTwice_IsUnchanged()
    {
        var picture = New();
        var first = await ReportAsync(picture);
        var second = await ReportAsync(picture);
        Assert.Equal((PushOutcome.Unchanged, first.State), (second.Outcome, second.State));
    }

    [Fact]
    public async Task Report_ChangedProblem_IsCorrected()
    {
        var picture = New();
        await ReportAsync(picture);
        picture.Problems[1].Text = "Narkotika säljs öppet.";
        Assert.Equal(PushOutcome.Corrected, (await ReportAsync(picture)).Outcome);
        Assert.Equal(picture.Problems, (await StoredAsync(picture)).Problems);
    }

    [Fact]
    public async Task List_OtherMunicipality_HasOnlyItsOwn()
    {
        var picture = New();
        picture.MunicipalityCode = "0684";
        await ReportAsync(picture, host.Coordinator(municipality: "0684"));
        var page = await Pictures.ListSituationPicturesAsync(new ListSituationPicturesRequest { MunicipalityCode = "0684" }, host.Coordinator(municipality: "0684"));
        Assert.Equal(picture.RecordId, Assert.Single(page.Pictures).RecordId);
    }

    [Fact]
    public async Task Report_EmptyMessage_NamesEveryRequiredField()
    {
        var refusal = await Refusal.OfAsync(() => ReportAsync(new SituationPicture()));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            ["picture.recordId", "picture.municipalityCode", "picture.date", "picture.title"],
            refusal.Fields);
    }

    public static TheoryData<string, Action<SituationPicture>> Bad => new()
    {
        { "picture.recordId", picture => picture.RecordId = "" },
        { "picture.sourceVersion", picture => picture.SourceVersion = -1 },
        { "picture.municipalityCode", picture => picture.MunicipalityCode = "9999" },
        { "picture.date", picture => picture.Date = "x" },
        { "picture.title", picture => picture.Title = " " },
        { "picture.title", picture => picture.Title = new string('a', 201) },
        { "picture.problems[0].id", picture => picture.Problems[0].Id = "Trafik" },
        { "picture.problems[1].id", picture => picture.Problems[1].Id = "trafik" },
        { "picture.problems[1].text", picture => picture.Problems[1].Text = "" },
        { "picture.problems[1].text", picture => picture.Problems[1].Text = new string('a', 501) },
        { "picture.problems[0].areas[1]", picture => picture.Problems[0].Areas.Add("Östra") },
        { "picture.sources[0]", picture => picture.Sources[0] = "" },
        { "picture.sources[1]", picture => picture.Sources.Add(new string('a', 201)) },
        { "picture.sources[1]", picture => picture.Sources.Add("namn.namnsson@example.se") },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Report_OneBadField_NamesIt(string field, Action<SituationPicture> spoil)
    {
        var picture = New();
        spoil(picture);
        Assert.Equal(field, await Refusal.FieldAsync(() => ReportAsync(picture)));
    }

    [Fact]
    public async Task Report_WrongAccess_IsRefusedWithItsReason() => await RefusedAccess.AssertAsync(
        host, Scopes.FollowUpManage, "municipality", headers => ReportAsync(New(), headers));

    [Fact]
    public async Task Withdraw_Stored_KeepsItWithItsReason()
    {
        var picture = New();
        await ReportAsync(picture);
        var request = new WithdrawSituationPictureRequest { RecordId = picture.RecordId, Reason = "Fel dag" };
        Assert.Equal(PushOutcome.Withdrawn, (await Pictures.WithdrawSituationPictureAsync(request, host.Coordinator())).Result.Outcome);
        Assert.Equal(PushOutcome.Unchanged, (await Pictures.WithdrawSituationPictureAsync(request, host.Coordinator())).Result.Outcome);
        var state = (await StoredAsync(picture)).State;
        Assert.Equal((true, "Fel dag", 2), (state.Withdrawn, state.Reason, state.Version));
    }

    [Fact]
    public async Task Withdraw_BadCalls_AreRefusedWithTheirReason()
    {
        var picture = New();
        await ReportAsync(picture);
        var request = new WithdrawSituationPictureRequest { RecordId = picture.RecordId, Reason = "Fel dag" };
        Assert.Equal("RECORD_NOT_FOUND", (await WithdrawRefusedAsync(new(request) { RecordId = "no-such" })).Reason);
        Assert.Equal(["reason"], (await WithdrawRefusedAsync(new(request) { Reason = "" })).Fields);
        Assert.Equal("ETAG_MISMATCH", (await WithdrawRefusedAsync(new(request) { Etag = "v9-9" })).Reason);
        Assert.Equal("SOURCE_MISMATCH", (await WithdrawRefusedAsync(new(request) { Source = "another" })).Reason);
        Assert.False((await StoredAsync(picture)).State.Withdrawn);
    }

    [Fact]
    public async Task List_BadParameters_NamesEach()
    {
        var refusal = await Refusal.OfAsync(async () =>
            await Pictures.ListSituationPicturesAsync(new ListSituationPicturesRequest { PageSize = 201, PageToken = "x" }, host.Coordinator()));
        Assert.Equal(["municipalityCode", "pageSize", "pageToken"], refusal.Fields);
    }

    private static SituationPicture New() => new()
    {
        RecordId = Guid.NewGuid().ToString("n"), MunicipalityCode = "0685", Date = "2019-10-01", Title = "Lägesbild 2019",
        Problems =
        {
            new Problem { Id = "trafik", Text = "Höga hastigheter.", Areas = { "resecentrum" } },
            new Problem { Id = "narkotika", Text = "Narkotika bland unga." },
        },
        Sources = { "medborgarundersökningen" },
    };

    private async Task<PushResult> ReportAsync(SituationPicture picture, Metadata? headers = null) =>
        (await Pictures.ReportSituationPictureAsync(new ReportSituationPictureRequest { Picture = picture }, headers ?? host.Coordinator())).Result;

    private async Task<Refusal> WithdrawRefusedAsync(WithdrawSituationPictureRequest request) =>
        await Refusal.OfAsync(async () => await Pictures.WithdrawSituationPictureAsync(request, host.Coordinator()));

    private async Task<SituationPicture> StoredAsync(SituationPicture picture)
    {
        var page = await Pictures.ListSituationPicturesAsync(
            new ListSituationPicturesRequest { MunicipalityCode = "0685", PageSize = 200 }, host.Coordinator());
        return page.Pictures.Single(stored => stored.RecordId == picture.RecordId);
    }
}
