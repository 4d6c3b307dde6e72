using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Tests.Pages;

/// <summary>A number on a page is the one that was promised: for each window, each area or all of them together.</summary>
public class PromisedWordsTests
{
    [Theory]
    [InlineData("week", 1, "minst 2 i veckan", "at least 2 a week")]
    [InlineData("week", 2, "minst 2 varannan vecka", "at least 2 every other week")]
    [InlineData("month", 2, "minst 2 varannan månad", "at least 2 every other month")]
    [InlineData("week", 3, "minst 2 på 3 veckor", "at least 2 in 3 weeks")]
    public void Required_OfWindows_IsThatOfOneWindow(string per, int every, string sv, string en)
    {
        TargetFollowUp target = Target(20);
        (target.Per, target.Every, target.Windows) = (per, every, new WindowCounts { Met = 4, Missed = 1, Open = 3, NotReported = 2 });
        Assert.Equal(sv, Language.Swedish.Required(target));
        Assert.Equal(en, Language.English.Required(target));
    }

    [Theory]
    [InlineData(1, "4 av 7 veckor, 2 utan redovisning")]
    [InlineData(2, "4 av 7 perioder, 2 utan redovisning")]
    public void Progress_OfWindows_CountsWindows(int every, string sv)
    {
        TargetFollowUp target = Target(20);
        (target.Per, target.Every, target.Count, target.Windows) = ("week", every, 9, new WindowCounts { Met = 4, Missed = 1, Open = 3, NotReported = 2 });
        Assert.Equal(sv, Language.Swedish.Progress(target));
    }

    [Theory]
    [InlineData(true, "minst 5 i varje område")]
    [InlineData(false, "minst 20")]
    public void Required_WithAreasInDetails_IsDividedOnlyWhereItHoldsForEach(bool eachArea, string sv)
    {
        TargetFollowUp target = Target(20);
        target.EachArea = eachArea;
        target.Details.AddRange(Enumerable.Range(1, 4).Select(area => new TargetDetail { Label = $"area-{area}", State = "open" }));
        Assert.Equal(sv, Language.Swedish.Required(target));
    }

    [Theory]
    [InlineData(true, "minst 20 procent i varje område", "at least 20 per cent in each area")]
    [InlineData(false, "minst 20 procent för varje del", "at least 20 per cent for each item")]
    public void Required_ShareOfEach_IsThePercentOfEach(bool eachArea, string sv, string en)
    {
        TargetFollowUp target = Target(20);
        (target.Kind, target.EachArea) = ("share", eachArea);
        target.Details.AddRange([new TargetDetail { Label = "a", State = "met", Count = 45.5 }, new TargetDetail { Label = "b", State = "notReported" }]);
        Assert.Equal((sv, en), (Language.Swedish.Required(target), Language.English.Required(target)));
        Assert.Equal(["45,5 procent", "–"], target.Details.Select(detail => Language.Swedish.Count(target, detail)));
        target.Details[0].Suppressed = true;
        Assert.Equal("visas inte", Language.Swedish.Count(target, target.Details[0]));
    }

    private static TargetFollowUp Target(double required) => new() { Kind = "occasions", Comparison = "atLeast", Required = required, Per = "period", Every = 1 };
}
