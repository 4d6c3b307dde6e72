using System.Globalization;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
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

/// <summary>What was stored before there were limits, however odd, is shown and hides nothing that stands beside it.</summary>
public sealed class StoredBeforeLimitsTests : IDisposable
{
    private static readonly DateTimeOffset Recorded = new(2020, 7, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestStore store = new();
    private int entries;

    [Theory]
    [InlineData("1000000000000", Outcome.Fulfilled)]
    [InlineData("-1000000000000", Outcome.NotFulfilled)]
    [InlineData("0.0000000000000000000000000001", Outcome.NotFulfilled)]
    public async Task ReadAsync_ObservationAtTheEnds_IsJudgedBesideTheOthers(string text, Outcome outcome)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);
        await ApplyAsync(Signed(Indicator(70)));
        await ApplyAsync(Record(StoredType.Observation, Activity("2020-03-01", "eget") with
        {
            Type = RecordType.Observation,
            RecordId = "o1",
            AgreementId = "vetlanda",
            CommitmentId = "odd",
            Value = value,
            Party = Party.Unspecified,
        }));

        await ApplyAsync(Record(StoredType.PoliceActivity, Activity("2020-03-02", "trafikkontroll") with { RecordId = "even" }));
        foreach (var asOf in new DateTimeOffset?[] { null, Recorded.AddDays(300) })
        {
            var commitments = await ReadAsync(asOf);
            Assert.Equal((outcome, (double)value), (commitments[0].Outcome, commitments[0].Targets[0].Count));
            Assert.Equal((Outcome.Fulfilled, 1), (commitments[1].Outcome, commitments[1].Targets[0].Count));
        }
    }

    [Theory]
    [InlineData(9_000_000_000_000_000_000)]
    [InlineData(-9_000_000_000_000_000_000)]
    [InlineData(long.MinValue)]
    public async Task ReadAsync_OutcomesThatOverflow_AreNotMeasurableBesideTheOthers(long count)
    {
        await ApplyAsync(Signed(AtLeast(20, Per.Period, "trafikkontroll") with { Counting = new CountingTerms { Kinds = ["krogtillsyn"], Outcome = "narkotikabrott" } }));
        foreach (var id in new[] { "a", "b", "c" })
        {
            await ApplyAsync(Record(StoredType.PoliceActivity, Activity("2020-03-01", "krogtillsyn") with
            {
                RecordId = id,
                Outcomes = [new OutcomeTally("narkotikabrott", count)],
            }));
        }

        await IsNotMeasurableAloneAsync();
    }

    public void Dispose() => store.Dispose();

    private static TargetTerms Indicator(decimal goal) => Target("a") with
    {
        Indicator = new IndicatorGoal(new("trygghet", "safety"), "procent", Direction.Higher, null, goal, ""),
    };

    private AgreementRecorded Signed(TargetTerms odd) => Agreement(
        "2020-01-01", "2020-12-31", Commitment("odd", [Party.Police], odd), Commitment("even", [Party.Police], AtLeast(1, Per.Period, "trafikkontroll"))) with
    {
        State = AgreementState.Signed,
    };

    private async Task IsNotMeasurableAloneAsync()
    {
        await ApplyAsync(Record(StoredType.PoliceActivity, Activity("2020-03-02", "trafikkontroll") with { RecordId = "even" }));
        foreach (var asOf in new DateTimeOffset?[] { null, Recorded.AddDays(300) })
        {
            var commitments = await ReadAsync(asOf);
            Assert.Equal(Outcome.NotMeasurable, commitments[0].Outcome);
            Assert.False(commitments[0].Targets[0].HasCount);
            Assert.Contains("kan inte beräknas", commitments[0].Sentence.Sv, StringComparison.Ordinal);
            Assert.Equal(Outcome.Fulfilled, commitments[1].Outcome);
            Assert.Equal(1, commitments[1].Targets[0].Count);
        }
    }

    /// <summary>The odd one and the even one.</summary>
    private async Task<List<CommitmentFollowUp>> ReadAsync(DateTimeOffset? asOf)
    {
        var snapshot = await store.Reader.ReadAsync(TestJournals.Municipality, asOf, CancellationToken.None);
        var commitments = FollowUpMapping.ToWire(Assert.Single(snapshot.Agreements), snapshot).Promises.SelectMany(promise => promise.Commitments).ToList();
        Assert.Equal(2, commitments.Count);
        return commitments;
    }

    private Task ApplyAsync(AgreementRecorded agreement) => store.ApplyAsync([new AgreementChange(++entries, Recorded.AddDays(entries), agreement)]);

    private Task ApplyAsync(RecordChange change) => store.ApplyAsync([change]);

    private RecordChange Record(StoredType type, ReportedRecord record) => new(++entries, Recorded.AddDays(entries), type, record);
}
