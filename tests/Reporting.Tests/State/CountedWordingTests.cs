using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.State;

public sealed class CountedWordingTests
{
    private static readonly CommitmentTerms[] Commitments =
    [
        Commitment("1", [Party.Police], AtLeast(2, Per.Month, "trafikkontroll")),
        Commitment("2", [Party.Police], AtLeast(2, Per.Month, "trafikkontroll") with
        {
            Counting = new CountingTerms { Kinds = ["trafikkontroll"], Alternatives = [new CountingTerms { Kinds = ["krogtillsyn"] }] },
        }),
        Commitment("3", [Party.Police], AtLeast(2, Per.Month, "trafikkontroll"), AtLeast(2, Per.Period, "tillsyn") with { Id = "b" }),
        Commitment("4", [Party.Police], AtLeast(2, Per.Month, "trafikkontroll") with { Counting = new CountingTerms() }),
        Commitment("5", [Party.Police], Target("a") with { Qualitative = new QualitativeGoal(0) }),
        Commitment("6", [Party.Municipality], Target("a") with { OnRequest = new OnRequestGoal(100) }),
    ];

    public static TheoryData<string> Kinds => ["trafikkontroll", "krogtillsyn", "tillsyn", "fotpatrull", "milstolpe"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Count_WhateverTheKind_IsWhatMatchingEachTargetCounts(string kind)
    {
        var agreement = Agreement("2020-01-01", "2021-12-31", Commitments) with { State = AgreementState.Signed };
        ReportedRecord[] records =
        [
            Activity("2020-05-01", kind),
            Activity("2020-05-01", kind) with { IncludedElsewhere = true },
            Meeting("2020-05-01", kind),
            Activity("2020-05-01", kind) with { Type = RecordType.Narrative, AgreementId = agreement.Id, CommitmentId = "5" },
            Activity("2020-05-01", kind) with { Type = RecordType.Request, AgreementId = agreement.Id, CommitmentId = "6", Asked = 2 },
        ];

        var wordings = CountedWording.Of(agreement).Where(wording => wording is not HeldRecords and not OtherReports).ToList();
        Assert.Equal(Commitments.Length, wordings.Count);
        Assert.All(records, record => Assert.All(wordings, wording => Assert.Equal(
            wording.Commitment.Targets.SelectMany(target => Counting.Match(wording.Agreement, wording.Commitment, target, record).Tallies)
                .Select(tally => (new TallyAddress(wording.Address, tally.TargetId, tally.Key), tally.Amount)),
            wording.Count(record))));
    }
}
