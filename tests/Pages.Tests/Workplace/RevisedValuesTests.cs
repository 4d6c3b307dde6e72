using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Desk;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Whoever signs a revision reads words, and no codes.</summary>
public sealed class RevisedValuesTests
{
    private static readonly Agreement Agreement = new()
    {
        Areas = { new Area { Code = "centrum", Name = "Centrum" } },
        OwnKinds = { new OwnKind { Code = "0685.mopedkvall", Singular = new() { Sv = "mopedkväll", En = "moped night" }, Plural = new() { Sv = "mopedkvällar", En = "moped nights" } } },
    };

    [Fact]
    public void Of_EveryKindOfValue_IsInWords()
    {
        var before = Commitment(Comparison.AtLeast, 1500, Per.Period, [Party.Police], "trafikkontroll");
        var after = Commitment(Comparison.AtMost, 60, Per.Week, [Party.Police, Party.Municipality], "0685.mopedkvall");
        after.Targets[0].Counting.Areas.Add("centrum");
        after.Targets[0].Within = new Period { StartDate = "2026-01-01", EndDate = "2026-06-30" };
        Assert.Equal(
        [
            "ansvarig: polisen → polisen, kommunen", "jämförelse: minst → högst", "antal: 1500 → 60", "tid: under hela perioden → varje vecka",
            "aktiviteter: trafikkontroll → mopedkväll", "områden: – → Centrum", "från och med: – → 1 januari 2026", "till och med: – → 30 juni 2026",
        ], RevisedValues.Of(before, after, Agreement, Language.Swedish).Select(text => text.Replace('\u00A0', ' ')));
        Assert.Contains("activities: traffic control → moped night", RevisedValues.Of(before, after, Agreement, Language.English));
    }

    private static Commitment Commitment(Comparison comparison, long number, Per per, Party[] responsible, string kind) => new()
    {
        Id = "1",
        Responsible = { responsible },
        Targets = { new Target { Occasions = new OccasionsTarget { Comparison = comparison, Number = number, Per = per }, Counting = new CountingRule { Kinds = { kind } } } },
    };
}
