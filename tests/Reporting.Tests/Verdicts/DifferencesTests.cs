using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>Few persons cannot be told by taking one commitment's number from another's.</summary>
public sealed class DifferencesTests
{
    private const string North = "norr";
    private const string South = "soder";

    [Theory]
    [InlineData("norr 11, soder 2", "all, norr", "13 +")]
    [InlineData("norr 11, soder 5", "all, norr", "16 11")]
    [InlineData("norr 11", "all, norr", "11 11")]
    [InlineData("norr 11, soder 2", "norr, all", "+ 13")]
    [InlineData("norr 11, soder 2", "all, norr, soder", "13 + <")]
    [InlineData("norr 9, soder 8, oster 3", "all, norr, soder", "20 9 +")]
    [InlineData("norr 9, soder 8, oster 3", "all, norr, soder, oster", "20 9 + <")]
    [InlineData("norr 9, soder 8", "norr, soder", "9 8")]
    [InlineData("norr 3", "all, norr", "< <")]
    public void Hide_OneAreaBesideTheWhole_TellsNoFew(string persons, string commitments, string told)
    {
        IReadOnlyList<Verdict> hidden = Hidden(persons, [.. commitments.Split(", ").Select(area => Persons(area == "all" ? [] : [area]))]);

        Assert.Equal(told, string.Join(' ', hidden.Select(verdict => Text(verdict.Targets[0].Hiding, (long)verdict.Targets[0].Count!))));
    }

    [Fact]
    public void Hide_OtherResultOrOtherDays_IsNoPart()
    {
        TargetTerms other = Persons([]) with { Counting = new CountingTerms { Outcome = "lagforing" } };
        Assert.Equal([Hiding.None, Hiding.None], Hidden("norr 11, soder 2", [Persons([]), other], "norr 11").Select(verdict => verdict.Targets[0].Hiding));

        // As many as in the whole but on a day on which the whole has fewer: it counts others.
        Verdict whole = Judged(Persons([]), [Tally(North, 13, "2020-02-01")]);
        Verdict elsewhere = Judged(Persons([]), [Tally(North, 11, "2020-03-01")]);
        Assert.All(Differences.Hide([(whole, [Tally(North, 13, "2020-02-01")]), (elsewhere, [Tally(North, 11, "2020-03-01")])]),
            verdict => Assert.Equal(Hiding.None, verdict.Targets[0].Hiding));
    }

    [Fact]
    public void Hide_WindowsThatDifferByFew_HideTheSmallerOnesAndTheirSum()
    {
        Tally[] all = [Tally(North, 6, "2020-01-05"), Tally(South, 1, "2020-01-05"), Tally(North, 30, "2020-02-05"), Tally(South, 30, "2020-02-05")];
        Tally[] north = [.. all.Where(tally => tally.Key.Area == North)];
        TargetTerms monthly = Persons([]) with { Occasions = new OccasionsGoal(Comparison.AtLeast, 10, 0, Per.Month, [], false) };

        IReadOnlyList<Verdict> hidden = Differences.Hide([(Judged(monthly, all), all), (Judged(monthly, north), north)]);

        Assert.Equal(Hiding.None, hidden[0].Targets[0].Hiding);
        Assert.Equal(Hiding.Secondary, hidden[1].Targets[0].Hiding);
        Assert.Null(hidden[1].Targets[0].Rescue);
        Assert.All(hidden[1].Targets[0].Details, detail => Assert.Equal(detail.Count > 0, detail.Hiding == Hiding.Secondary));
    }

    [Fact]
    public void Hide_PartsOfOneParty_HideTheSmallerOne()
    {
        Tally[] all = [Tally(North, 20, "2020-01-05"), Tally(South, 2, "2020-01-05"), Tally(South, 9, "2020-01-05", Party.Municipality)];
        Tally[] north = [.. all.Where(tally => tally.Key.Area == North)];

        IReadOnlyList<Verdict> hidden = Differences.Hide([(Judged(Persons([]), all), all), (Judged(Persons([]), north), north)]);

        Assert.Equal(Hiding.None, hidden[0].Parts[0].Hiding);
        Assert.Equal((Hiding.Secondary, Hiding.Secondary), (hidden[1].Parts[0].Hiding, hidden[1].Targets[0].Hiding));
    }

    [Fact]
    public void Course_OfANumberBesideAnother_TellsItsLastDayAlone()
    {
        TargetVerdict verdict = Hidden("norr 11, soder 6", [Persons([]), Persons([North])])[0].Targets[0];

        Assert.Equal([17L], Suppression.Progress(verdict, [(Day("2020-02-01"), 7), (Day("2020-03-01"), 17)]).Select(point => point.Total));
    }

    private static string Text(Hiding hiding, long count) => hiding switch { Hiding.None => $"{count}", Hiding.FewerThanFive => "<", _ => "+" };

    private static TargetTerms Persons(string[] areas) => Target("a", new CountingTerms { Outcome = "gripen-person", Areas = areas }) with
    {
        Occasions = new OccasionsGoal(Comparison.AtLeast, 40, 0, Per.Period, [], false),
    };

    private static IReadOnlyList<Verdict> Hidden(string persons, TargetTerms[] targets, string? ofLast = null) => Differences.Hide([.. targets.Index().Select(item =>
    {
        IReadOnlyList<Tally> tallies = [.. Found(ofLast is not null && item.Index == targets.Length - 1 ? ofLast : persons)
            .Where(tally => item.Item.Counting.Areas.Count == 0 || item.Item.Counting.Areas.Contains(tally.Key.Area))];
        return (Judged(item.Item, tallies), tallies);
    })]);

    private static IEnumerable<Tally> Found(string persons) =>
        persons.Split(", ").Select(part => part.Split(' ')).Select(part => Tally(part[0], long.Parse(part[1], null), "2020-02-01"));

    private static Tally Tally(string area, long persons, string day, Party party = Party.Police) =>
        new("a", new TallyKey(Day(day), Day(day), party, area, ""), new TallyAmount(persons, 0, 1, 0, 0, 0));

    private static Verdict Judged(TargetTerms target, IReadOnlyList<Tally> tallies) =>
        Judge.Commitment(Agreement("2020-01-01", "2020-12-31"), Commitment("1", Both, target), tallies, [], Day("2020-06-01"));
}
