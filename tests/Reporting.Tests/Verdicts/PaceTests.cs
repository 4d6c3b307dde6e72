using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

public class PaceTests
{
    // On 1 January 2022 half of 2021-2022 has passed: the even pace towards 40 is 20, and a tenth of it is 2.
    [Theory]
    [InlineData(17, Pace.Behind)]
    [InlineData(18, Pace.OnTrack)]
    [InlineData(22, Pace.OnTrack)]
    [InlineData(23, Pace.Ahead)]
    [InlineData(40, Pace.Finished)]
    public void Judge_FortyHalfway_IsComparedWithTheEvenPace(int count, Pace pace)
    {
        AgreementRecorded agreement = Agreement("2021-01-01", "2022-12-31", Police(AtLeast(40, Per.Period)));

        Assert.Equal(pace, Judged(agreement, "2022-01-01", Times(count, Activity("2021-02-01")), Declared("2021-01-01", "2021-12-31")).Pace);
    }

    [Fact]
    public void Judge_SilenceAfterTheLastFigure_MakesNobodyLate()
    {
        AgreementRecorded agreement = Agreement("2021-01-01", "2022-12-31", Police(AtLeast(40, Per.Period)));
        ReportedRecord[] records = [.. Times(10, Activity("2021-01-10"), 18)];

        Assert.Equal(Pace.OnTrack, Judged(agreement, "2022-01-01", records).Pace);
        Assert.Equal(Pace.Behind, Judged(agreement, "2022-01-01", records, Declared("2021-01-01", "2021-12-31")).Pace);
    }

    [Theory]
    [InlineData(0, Pace.NotApplicable)]
    [InlineData(1, Pace.OnTrack)]
    public void Judge_TwoHalfway_IsNotLateByLessThanOne(int count, Pace pace)
    {
        AgreementRecorded agreement = Agreement("2021-01-01", "2022-12-31", Police(AtLeast(2, Per.Period)));

        Assert.Equal(pace, Judged(agreement, "2022-01-01", Times(count, Activity("2021-02-01"))).Pace);
    }

    [Theory]
    [InlineData(Comparison.AtMost, 5, Pace.OnTrack)]
    [InlineData(Comparison.AtMost, 6, Pace.OutOfReach)]
    [InlineData(Comparison.Exactly, 5, Pace.Ahead)]
    [InlineData(Comparison.Exactly, 6, Pace.OutOfReach)]
    public void Judge_CeilingOrExactNumber_IsOutOfReachWhenExceeded(Comparison comparison, int count, Pace pace)
    {
        AgreementRecorded agreement = Agreement("2021-01-01", "2022-12-31", Police(Number(comparison, 5, Per.Period)));

        Assert.Equal(pace, Judged(agreement, "2022-01-01", Times(count, Activity("2021-02-01"))).Pace);
    }

    [Fact]
    public void Judge_ManyInOneWeek_DoNotMakeUpForTheOthers()
    {
        AgreementRecorded agreement = Agreement("2020-01-06", "2020-12-27", Police(AtLeast(1, Per.Week)));

        Assert.Equal(Pace.Behind, Judged(agreement, "2020-03-02", [.. Times(50, Activity("2020-01-06"), 0), Activity("2020-03-01")]).Pace);
        Assert.Equal(Pace.OnTrack, Judged(agreement, "2020-03-02", Times(8, Activity("2020-01-06"), 7)).Pace);
    }

    [Fact]
    public void Judge_RiskOccasionsToCome_AreNotExpectedYet()
    {
        AgreementRecorded agreement = Agreement(
            "2020-01-01", "2020-12-31", Commitment("1", [Party.Municipality], RiskOccasions("midsommar", "halloween", "jul", "nyar")));

        Assert.Equal(Pace.OnTrack, Judged(agreement, "2020-06-01", [], Declared("2020-01-01", "2020-04-30", Party.Municipality)).Pace);
        OccasionYear midsommar = new("midsommar", 2020);
        // The newer one tells that something is known of the days until it.
        ReportedRecord[] campaigns = [Campaign("2020-06-01", "2020-06-20", midsommar), Campaign("2020-12-28", "2020-12-28", midsommar)];
        Assert.Equal(Pace.Behind, Judged(agreement, "2020-12-30", campaigns).Pace);
    }

    [Theory]
    [InlineData(15, 730, 8, Per.Year)]
    [InlineData(15, 365, 2, Per.Month)]
    [InlineData(800, 730, 8, Per.Week)]
    [InlineData(10, 31, 3, Per.Week)]
    [InlineData(4000, 730, 39, Per.Week)]
    [InlineData(3, 7, 3, Per.Week)]
    public void For_RemainingAndDaysLeft_IsInTheLargestUnitThatCanBePlanned(long remaining, int daysLeft, int rate, Per per) =>
        Assert.Equal(new RescueNumber(remaining, rate, per), RescueRate.For(remaining, daysLeft));

    [Theory]
    [InlineData(2, 243)]
    [InlineData(3, 6)]
    [InlineData(1, 700)]
    public void For_LessThanOneInEachUnitOrNoWeekLeft_HasNoRate(long remaining, int daysLeft) =>
        Assert.Equal(new RescueNumber(remaining, null, Per.Period), RescueRate.For(remaining, daysLeft));

    [Fact]
    public void Judge_YearlyNumber_IsRescuedWithinTheYearThatRuns()
    {
        AgreementRecorded agreement = Agreement("2023-01-01", "2024-12-31", Police(AtLeast(30, Per.Year)));
        RescueNumber? rescue = Judged(agreement, "2023-08-01", Times(12, Activity("2023-02-01"))).Targets[0].Rescue;

        Assert.Equal(new RescueNumber(18, 4, Per.Month), rescue);
    }
}
