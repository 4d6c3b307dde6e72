using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Municipal.Tests.Measures;

public sealed class ReportTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task Report_New_IsCreatedAndReadBack()
    {
        var measure = MeasureClient.New();
        var result = (await host.ReportAsync(measure)).Result;
        Assert.Equal((PushOutcome.Created, 1L), (result.Outcome, result.State.Version));

        var stored = await host.GetAsync(measure.RecordId);
        Assert.Equal(("test-municipal", measure.Title, "kampanj"), (stored.Source, stored.Title, stored.Kind));
        Assert.Equal(measure.Steps, stored.Steps);
        Assert.Equal((1L, "tillfalle", Precision.Exact), (stored.Quantity, stored.Unit, stored.Precision));
        Assert.Equal(result.State, stored.State);
    }

    [Fact]
    public async Task Report_SameTwice_IsUnchangedAndStoresNothing()
    {
        var measure = MeasureClient.New();
        var first = (await host.ReportAsync(measure)).Result;
        var second = (await host.ReportAsync(measure)).Result;
        Assert.Equal((PushOutcome.Unchanged, first.State), (second.Outcome, second.State));
    }

    [Fact]
    public async Task Report_OtherContent_IsCorrectedAndKeepsTheOldVersion()
    {
        var measure = MeasureClient.New();
        await host.ReportAsync(measure);
        var first = await host.GetAsync(measure.RecordId);
        measure.Quantity = 2;
        Assert.Equal(PushOutcome.Corrected, (await host.ReportAsync(measure, reason: "Kompletterad")).Result.Outcome);

        var versions = (await host.Measures().ListMeasureVersionsAsync(
            new ListMeasureVersionsRequest { Source = "test-municipal", RecordId = measure.RecordId }, host.Municipal())).Versions;
        Assert.Equal([first, await host.GetAsync(measure.RecordId)], versions);
        Assert.Equal("Kompletterad", versions[1].State.Reason);
    }

    [Fact]
    public async Task Report_OlderSourceVersion_IsStale()
    {
        var measure = MeasureClient.New();
        measure.SourceVersion = 7;
        await host.ReportAsync(measure);
        measure.SourceVersion = 6;
        measure.Quantity = 2;
        Assert.Equal(PushOutcome.Stale, (await host.ReportAsync(measure)).Result.Outcome);
        Assert.Equal(7, (await host.GetAsync(measure.RecordId)).SourceVersion);
    }

    [Fact]
    public async Task Report_ValidateOnly_StoresNothing()
    {
        var measure = MeasureClient.New();
        var result = (await host.ReportAsync(measure, validateOnly: true)).Result;
        Assert.Equal((PushOutcome.Created, null), (result.Outcome, result.State));
        var refusal = await Refusal.OfAsync(() => host.GetAsync(measure.RecordId));
        Assert.Equal((StatusCode.NotFound, "RECORD_NOT_FOUND"), (refusal.Status, refusal.Reason));
    }

    [Fact]
    public async Task Report_EveryFieldBad_NamesEachAndStoresNothing()
    {
        var bad = new Measure
        {
            RecordId = "a b", SourceVersion = -1, MunicipalityCode = "9999", Area = "Östra", Kind = "trollkontroll", Title = "", EndDate = "x",
            Quantity = 0, Unit = "styck", Focuses = { "okänt" }, JointWith = { Party.Unspecified }, DuplicateOf = "x",
            Outcomes = { new OutcomeCount { Code = "okänd", Count = -1 } },
        };
        var refusal = await Refusal.OfAsync(() => host.ReportAsync(bad));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            [
                "measure.recordId", "measure.sourceVersion", "measure.municipalityCode", "measure.kind",
                "measure.area", "measure.focuses[0]", "measure.title", "measure.steps",
                "measure.endDate", "measure.quantity", "measure.unit", "measure.outcomes[0].code",
                "measure.outcomes[0].count", "measure.jointWith[0]", "measure.duplicateOf",
            ],
            refusal.Fields);
    }

    [Theory]
    [InlineData("Ring 070-123 45 67")]
    [InlineData("Bilen ABC 123 var inblandad")]
    [InlineData("Se namn.namnsson@example.se")]
    public async Task Report_TitleWithPersonalData_IsRefusedWithoutRepeatingIt(string title)
    {
        var measure = MeasureClient.New();
        measure.Title = title;
        var refusal = await Refusal.OfAsync(() => host.ReportAsync(measure));
        Assert.Equal("PERSONAL_DATA", refusal.Reason);
        Assert.Equal(["measure.title"], refusal.Fields);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => host.GetAsync(measure.RecordId))).Status);
    }

    [Fact]
    public async Task Report_WrongAccess_IsRefusedWithItsReason()
    {
        var measure = MeasureClient.New();
        async Task<(StatusCode, string)> Refused(Metadata headers)
        {
            var refusal = await Refusal.OfAsync(() => host.ReportAsync(measure, headers));
            return (refusal.Status, refusal.Reason);
        }

        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_MISSING_OR_INVALID"), await Refused([]));
        Assert.Equal((StatusCode.PermissionDenied, "SCOPE_MISSING"), await Refused(host.Police()));
        Assert.Equal(
            (StatusCode.PermissionDenied, "PARTY_MISMATCH"), await Refused(host.Headers("test-municipal", "police", Scopes.MunicipalReport)));
        Assert.Equal((StatusCode.PermissionDenied, "MUNICIPALITY_NOT_ALLOWED"), await Refused(host.Municipal(municipality: "0686")));
        measure.Source = "another";
        Assert.Equal((StatusCode.PermissionDenied, "SOURCE_MISMATCH"), await Refused(host.Municipal()));
    }

    [Fact]
    public async Task Report_StreamWithBadRecords_AnswersEachInOrderAndStoresTheGoodOnes()
    {
        var measures = Enumerable.Range(0, 300).Select(_ => MeasureClient.New()).ToList();
        measures[3].Kind = "okänd";
        measures[299].Title = "";

        using var call = host.Measures().ReportMeasures(host.Municipal());
        var reading = call.ResponseStream.ReadAllAsync().ToListAsync();
        foreach (var measure in measures)
        {
            await call.RequestStream.WriteAsync(new ReportMeasuresRequest { Measure = measure });
        }

        await call.RequestStream.CompleteAsync();
        var answers = await reading;
        Assert.Equal(measures.Select(measure => measure.RecordId), answers.Select(answer => answer.RecordId));
        Assert.Equal(298, answers.Count(answer => answer.Result?.Outcome == PushOutcome.Created));
        Assert.Equal(["measure.kind"], answers[3].Error.Fields.Select(field => field.Field));
        Assert.Equal(["measure.title"], answers[299].Error.Fields.Select(field => field.Field));
    }
}
