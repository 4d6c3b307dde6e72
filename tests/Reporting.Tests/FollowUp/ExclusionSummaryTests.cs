using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Receipts;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.Tests.FollowUp;

/// <summary>A receipt says each of its reasons in words, over all of its records too.</summary>
public class ExclusionSummaryTests
{
    public static TheoryData<string> Codes => [.. ReceiptMapping.AllCodes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void For_EveryCode_IsInWords(string code) => Assert.NotEqual(ExclusionSummary.For(code).Sv, ExclusionSummary.For(code).En);

    [Fact]
    public void AllCodes_AreOnesOfEveryExclusion() => Assert.Equal(Enum.GetValues<Exclusion>().Length - 1 + 3, ReceiptMapping.AllCodes.Count);
}
