using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Tests.Intake;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.FollowUp;

/// <summary>What was done without a promise is listed once, and what came of the work stands with it. Neither decides anything.</summary>
public sealed class OtherReportsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestStore store = new();
    private long entries;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task AlsoReported_WorkOfAKindThatNobodyPromised_StandsOnce()
    {
        await SignAsync(Number(Comparison.AtLeast, 6, Per.Period, "trafikkontroll"), Number(Comparison.AtLeast, 1, Per.Period, "krogtillsyn"));
        var followUp = await AfterAsync(
            Activity("2020-03-01"), Activity("2020-03-01", "fotpatrull") with { RecordId = "b", Quantity = 4 },
            Activity("2020-03-02", "fotpatrull") with { RecordId = "c" }, Activity("2019-03-02", "fotpatrull") with { RecordId = "d" },
            Activity("2020-03-02", "fotpatrull") with { RecordId = "e", Withdrawn = true });

        var also = Assert.Single(followUp.AlsoReported);
        Assert.Equal(("fotpatrull", 5, "Fem fotpatruller"), (also.Kind, also.Count, also.Text.Sv));
        Assert.Equal([Party.Police], also.Parties);
    }

    [Fact]
    public async Task AlsoReported_WorkThatIsToldInASentence_StandsThereAlone()
    {
        var walks = Number(Comparison.AtLeast, 6, Per.Period, "nattvandring");
        await SignAsync(walks with { Counting = walks.Counting with { ThirdParties = ["vatterhem"] } });

        Assert.Empty((await AfterAsync(Activity("2020-03-01", "nattvandring"))).AlsoReported);
    }

    [Fact]
    public async Task Results_OfWhatCounts_StandWithTheCommitment()
    {
        await SignAsync(Number(Comparison.AtLeast, 6, Per.Period, "trafikkontroll"));
        var followUp = await AfterAsync(
            Activity("2020-03-01") with { Outcomes = [Found("anmalan", 70), Found("gripen-person", 2)] },
            Activity("2020-03-02") with { RecordId = "b", Outcomes = [Found("anmalan", 1), Found("beslag", 16)] },
            Activity("2020-03-02", "fotpatrull") with { RecordId = "c", Outcomes = [Found("anmalan", 9)] });

        // Numbers of persons are left to the receipts.
        var commitment = followUp.Promises.SelectMany(promise => promise.Commitments).Single();
        Assert.Equal(["71 upprättade anmälningar", "16 beslag"], commitment.Results.Select(result => result.Text.Sv));
        Assert.Equal("nio upprättade anmälningar", Assert.Single(Assert.Single(followUp.AlsoReported).Results).Text.Sv);
    }

    [Fact]
    public async Task Results_WithoutAnActivity_AreToldAndCountAsNone()
    {
        await SignAsync(Number(Comparison.AtLeast, 6, Per.Period));
        var followUp = await AfterAsync(Activity("2020-03-01", kind: "") with { Outcomes = [Found("anmalan", 71)] });

        var also = Assert.Single(followUp.AlsoReported);
        Assert.Equal(("", "Resultat utan angiven insats", "71 upprättade anmälningar"), (also.Kind, also.Text.Sv, also.Results[0].Text.Sv));
        Assert.False(also.HasCount);
        Assert.Equal(Outcome.NotReported, followUp.Promises.SelectMany(promise => promise.Commitments).Single().Outcome);
    }

    [Fact]
    public async Task Results_WithoutAnActivityOfAPromisedResult_Count()
    {
        var reports = Number(Comparison.AtLeast, 70, Per.Period);
        await SignAsync(reports with { Counting = reports.Counting with { Outcome = "anmalan" } });

        var followUp = await AfterAsync(Activity("2020-03-01", kind: "") with { Outcomes = [Found("anmalan", 71)] });

        Assert.Equal(Outcome.Fulfilled, followUp.Promises.SelectMany(promise => promise.Commitments).Single().Outcome);
        Assert.Empty(followUp.AlsoReported);
    }

    private Task SignAsync(params TargetTerms[] targets) => store.ApplyAsync(
        [new AgreementChange(1, TestJournals.Start, Agreement("2020-01-01", "2020-12-31", Police([.. targets.Select((target, index) => target with { Id = $"t{index}" })])))]);

    private async Task<AgreementFollowUp> AfterAsync(params ReportedRecord[] records)
    {
        await store.ApplyAsync(records.Select(record => new RecordChange(++entries, Now.AddSeconds(entries), StoredType.PoliceActivity, record)));
        var snapshot = await store.Reader.ReadAsync(TestJournals.Municipality, null, CancellationToken.None);
        return FollowUpMapping.ToWire(snapshot.Agreements[0], snapshot);
    }
}
