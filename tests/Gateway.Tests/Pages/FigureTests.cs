using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Pages.Figures;

namespace Medborgarlofte.Gateway.Tests.Pages;

/// <summary>Where a figure puts what it says.</summary>
public class FigureTests
{
    private static readonly Period Year = new() { StartDate = "2021-01-01", EndDate = "2021-12-31" };

    [Theory]
    [InlineData(53, new[] { 13, 13, 13, 14 })]
    [InlineData(31, new[] { 31 })]
    [InlineData(12, new[] { 12 })]
    [InlineData(4, new[] { 4 })]
    public void Parts_OfALine_WrapByQuarterAndHaveEveryWindow(int columns, int[] widths)
    {
        var line = new StripLine("2021", columns, [.. Enumerable.Range(0, columns).Select(place => (place, "met"))]);
        Assert.Equal(widths, line.Parts().Select(part => part.Columns));
        Assert.Equal(columns, line.Parts().Sum(part => part.Cells.Count));
        Assert.All(line.Parts(), part => Assert.All(part.Cells, cell => Assert.InRange(cell.Place, 0, part.Columns - 1)));
    }

    [Theory]
    [InlineData(40, 50, true)]
    [InlineData(5, 50, false)]
    [InlineData(400, 50, true)]
    [InlineData(20, 25, true)]
    public void Number_OnABar_StandsClearOfTheMark(double count, double required, bool inside)
    {
        var bar = Bar.Of(Target(count, required), Year, new DateOnly(2021, 6, 1))!;
        var (from, to) = bar.NumberEnds ? (bar.NumberAt - .15, bar.NumberAt) : (bar.NumberAt, bar.NumberAt + .15);
        Assert.Equal(inside, bar.NumberIsInside);
        Assert.False(bar.Mark > from && bar.Mark < to, $"{bar.Mark} lies in {from}-{to}");
        Assert.True(inside ? to <= bar.Filled : from >= bar.Filled);
    }

    [Fact]
    public void Ahead_OfAnAgreement_HasWindowsStepsAndTheLastDayByMonth()
    {
        var quarters = Target(1, 8);
        (quarters.Per, quarters.Windows) = ("quarter", new WindowCounts { Met = 1, Open = 7 });
        quarters.Details.Add(Window("2021-Q2", "kvartal 2 2021", "2021-04-01", "2021-06-30", "open"));
        quarters.Details.Add(Window("2021-Q3", "kvartal 3 2021", "2021-07-01", "2021-09-30", "open"));
        var steps = new TargetFollowUp { Id = "a", Kind = "milestone", Required = 1, Details = { Window("plan", "planen är antagen", "", "", "open") } };
        var response = new GetAgreementFollowUpResponse
        {
            AsOf = new DateTimeOffset(2021, 6, 1, 12, 0, 0, TimeSpan.Zero).ToTimestamp(),
            Agreement = new AgreementFollowUp { Period = Year, Promises = { new PromiseFollowUp { Commitments = { Of("a~1", quarters), Of("a~2", steps) } } } },
            Courses = { new TargetCourse { CommitmentId = "a~2", TargetId = "a", Days = new Period { StartDate = "2021-01-01", EndDate = "2021-09-15" } } },
        };
        Assert.Equal(
            ["2021-06-30 a~1 sista dagen för kvartal 2 2021, hittills 0 av 1", "2021-09-15 a~2 sista dagen för planen är antagen", "2021-12-31  löftets sista dag"],
            Ahead.Of(response, Language.Swedish).SelectMany(month => month).Select(ahead => $"{Visit.Iso(ahead.Day)} {ahead.CommitmentId} {ahead.Text}"));
        Assert.Equal([6, 9, 12], Ahead.Of(response, Language.Swedish).Select(month => month.Key.Month));
    }

    private static CommitmentFollowUp Of(string id, TargetFollowUp target) => new() { Id = id, Targets = { target } };

    private static TargetDetail Window(string label, string name, string first, string last, string state) => new()
    {
        Label = label, Name = new LocalizedText { Sv = name, En = name }, State = state, Count = 0,
        Period = first.Length == 0 ? null : new Period { StartDate = first, EndDate = last },
    };

    private static TargetFollowUp Target(double count, double required) =>
        new() { Id = "a", Kind = "occasions", Comparison = "atLeast", Required = required, Count = count, Per = "period", Every = 1 };
}
