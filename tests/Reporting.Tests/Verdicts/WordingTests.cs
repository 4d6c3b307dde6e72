using Medborgarlofte.Contracts.Agreements;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

public class WordingTests
{
    private static readonly AgreementRecorded Revised = Agreement(
        "2020-01-01",
        "2021-12-31",
        Commitment("1", Both, AtLeast(15, Per.Period)),
        Commitment("2", Both, AtLeast(2, Per.Period))) with
    {
        Revisions =
        [
            new RevisionTerms
            {
                Number = 1,
                EffectiveFrom = Day("2021-01-01"),
                Reason = "Årlig översyn",
                Commitments = [Commitment("1", Both, AtLeast(20, Per.Period)), Commitment("3", Both, AtLeast(1, Per.Period))],
                EndedCommitments = ["2"],
            },
            new RevisionTerms { Number = 2, EffectiveFrom = Day("2021-06-01"), Reason = "Förlängning", NewEndDate = Day("2022-06-30") },
        ],
    };

    [Fact]
    public void On_BeforeTheRevision_IsTheSignedText()
    {
        AgreementRecorded agreement = Wording.On(Revised, Day("2020-12-31"));

        Assert.Equal(["1", "2"], agreement.Commitments.Select(commitment => commitment.Id));
        Assert.Equal(Revised.Period, agreement.Period);
        Assert.Equal(0, Wording.RevisionOn(Revised, Day("2020-12-31")));
    }

    [Fact]
    public void On_AfterBothRevisions_HasChangedAddedAndEndedCommitmentsAndTheNewEnd()
    {
        AgreementRecorded agreement = Wording.On(Revised, Day("2021-06-01"));

        Assert.Equal([("1", 20L), ("3", 1L)], agreement.Commitments.Select(terms => (terms.Id, terms.Targets[0].Occasions!.Number)));
        Assert.Equal(Days("2020-01-01", "2022-06-30"), agreement.Period);
        Assert.Equal(2, Wording.RevisionOn(Revised, Day("2021-06-01")));
    }

    [Fact]
    public void Commitments_ChangedOne_IsJudgedAgainstBothWordings()
    {
        WordedCommitments pair = Wording.Commitments(Revised, Day("2021-03-01"))[0];
        ReportedRecord[] records = [.. Times(16, Activity("2020-02-01"))];

        Assert.True(pair.IsRevised);
        Assert.Equal((0, 1), (pair.First!.Revision, pair.Current!.Revision));
        Assert.Equal(Outcome.Fulfilled, Judged(pair.First.Agreement, pair.First.Terms, "2021-03-01", records).Outcome);
        Assert.Equal(Outcome.InProgress, Judged(pair.Current.Agreement, pair.Current.Terms, "2021-03-01", records).Outcome);
    }

    [Fact]
    public void Commitments_EndedOne_KeepsItsFirstWording()
    {
        WordedCommitments pair = Wording.Commitments(Revised, Day("2021-01-01"))[1];

        Assert.Equal(("2", Day("2021-01-01")), (pair.Id, pair.EndedFrom));
        Assert.NotNull(pair.First);
        Assert.Null(pair.Current);
    }

    [Fact]
    public void Commitments_AddedOne_CountsFromItsRevision()
    {
        WordedCommitments pair = Wording.Commitments(Revised, Day("2021-03-01"))[2];

        Assert.Null(pair.First);
        Assert.Equal(Day("2021-01-01"), pair.Current!.Agreement.ValidFrom);
        Assert.Equal(Outcome.NotReported, Judged(pair.Current.Agreement, pair.Current.Terms, "2021-03-01", [Activity("2020-12-31")]).Outcome);
        Assert.Equal(Outcome.Fulfilled, Judged(pair.Current.Agreement, pair.Current.Terms, "2021-03-01", [Activity("2021-01-01")]).Outcome);
    }

    [Fact]
    public void Commitments_Extended_IsStillJudgedAgainstTheFirstPeriod()
    {
        WordedCommitments pair = Wording.Commitments(Revised, Day("2022-01-15"))[0];

        Assert.Equal(Outcome.NotReported, Judged(pair.First!.Agreement, pair.First.Terms, "2022-01-15", []).Outcome);
        Assert.Equal(Outcome.NotReported, Judged(pair.Current!.Agreement, pair.Current.Terms, "2022-01-15", []).Outcome);
    }

    [Fact]
    public void Commitments_NotRevised_HasOneWording()
    {
        WordedCommitments pair = Wording.Commitments(Revised, Day("2020-06-01"))[0];

        Assert.False(pair.IsRevised);
        Assert.Equal(pair.First, pair.Current);
    }
}
