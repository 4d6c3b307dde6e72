using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

public class TallySetTests
{
    [Fact]
    public void ToList_AddedAndSubtracted_IsEmpty()
    {
        TallySet set = new();
        set.Add([Tally("2020-01-01", 3), Tally("2020-01-01", 0)]);
        set.Subtract([Tally("2020-01-01", 0), Tally("2020-01-01", 3)]);

        Assert.Empty(set.ToList());
    }

    [Fact]
    public void ToList_SubtractedBeforeAdded_IsTheSame()
    {
        TallySet set = new();
        set.Subtract([Tally("2020-01-01", 3)]);
        set.Add([Tally("2020-01-02", 1), Tally("2020-01-01", 3), Tally("2020-01-01", 2)]);

        Assert.Equal([Tally("2020-01-01", 2), Tally("2020-01-02", 1)], set.ToList());
    }

    [Fact]
    public void ToList_ZeroCounted_IsKept() => Assert.Single(TallySet.Ordered([Tally("2020-01-01", 0)]));

    private static Tally Tally(string day, long amount) =>
        new("a", new TallyKey(Day(day), Day(day), Party.Police, "", ""), new TallyAmount(amount, 0, 1, 0, 0, 0));
}
