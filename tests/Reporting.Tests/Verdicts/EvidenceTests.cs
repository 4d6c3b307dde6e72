using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

public class EvidenceTests
{
    private static readonly AgreementRecorded Agreed =
        Agreement("2020-01-01", "2020-12-31", Police(AtLeast(5, Per.Period, "trafikkontroll", "tillsyn")));

    [Theory]
    [InlineData("2020-02-29", null)]
    [InlineData("2020-03-01", "2020-01-01")]
    [InlineData("2021-01-01", "2020-01-01")]
    public void Judge_NothingReported_IsMissedAfterTheMonthOfGrace(string day, string? since)
    {
        Verdict verdict = Judged(Agreed, day, []);

        Assert.Equal((EvidenceState.None, since is null ? null : Day(since)), (verdict.Evidence, verdict.NotReportedSince));
        Assert.Null(verdict.Targets[0].Count);
    }

    [Theory]
    [InlineData("2020-06-15", "2020-04-30", EvidenceState.Complete, null)]
    [InlineData("2020-06-15", "2020-04-29", EvidenceState.Partial, "2020-04-30")]
    [InlineData("2020-12-31", "2020-10-31", EvidenceState.Complete, null)]
    [InlineData("2021-01-01", "2020-10-31", EvidenceState.Partial, "2020-11-01")]
    [InlineData("2021-01-01", "2020-12-31", EvidenceState.Complete, null)]
    public void Judge_DeclaredUpToADay_NeedsNotReachTheLastTwoMonthsWhileItRuns(
        string day, string declaredTo, EvidenceState state, string? since)
    {
        Verdict verdict = Judged(Agreed, day, [], Declared("2020-01-01", declaredTo));

        Assert.Equal((state, since is null ? null : Day(since)), (verdict.Evidence, verdict.NotReportedSince));
        Assert.Equal(0, verdict.Targets[0].Count);
    }

    [Fact]
    public void Judge_RecordsWithoutManifest_ArePartial() =>
        Assert.Equal(EvidenceState.Partial, Judged(Agreed, "2020-02-10", [Activity("2020-02-01")]).Evidence);

    [Fact]
    public void Judge_DeclarationsByKindAndInParts_AddUp()
    {
        Declaration[] parts =
        [
            Declared("2020-07-01", "2020-12-31", Party.Police, "tillsyn"),
            Declared("2020-01-01", "2020-06-30", Party.Police, "tillsyn", "skolbesok"),
            Declared("2020-01-01", "2020-12-31", Party.Police, "trafikkontroll"),
        ];

        Assert.Equal(EvidenceState.Complete, Judged(Agreed, "2021-01-01", [], parts).Evidence);
        Assert.Equal(EvidenceState.Partial, Judged(Agreed, "2021-01-01", [], parts[..1]).Evidence);
        Assert.Equal(Day("2020-07-01"), Judged(Agreed, "2021-01-01", [], parts[1..]).NotReportedSince);
    }

    [Fact]
    public void Judge_EveryKindCounts_NeedsADeclarationOfEveryKind()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Police(AtLeast(5, Per.Period)));
        Declaration every = Declared("2020-01-01", "2020-12-31");

        Assert.Equal(EvidenceState.None, Judged(agreement, "2021-01-01", [], every with { Kinds = ["tillsyn"] }).Evidence);
        Assert.Equal(EvidenceState.Complete, Judged(agreement, "2021-01-01", [], every).Evidence);
    }

    [Fact]
    public void Judge_JointCommitment_NeedsBothParties()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Commitment("1", Both, AtLeast(5, Per.Period)));
        Declaration police = Declared("2020-01-01", "2020-12-31");

        Assert.Equal(EvidenceState.Partial, Judged(agreement, "2021-01-01", [], police).Evidence);
        Assert.Equal(EvidenceState.Complete, Judged(agreement, "2021-01-01", [], police, police with { Party = Party.Municipality }).Evidence);
    }

    [Fact]
    public void Judge_AnotherPartysDeclaration_SaysNothing() => Assert.Equal(
        EvidenceState.None, Judged(Agreed, "2021-01-01", [], Declared("2020-01-01", "2020-12-31", Party.Municipality)).Evidence);

    [Fact]
    public void Judge_MeetingsNamedInManifestsOfBoth_CanBeMissed()
    {
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Commitment("1", Both, AtLeast(2, Per.Period, "samverkansmote")));
        Declaration police = Declared("2020-01-01", "2020-12-31", Party.Police, "samverkansmote");

        Assert.Equal(Outcome.NotReported, Judged(agreement, "2021-01-01", [Meeting("2020-05-01")], police).Outcome);
        Assert.Equal(
            Outcome.NotFulfilled,
            Judged(agreement, "2021-01-01", [Meeting("2020-05-01")], police, police with { Party = Party.Municipality }).Outcome);
    }

    [Fact]
    public void Judge_SeveralTargets_TakeTheLeastEvidence()
    {
        CommitmentTerms commitment = Police(AtLeast(1, Per.Period, "trafikkontroll"), AtLeast(1, Per.Period, "tillsyn") with { Id = "b" });
        Verdict verdict = Judged(
            Agreement("2020-01-01", "2020-12-31", commitment), "2021-01-01", [], Declared("2020-01-01", "2020-12-31", Party.Police, "tillsyn"));

        Assert.Equal((EvidenceState.Partial, Day("2020-01-01")), (verdict.Evidence, verdict.NotReportedSince));
        Assert.Equal([EvidenceState.None, EvidenceState.Complete], verdict.Targets.Select(target => target.Evidence));
    }
}
