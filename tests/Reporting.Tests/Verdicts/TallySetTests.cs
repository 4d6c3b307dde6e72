using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

public class TallySetTests
{
    [Fact]
    public void Ordered_SeveralOfADay_AreOneSum() => Assert.Equal(
        [Tally("2020-01-01", 5) with { Amount = new TallyAmount(5, 0, 2, 0, 0, 0) }, Tally("2020-01-02", 1)],
        TallySet.Ordered([Tally("2020-01-02", 1), Tally("2020-01-01", 3), Tally("2020-01-01", 2)]));

    [Fact]
    public void Ordered_ZeroCounted_IsKept() => Assert.Single(TallySet.Ordered([Tally("2020-01-01", 0)]));

    private static Tally Tally(string day, long amount) =>
        new("a", new TallyKey(Day(day), Day(day), Party.Police, "", ""), new TallyAmount(amount, 0, 1, 0, 0, 0));
}
