using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages.Figures;

namespace Medborgarlofte.Gateway.Tests.Pages;

public sealed partial class CountryMapTests
{
    private static readonly DateOnly Day = new(2021, 6, 1);

    [Fact]
    public void Of_PledgesOfOneMunicipality_ShowsTheOneThatRuns()
    {
        var map = CountryMap.Of([Of("0685", 2018, 2019), Of("0685", 2020, 2021), Of("0685", 2022, 2023), Of("0114", 2018, 2019), Of("2584", 2022, 2023)], Day);

        Assert.Equal("0685", Assert.Single(map.Places[PledgeTime.Running]).Code);
        Assert.Equal("0114", Assert.Single(map.Places[PledgeTime.Ended]).Code);
        Assert.Equal("2584", Assert.Single(map.Places[PledgeTime.Coming]).Code);
        Assert.Equal(287, map.Places[PledgeTime.None].Count());
    }

    [Fact]
    public void Of_PledgeWithoutDays_Runs()
    {
        var map = CountryMap.Of([new FollowedAgreement { Municipality = new Municipality { Code = "0685" } }, Of("0685", 2018, 2019)], Day);

        Assert.Equal("0685", Assert.Single(map.Places[PledgeTime.Running]).Code);
    }

    [Fact]
    public void Dots_EveryMunicipality_LieInTheDrawing()
    {
        var dots = Dot().Matches(CountryMap.Of([], Day).Dots(PledgeTime.None));

        Assert.Equal(290, dots.Count);
        Assert.All(dots, dot =>
        {
            Assert.InRange(Number(dot, 1), 0, CountryMap.Width);
            Assert.InRange(Number(dot, 2), 0, CountryMap.Height);
        });
    }

    private static double Number(Match dot, int group) => double.Parse(dot.Groups[group].Value, CultureInfo.InvariantCulture);

    private static FollowedAgreement Of(string code, int first, int last) => new()
    {
        Municipality = new Municipality { Code = code }, Period = new Period { StartDate = $"{first}-01-01", EndDate = $"{last}-12-31" },
    };

    [GeneratedRegex("M([0-9.]+) ([0-9.]+)h0")]
    private static partial Regex Dot();
}
