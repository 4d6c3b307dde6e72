using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Tests.Intake;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.FollowUp;

/// <summary>Twenty seals on an agreement's page cost the rows that they are, and nothing else: neither a statement nor a correction is read for each.</summary>
public sealed class SealCostTests : IDisposable
{
    private const int Records = 300;
    private const int Seals = 20;

    private readonly ReadsCounted read = new();
    private readonly TestStore store;
    private readonly FollowUpGrpcService service;
    private int entries;

    public SealCostTests()
    {
        store = new TestStore(1_000_000, read);
        service = new FollowUpGrpcService(
            store.Reader, store.Corrections, store.Feed, store.Receipts, store.Totals, new StandingJournals(store, new StillTime()), store.Expensive,
            store, TimeProvider.System);
    }

    [Fact]
    public async Task GetAgreementFollowUp_TwentySeals_CostTheirRowsAlone()
    {
        await store.ApplyAsync([new AgreementChange(++entries, At(), Agreement("2020-01-01", "2020-12-31", Police(AtLeast(10, Per.Period, "trafikkontroll"))))]);
        await store.ApplyAsync(Enumerable.Range(0, Records).Select(number => Control(number, 1)));
        await store.ApplyAsync(Enumerable.Range(0, Records).Select(number => Control(number, 2)));
        var (none, before) = await CostAsync();
        await SealAsync(before, 1);
        var (one, _) = await CostAsync();
        await SealAsync(before, Seals - 1);
        var (twenty, page) = await CostAsync();

        Assert.Equal(Seals, page.Seals.Count);
        Assert.All(page.Seals, seal => Assert.Equal(0, seal.ChangedSince));
        Assert.Equal((one.Statements, one.Rows + Seals - 1), (twenty.Statements, twenty.Rows));

        // With a seal there is something to count from: the agreement's versions are read and restorations, of which there are none, and no correction.
        Assert.Equal((none.Statements + 2, none.Rows + 2), (one.Statements, one.Rows));
    }

    [Fact]
    public async Task GetAgreementFollowUp_CorrectionsAfterTwentySeals_AreReadOnce()
    {
        await store.ApplyAsync([new AgreementChange(++entries, At(), Agreement("2020-01-01", "2020-12-31", Police(AtLeast(10, Per.Period, "trafikkontroll"))))]);
        await store.ApplyAsync(Enumerable.Range(0, Records).Select(number => Control(number, 1)));
        await SealAsync((await CostAsync()).Page, Seals);
        var (idle, _) = await CostAsync();
        await store.ApplyAsync(Enumerable.Range(0, 50).Select(number => Control(number, 2)));

        read.Reset();
        var corrected = await PageAsync();
        Assert.All(corrected.Seals, seal => Assert.Equal(50, seal.ChangedSince));

        // Both versions of what was corrected.
        Assert.Equal(idle.Rows + (2 * 50), read.Rows);
        Assert.Equal(idle, (await CostAsync()).Cost);
    }

    public void Dispose() => store.Dispose();

    /// <summary>Between two readers no second passes, after which one would look again which journals stand still.</summary>
    private sealed class StillTime : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    /// <summary>Of a page that has been read before.</summary>
    private async Task<((int Statements, int Rows) Cost, GetAgreementFollowUpResponse Page)> CostAsync()
    {
        await PageAsync();
        read.Reset();
        var page = await PageAsync();
        return ((read.Statements, read.Rows), page);
    }

    private Task<GetAgreementFollowUpResponse> PageAsync() =>
        service.GetAgreementFollowUp(new GetAgreementFollowUpRequest { AgreementId = "vetlanda" }, new TestCall());

    private DateTimeOffset At() => TestJournals.Start.AddSeconds(entries);

    private RecordChange Control(int number, long version) => new(
        ++entries, At(), StoredType.PoliceActivity, Activity("2020-03-01") with { RecordId = $"c{number}", Version = version, Reason = version > 1 ? "Fel" : "" });

    private Task SealAsync(GetAgreementFollowUpResponse page, int seals) => store.ApplyAsync(Enumerable.Range(0, seals).Select(_ =>
    {
        var seal = new PeriodSealRecorded
        {
            Source = "police-demo",
            RecordId = $"s{++entries}",
            Version = 1,
            MunicipalityCode = TestJournals.Municipality,
            AgreementId = "vetlanda",
            Period = Days("2020-01-01", "2020-06-30"),
            Party = Party.Police,
            AsOf = page.AsOf.ToDateTimeOffset(),
            FollowUpHash = page.FollowUpHash,
            Position = page.Position,
        };
        return new DocumentChange(entries, At(), new RecordKey(StoredType.PeriodSeal, seal.Source, seal.RecordId), 1, TestJournals.Municipality, seal);
    }));
}
