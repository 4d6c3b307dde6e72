using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Police.Tests.Activities;

public sealed class ReportTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task Report_NewActivity_IsCreatedAndReadBack()
    {
        var activity = ActivityClient.New();
        activity.Outcomes.Add(new OutcomeCount { Code = "ordningsbot", Count = 3 });
        var result = (await host.ReportAsync(activity)).Result;
        Assert.Equal(PushOutcome.Created, result.Outcome);
        Assert.Equal(1, result.State.Version);

        var stored = await host.GetAsync(activity.RecordId);
        Assert.Equal(("test-police", "trafikkontroll", "2021-05-01"), (stored.Source, stored.Kind, stored.Date));
        Assert.Equal((1L, "tillfalle", Precision.Exact), (stored.Quantity, stored.Unit, stored.Precision));
        Assert.Equal(activity.Outcomes, stored.Outcomes);
        Assert.Equal(result.State, stored.State);
    }

    [Fact]
    public async Task Report_SameTwice_IsUnchangedAndStoresNothing()
    {
        var activity = ActivityClient.New();
        var first = (await host.ReportAsync(activity)).Result;
        var second = (await host.ReportAsync(activity)).Result;
        Assert.Equal(PushOutcome.Unchanged, second.Outcome);
        Assert.Equal(first.State, second.State);
    }

    [Fact]
    public async Task Report_OutcomesInAnotherOrder_IsUnchanged()
    {
        var activity = ActivityClient.New();
        activity.Outcomes.Add([new OutcomeCount { Code = "ordningsbot", Count = 3 }, new OutcomeCount { Code = "narkotikabrott", Count = 1 }]);
        await host.ReportAsync(activity);
        var turned = activity.Clone();
        turned.Outcomes.Clear();
        turned.Outcomes.Add(activity.Outcomes.Reverse());
        Assert.Equal(PushOutcome.Unchanged, (await host.ReportAsync(turned)).Result.Outcome);
    }

    [Fact]
    public async Task Report_OtherContent_IsCorrectedAndKeepsTheOldVersion()
    {
        var activity = ActivityClient.New();
        await host.ReportAsync(activity);
        activity.Quantity = 2;
        var corrected = (await host.ReportAsync(activity, reason: "Två kontroller samma dag")).Result;
        Assert.Equal(PushOutcome.Corrected, corrected.Outcome);

        var versions = (await host.Activities().ListPoliceActivityVersionsAsync(
            new ListPoliceActivityVersionsRequest { Source = "test-police", RecordId = activity.RecordId }, host.Police())).Versions;
        Assert.Equal([1L, 2L], versions.Select(version => version.Quantity));
        Assert.Equal("Två kontroller samma dag", versions[1].State.Reason);
    }

    [Fact]
    public async Task Report_OlderSourceVersion_IsStale()
    {
        var activity = ActivityClient.New();
        activity.SourceVersion = 7;
        await host.ReportAsync(activity);
        var late = activity.Clone();
        late.SourceVersion = 6;
        late.Quantity = 9;
        Assert.Equal(PushOutcome.Stale, (await host.ReportAsync(late)).Result.Outcome);
        Assert.Equal(1, (await host.GetAsync(activity.RecordId)).Quantity);
    }

    [Fact]
    public async Task Report_ValidateOnly_StoresNothing()
    {
        var activity = ActivityClient.New();
        var result = (await host.ReportAsync(activity, validateOnly: true)).Result;
        Assert.Equal(PushOutcome.Created, result.Outcome);
        Assert.Null(result.State);
        var refusal = await Refusal.OfAsync(() => host.GetAsync(activity.RecordId));
        Assert.Equal((StatusCode.NotFound, "RECORD_NOT_FOUND"), (refusal.Status, refusal.Reason));
    }

    [Fact]
    public async Task Report_EveryFieldBad_NamesEachAndStoresNothing()
    {
        var bad = new PoliceActivity
        {
            RecordId = "a b", SourceVersion = -1, MunicipalityCode = "9999", Area = "Östra", Kind = "trollkontroll", Date = "1989-12-31", EndDate = "x",
            Quantity = 0, Unit = "styck", Focuses = { "okänt" }, JointWith = { Party.Unspecified }, DuplicateOf = "x",
            Outcomes = { new OutcomeCount { Code = "okänd", Count = -1 } },
        };
        var refusal = await Refusal.OfAsync(() => host.ReportAsync(bad));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            [
                "activity.recordId", "activity.sourceVersion", "activity.municipalityCode", "activity.kind", "activity.area",
                "activity.focuses[0]", "activity.date", "activity.endDate", "activity.quantity", "activity.unit", "activity.outcomes[0].code",
                "activity.outcomes[0].count", "activity.jointWith[0]", "activity.duplicateOf",
            ],
            refusal.Fields);
    }

    [Theory]
    [InlineData("2101-01-01", "activity.date")]
    [InlineData("2021-02-30", "activity.date")]
    [InlineData("", "activity.date")]
    public async Task Report_DateOutOfRange_IsRefused(string date, string field)
    {
        var activity = ActivityClient.New();
        activity.Date = date;
        Assert.Equal([field], (await Refusal.OfAsync(() => host.ReportAsync(activity))).Fields);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    public async Task Report_QuantityNotPositive_IsRefused(long quantity)
    {
        var activity = ActivityClient.New();
        activity.Quantity = quantity;
        Assert.Equal(["activity.quantity"], (await Refusal.OfAsync(() => host.ReportAsync(activity))).Fields);
    }

    [Theory]
    [InlineData("Ring 070-123 45 67")]
    [InlineData("Gäller 811228-9874")]
    [InlineData("Bilen ABC 123 var inblandad")]
    [InlineData("Se namn.namnsson@example.se")]
    public async Task Report_ReasonWithPersonalData_IsRefusedWithoutRepeatingIt(string reason)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => host.ReportAsync(ActivityClient.New(), reason: reason));
        Assert.Equal("PERSONAL_DATA", exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
        Assert.Equal("reason", exception.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single().Field);
        Assert.DoesNotContain(reason, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WrongAccess_IsRefusedWithItsReason()
    {
        var activity = ActivityClient.New();
        async Task<(StatusCode, string)> Refused(Metadata headers)
        {
            var refusal = await Refusal.OfAsync(() => host.ReportAsync(activity, headers));
            return (refusal.Status, refusal.Reason);
        }

        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_MISSING_OR_INVALID"), await Refused([]));
        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_MISSING_OR_INVALID"), await Refused(new Metadata { { "authorization", "Bearer x.y.z" } }));
        Assert.Equal((StatusCode.PermissionDenied, "SCOPE_MISSING"), await Refused(host.Headers("test-police", "police", "followup.manage")));
        Assert.Equal((StatusCode.PermissionDenied, "PARTY_MISMATCH"), await Refused(host.Headers("test-police", "municipality", "police.report")));
        Assert.Equal((StatusCode.PermissionDenied, "MUNICIPALITY_NOT_ALLOWED"), await Refused(host.Police(municipality: "0686")));
        activity.Source = "another";
        Assert.Equal((StatusCode.PermissionDenied, "SOURCE_MISMATCH"), await Refused(host.Police()));
    }
}
