using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>Few persons stand nowhere, and cannot be told from what stands.</summary>
public sealed class SmallNumbersTests
{
    private static readonly TargetTerms Persons = new()
    {
        Id = "a", Occasions = new OccasionsGoal(Comparison.AtLeast, 10, 0, Per.Period, [], false), Counting = new CountingTerms { Outcome = "gripen-person" },
    };

    [Theory]
    [InlineData("0", "0")]
    [InlineData("5 7", "5 7")]
    [InlineData("3", "<")]
    [InlineData("1 1", "< <")]
    [InlineData("2 9 7 0", "< 9 + 0")]
    [InlineData("1 5 20", "< + +")]
    [InlineData("2 3 9", "< < 9")]
    [InlineData("4 4 9", "< < +")]
    public void Of_Addends_HidesWhatTheSumWouldTell(string numbers, string told)
    {
        long[] addends = [.. numbers.Split(' ').Select(long.Parse)];
        Addends hidden = Addends.Of(addends);
        Assert.Equal(told, string.Join(' ', addends.Zip(hidden.Hidden, (number, hiding) =>
            hiding switch { Hiding.None => $"{number}", Hiding.FewerThanFive => "<", _ => "+" })));
        Assert.False(hidden.HidesTotal);
    }

    [Theory]
    [InlineData("4 4")]
    [InlineData("1 1 1 1 1")]
    [InlineData("1 5")]
    public void Of_AddendsThatOnlyAddUpInOneWay_HidesTheSum(string numbers) =>
        Assert.True(Addends.Of([.. numbers.Split(' ').Select(long.Parse)]).HidesTotal);

    /// <summary>A solver: for each hidden number there is another one that fits all that is told.</summary>
    [Property(MaxTest = 500)]
    public Property Of_AnyAddends_NoHiddenNumberFollows() => Prop.ForAll(
        Gen.Choose(0, 12).Select(n => (long)n).ArrayOf().Where(numbers => numbers.Length is > 0 and < 7).ToArbitrary(),
        numbers =>
        {
            Addends addends = Addends.Of(numbers);
            Assert.All(numbers.Zip(addends.Hidden), pair => Assert.False(SmallNumbers.IsSmall(pair.First) && pair.Second == Hiding.None));
            long total = numbers.Sum();
            if (addends.HidesTotal || SmallNumbers.IsSmall(total))
            {
                return;
            }

            int[] hidden = [.. Enumerable.Range(0, numbers.Length).Where(i => addends.Hidden[i] != Hiding.None)];
            long rest = hidden.Sum(i => numbers[i]);
            Assert.All(hidden, asked => Assert.Contains(Values(addends.Hidden[asked]), value => value != numbers[asked]
                && CanBe(rest - value, hidden.Where(i => i != asked).Select(i => addends.Hidden[i]))));
        });

    [Fact]
    public void Commitment_PersonsOfTwoParties_HidesBothAndTellsTheTotal()
    {
        Verdict verdict = Judged([(Party.Police, 2), (Party.Municipality, 9)]);
        Assert.Equal([Hiding.FewerThanFive, Hiding.Secondary], verdict.Parts.Select(part => part.Hiding));
        Assert.Equal((Hiding.None, 11m), (verdict.Targets[0].Hiding, verdict.Targets[0].Count));
    }

    [Fact]
    public void Commitment_FewPersons_HidesNumberAndWhatIsLeft()
    {
        Verdict verdict = Judged([(Party.Police, 3), (Party.Municipality, 0)]);
        TargetFollowUp wire = TargetFollowUpMapping.ToWire(verdict.Targets[0]);
        Assert.False(wire.HasCount);
        Assert.Equal((5, true), (wire.FewerThan, wire.Suppressed));
        Assert.Null(verdict.Targets[0].Rescue);
        Assert.Equal([Hiding.FewerThanFive, Hiding.None], verdict.Parts.Select(part => part.Hiding));
    }

    [Theory]
    [InlineData(3, 3, 12, 20, "6 18 38")]
    [InlineData(7, 0, 9, 11, "7 16 27")]
    [InlineData(7, 2, 1, 1, "11")]
    [InlineData(2, 3, 1, 1, "7")]
    public void Course_OfPersons_TellsNoStepOfFewerThanFive(int first, int second, int third, int fourth, string told)
    {
        TargetVerdict verdict = Judged([(Party.Police, 100)]).Targets[0];
        long sum = 0;
        List<(DateOnly, long)> points = [];
        foreach (var (amount, day) in new[] { first, second, third, fourth }.Select((amount, index) => (amount, index)))
        {
            points.Add((new DateOnly(2020, 1, 1).AddDays(day), sum += amount));
        }

        // The steps between what is told are five or more, and the last one is the total.
        Assert.Equal(told, string.Join(' ', Suppression.Progress(verdict, points).Select(point => point.Total)));
    }

