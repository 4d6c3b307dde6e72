using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using static Medborgarlofte.FollowUp.Tests.Agreements.TestDrafts;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Medborgarlofte.FollowUp.Tests.Seals;

[Collection(FollowUpRecords.Name)]
public sealed class PeriodSealTests(FollowUpHost host)
{
    private PeriodSealsService.PeriodSealsServiceClient Seals => new(host.Grpc);

    [Fact]
    public async Task Report_New_IsCreatedAndReadBack()
    {
        var seal = New();
        var result = await ReportAsync(seal);
        Assert.Equal(PushOutcome.Created, result.Outcome);
        var stored = await StoredAsync(seal);
        Assert.Equal(host.FollowUp.Position, stored.Position);
        Assert.Equal(
            host.FollowUp.Agreement.Promises.SelectMany(promise => promise.Commitments).Select(commitment => commitment.Id),
            stored.Commitments.Select(commitment => commitment.CommitmentId));
        Assert.All(stored.Commitments, commitment => Assert.Matches("^[a-z][A-Za-z]+$", commitment.Outcome));
        Assert.NotEmpty(stored.Checkpoints);
        stored.Commitments.Clear();
        stored.Checkpoints.Clear();
        Assert.Equal(new PeriodSeal(seal) { Source = "coordinator-police", Position = host.FollowUp.Position, State = result.State }, stored);
    }

    [Fact]
    public async Task Report_SameTwice_IsUnchanged()
    {
        var seal = New();
        var first = await ReportAsync(seal);
        var second = await ReportAsync(seal);
        Assert.Equal((PushOutcome.Unchanged, first.State), (second.Outcome, second.State));
    }

