using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Workplace.Desk;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>A draft for the next period begins where the old one ends.</summary>
public sealed class NextPeriodTests
{
    [Theory]
    [InlineData("2020-01-01", "2021-12-31", "2022-01-01", "2023-12-31")]
    [InlineData("2021-07-01", "2022-06-30", "2022-07-01", "2023-06-30")]
    [InlineData("2024-03-01", "2024-08-31", "2024-09-01", "2025-02-28")]
    [InlineData("2024-02-29", "2024-03-09", "2024-03-10", "2024-03-19")]
    [InlineData("2023-11-15", "2024-11-14", "2024-11-15", "2025-11-14")]
    public void Period_FollowsWithoutAGapAndIsAsLong(string start, string end, string nextStart, string nextEnd)
    {
        var next = NextPeriod.Of(Signed(start, end));
        Assert.Equal((nextStart, nextEnd), (next.Period.StartDate, next.Period.EndDate));
        Assert.Equal("", next.ValidFrom);
    }

    [Fact]
    public void Period_OfAnExtendedAgreement_FollowsItsNewEnd()
    {
        var signed = Signed("2020-01-01", "2021-12-31");
        signed.Revisions.Add(new Revision { Number = 1, NewEndDate = "2022-12-31" });
        var next = NextPeriod.Of(signed);
        Assert.Equal(("2023-01-01", "2025-12-31"), (next.Period.StartDate, next.Period.EndDate));
    }

    [Fact]
    public void Names_ChangeTheYearsOfThePeriodAlone()
    {
        var signed = Signed("2021-07-01", "2022-06-30");
        (signed.Id, signed.Title) = ("lofte-2021-2022", "Medborgarlöfte 2021–2022, på väg mot 2030");
        var next = NextPeriod.Of(signed);
        Assert.Equal(("lofte-2022-2023", "Medborgarlöfte 2022–2023, på väg mot 2030", "lofte-2021-2022"), (next.Id, next.Title, next.FollowsOn));
    }

    [Fact]
    public void Days_InsideTheOldPeriod_AreLeftOut()
    {
        var next = NextPeriod.Of(ProtoJson.Read<Agreement>(System.Text.Encoding.UTF8.GetBytes(WholeDraft.Json)));
        var text = System.Text.Encoding.UTF8.GetString(ProtoJson.ToUtf8(next).Span);
        Assert.Equal("Allt möjligt 2027", next.Title);
        Assert.DoesNotContain("2026-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("under mars", text, StringComparison.Ordinal);

        // A commitment may still name the municipality's own occasion.
        Assert.Equal("stadsfest", next.OwnOccasions.Single().Occasion);
    }

    private static Agreement Signed(string start, string end) =>
        new() { Id = "lofte", Title = "Löfte", ValidFrom = start, Period = new Period { StartDate = start, EndDate = end } };
}