    [Fact]
    public void Apply_RowsOfARecordWithFewAndOneWithMany_TellNeither()
    {
        HashSet<string> few = [.. Suppression.FewIn(Found(1)), .. Suppression.FewIn(Found(9))];
        ReceiptRow small = Suppression.Apply(Row(1), Persons, few);
        ReceiptRow large = Suppression.Apply(Row(9), Persons, few);
        Assert.All([small, large], row => Assert.False(row.HasCounted));
        Assert.All([small, large], row => Assert.Empty(row.Outcomes));
        Assert.Equal([("gripen-person", 5), ("counted", 5)], small.Suppressed.Select(number => (number.Field, number.FewerThan)));
        Assert.All(large.Suppressed, number => Assert.False(number.HasFewerThan));
        Assert.Equal(9, Suppression.Apply(Row(9), Persons, [.. Suppression.FewIn(Found(9)), .. Suppression.FewIn(Found(12))]).Counted);
    }

    [Fact]
    public void Apply_QuantityInAUnitOfPersons_IsLeftOut()
    {
        ReportedRecord record = Found(0) with { Outcomes = [], Quantity = 2, Unit = "deltagare" };
        TargetTerms target = Persons with { Counting = new CountingTerms { Unit = "deltagare" } };
        ReceiptRow row = Suppression.Apply(
            new ReceiptRow { Quantity = 2, Counted = 2, Whole = 0, Unit = "deltagare" }, target, [.. Suppression.FewIn(record)]);
        Assert.Equal((false, false, true), (row.HasQuantity, row.HasCounted, row.HasWhole));
    }

    [Fact]
    public void Counted_InAFeed_TellsOnlyNothingAndWhetherTheyAreFew()
    {
        CommitmentTerms commitment = Commitment("1", Both, Persons);
        CorrectedCount count = Suppression.Counted("a~1", commitment, 1, 12);
        Assert.Equal((false, 5, false, false, true), (count.HasBefore, count.BeforeFewerThan, count.HasAfter, count.HasAfterFewerThan, count.Suppressed));
        Assert.Equal((true, 0d), (Suppression.Counted("a~1", commitment, 0, 3).HasBefore, Suppression.Counted("a~1", commitment, 0, 3).Before));
        Assert.Equal(("<5", ">=5", "0", "3"), (Suppression.Text(3, "person"), Suppression.Text(8, "elev"), Suppression.Text(0, "elev"), Suppression.Text(3, "klass")));
    }

    private static ReportedRecord Found(long persons) =>
        Activity("2020-02-01") with { Outcomes = persons == 0 ? [] : [new OutcomeTally("gripen-person", persons)] };

    private static ReceiptRow Row(long persons) => new()
    {
        Quantity = 1, Counted = persons, Whole = 0, Outcomes = { new OutcomeCount { Code = "gripen-person", Count = persons } },
    };

    private static Verdict Judged(IReadOnlyList<(Party Party, long Persons)> found) => Judge.Commitment(
        Agreement("2020-01-01", "2020-12-31"), Commitment("1", Both, Persons),
        [.. found.Select(part => new Tally("a", new TallyKey(new DateOnly(2020, 2, 1), new DateOnly(2020, 2, 1), part.Party, "", ""),
            new TallyAmount(part.Persons, 0, 1, 0, 0, 0)))],
        [], new DateOnly(2020, 6, 1));

    private static IEnumerable<long> Values(Hiding hiding) => hiding == Hiding.FewerThanFive ? [1, 2, 3, 4] : Enumerable.Range(5, 100).Select(n => (long)n);

    private static bool CanBe(long sum, IEnumerable<Hiding> others)
    {
        List<Hiding> list = [.. others];
        long least = list.Sum(hiding => hiding == Hiding.FewerThanFive ? 1 : 5);
        long most = list.Contains(Hiding.Secondary) ? long.MaxValue : list.Count * 4;
        return sum >= least && sum <= most;
    }
}