    [Fact]
    public async Task Report_ForTheOtherParty_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => ReportAsync(New(), host.Sealer("municipality")));
        Assert.Equal((StatusCode.PermissionDenied, "PARTY_MISMATCH"), (refusal.Status, refusal.Reason));
        var noParty = await Refusal.OfAsync(() => ReportAsync(New(), host.Sealer("")));
        Assert.Equal("PARTY_MISMATCH", noParty.Reason);
    }

    [Fact]
    public async Task Report_ManagersScope_IsRefused() =>
        Assert.Equal("SCOPE_MISSING", (await Refusal.OfAsync(() => ReportAsync(New(), host.Coordinator("police")))).Reason);

    [Fact]
    public async Task Report_ExtendedEndOfThePeriod_IsStored()
    {
        var seal = New();
        seal.Period.EndDate = "2022-06-30";
        Assert.Equal(PushOutcome.Created, (await ReportAsync(seal)).Outcome);
    }

    public static TheoryData<Action<PeriodSeal>> Others => new()
    {
        seal => seal.FollowUpHash = new string('0', 64),
        // Midnight in Sweden, the first instant of the period: nothing had been signed here.
        seal => seal.AsOf = Instant(new DateTimeOffset(2020, 12, 31, 23, 0, 0, TimeSpan.Zero)),
        seal => seal.Position = "0.0.0",
        seal => seal.Position = "999.999.999",
        seal => seal.Position = "7",
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Report_WhatTheFollowUpDidNotState_IsRefusedEveryTime(Action<PeriodSeal> spoil)
    {
        var seal = New();
        spoil(seal);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var refusal = await Refusal.OfAsync(() => ReportAsync(seal));
            Assert.Equal((StatusCode.FailedPrecondition, "FOLLOW_UP_HASH_MISMATCH"), (refusal.Status, refusal.Reason));
        }
    }

    [Fact]
    public async Task Report_WithItsPosition_IsTheSameSeal()
    {
        var seal = New();
        await ReportAsync(seal);
        Assert.Equal(PushOutcome.Unchanged, (await ReportAsync(new PeriodSeal(seal) { Position = host.FollowUp.Position })).Outcome);
    }

    [Fact]
    public async Task Report_FinerThanMicroseconds_IsCutAsRecordsAre()
    {
        var seal = New();
        seal.AsOf.Nanos += 789;
        await ReportAsync(seal);
        Assert.Equal(host.FollowUp.AsOf, (await StoredAsync(seal)).AsOf);
        Assert.Equal(PushOutcome.Unchanged, (await ReportAsync(seal)).Outcome);
    }

    [Fact]
    public async Task Report_EmptyMessage_NamesEveryRequiredField()
    {
        var refusal = await Refusal.OfAsync(() => ReportAsync(new PeriodSeal()));
        Assert.Equal((StatusCode.InvalidArgument, "VALIDATION_FAILED"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            [
                "seal.recordId", "seal.agreementId", "seal.period", "seal.party", "seal.asOf", "seal.followUpHash",
            ],
            refusal.Fields);
    }

    public static TheoryData<string, Action<PeriodSeal>> Bad => new()
    {
        { "seal.recordId", seal => seal.RecordId = "" },
        { "seal.sourceVersion", seal => seal.SourceVersion = -1 },
        { "seal.period.startDate", seal => seal.Period.StartDate = "2019-12-31" },
        { "seal.period.endDate", seal => seal.Period.EndDate = "2022-07-01" },
        { "seal.period.endDate", seal => seal.Period.EndDate = "2020-12-31" },
        { "seal.party", seal => seal.Party = Party.Unspecified },
        { "seal.asOf", seal => seal.AsOf = null },
        { "seal.asOf", seal => seal.AsOf = Instant(new(9998, 1, 1, 0, 0, 0, TimeSpan.Zero)) },
        { "seal.asOf", seal => seal.AsOf = Instant(new(2020, 12, 31, 22, 59, 59, TimeSpan.Zero)) },
        { "seal.asOf", seal => seal.AsOf = new Timestamp { Seconds = 1_610_000_000, Nanos = -1 } },
        { "seal.asOf", seal => seal.AsOf = new Timestamp { Seconds = long.MinValue } },
        { "seal.followUpHash", seal => seal.FollowUpHash = new string('a', 63) },
        { "seal.followUpHash", seal => seal.FollowUpHash = new string('A', 64) },
        { "seal.followUpHash", seal => seal.FollowUpHash = "" },
        { "seal.position", seal => seal.Position = "a.b.c" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Report_OneBadField_NamesIt(string field, Action<PeriodSeal> spoil)
    {
        var seal = New();
        spoil(seal);
        Assert.Equal(field, await Refusal.FieldAsync(() => ReportAsync(seal)));
    }

    [Fact]
    public async Task Report_WrongAccess_IsRefusedWithItsReason() => await RefusedAccess.AssertAsync(
        host, Scopes.FollowUpSeal, "police", headers => ReportAsync(New(), headers));

    [Fact]
    public async Task Report_UnknownOrUnsignedAgreement_IsRefused() => await RefusedAccess.AssertAgreementAsync(
        id => ReportAsync(new PeriodSeal(New()) { AgreementId = id }));

    [Fact]
    public async Task Withdraw_Stored_KeepsItWithItsReason()
    {
        var seal = New();
        await ReportAsync(seal);
        var request = new WithdrawPeriodSealRequest { RecordId = seal.RecordId, Reason = "Fel dag" };
        Assert.Equal(PushOutcome.Withdrawn, (await Seals.WithdrawPeriodSealAsync(request, host.Sealer())).Result.Outcome);
        Assert.Equal(PushOutcome.Unchanged, (await Seals.WithdrawPeriodSealAsync(request, host.Sealer())).Result.Outcome);
        var state = (await StoredAsync(seal)).State;
        Assert.Equal((true, "Fel dag", 2), (state.Withdrawn, state.Reason, state.Version));
    }

    [Fact]
    public async Task Withdraw_BadCalls_AreRefusedWithTheirReason()
    {
        var seal = New();
        await ReportAsync(seal);
        var request = new WithdrawPeriodSealRequest { RecordId = seal.RecordId, Reason = "Fel dag" };
        Assert.Equal("RECORD_NOT_FOUND", (await WithdrawRefusedAsync(new(request) { RecordId = "no-such" })).Reason);
        Assert.Equal(["reason"], (await WithdrawRefusedAsync(new(request) { Reason = "" })).Fields);
        Assert.Equal("ETAG_MISMATCH", (await WithdrawRefusedAsync(new(request) { Etag = "v9-9" })).Reason);
        Assert.Equal("SOURCE_MISMATCH", (await WithdrawRefusedAsync(new(request) { Source = "another" })).Reason);
        Assert.False((await StoredAsync(seal)).State.Withdrawn);
    }

    [Fact]
    public async Task List_BadParameters_NamesEach()
    {
        var refusal = await Refusal.OfAsync(async () =>
            await Seals.ListPeriodSealsAsync(new ListPeriodSealsRequest { PageSize = 201, PageToken = "x" }, host.Coordinator()));
        Assert.Equal(["agreementId", "pageSize", "pageToken"], refusal.Fields);
    }

    private PeriodSeal New() => new()
    {
        RecordId = Guid.NewGuid().ToString("n"), AgreementId = FollowUpHost.SignedAgreement, Period = Days("2021-01-01", "2021-06-30"),
        Party = Party.Police, AsOf = host.FollowUp.AsOf.Clone(), FollowUpHash = host.FollowUp.FollowUpHash,
    };

    private static Timestamp Instant(DateTimeOffset instant) => Timestamp.FromDateTimeOffset(instant);

    private async Task<PushResult> ReportAsync(PeriodSeal seal, Metadata? headers = null) =>
        (await Seals.ReportPeriodSealAsync(new ReportPeriodSealRequest { Seal = seal }, headers ?? host.Sealer())).Result;

    private async Task<Refusal> WithdrawRefusedAsync(WithdrawPeriodSealRequest request) =>
        await Refusal.OfAsync(async () => await Seals.WithdrawPeriodSealAsync(request, host.Sealer()));

    private async Task<PeriodSeal> StoredAsync(PeriodSeal seal)
    {
        var page = await Seals.ListPeriodSealsAsync(
            new ListPeriodSealsRequest { AgreementId = FollowUpHost.SignedAgreement, PageSize = 200 }, host.Coordinator());
        return page.Seals.Single(stored => stored.RecordId == seal.RecordId);
    }
}
