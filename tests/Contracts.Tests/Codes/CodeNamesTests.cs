using Medborgarlofte.Contracts.Codes;

namespace Medborgarlofte.Contracts.Tests.Codes;

public sealed class CodeNamesTests
{
    [Theory]
    [InlineData("trafikkontroll", "trafikkontroll")]
    [InlineData("Trafikkontroller", "trafikkontroll")]
    [InlineData("flygande inspektion", "flygande-inspektion")]
    [InlineData("Den flygande inspektionen", "flygande-inspektion")]
    [InlineData("de flygande inspektionerna", "flygande-inspektion")]
    [InlineData("SKOLBESÖK", "skolbesok")]
    [InlineData("Skolbeso\u0308k", "skolbesok")]
    [InlineData("skolbesok", "skolbesok")]
    [InlineData("traffic controls", "trafikkontroll")]
    [InlineData("A traktorkontroll", "a-traktorkontroll")]
    [InlineData("trafikkontrol", null)]
    [InlineData("kontroll", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    public void Find_Kind(string text, string? code) => Assert.Equal(code, CodeNames.Kinds.Find(text));

    [Theory]
    [InlineData("Vetlanda", "0685")]
    [InlineData("VETLANDA KOMMUN", "0685")]
    [InlineData("Österåkers kommun", "0117")]
    [InlineData("Österåker", "0117")]
    [InlineData("orebro", "1880")]
    [InlineData("Malmö stad", "1280")]
    [InlineData("Region Gotland", "0980")]
    [InlineData("Håbo", "0305")]
    [InlineData("Habo", "0643")]
    [InlineData("HÅBO KOMMUN", "0305")]
    [InlineData("upplands vasby", "0114")]
    [InlineData("Vetland", null)]
    public void Find_Municipality(string text, string? code) => Assert.Equal(code, CodeNames.Municipality.Find(text));

    [Fact]
    public void Find_EveryCodeAndNameOfEveryList_IsItsOwn()
    {
        Assert.All(ActivityKinds.All, kind => Assert.All(
            new[] { kind.Code, kind.SwedishSingular, kind.SwedishPlural, kind.SwedishDefinitePlural.ToUpperInvariant() },
            name => Assert.Equal(kind.Code, CodeNames.Kinds.Find(name))));
        Assert.All(Focuses.All, focus => Assert.Equal(focus.Code, CodeNames.Focus.Find(focus.Swedish)));
        Assert.All(CountUnits.All, unit => Assert.Equal(unit.Code, CodeNames.Units.Find(unit.SwedishPlural)));
        Assert.All(OutcomeKinds.All, outcome => Assert.Equal(outcome.Code, CodeNames.Outcomes.Find(outcome.Swedish)));
        Assert.All(Municipalities.All, municipality => Assert.Equal(municipality.Code, CodeNames.Municipality.Find(municipality.Name)));
    }

    [Theory]
    [InlineData("trafikkontrol", "trafikkontroll")]
    [InlineData("Trafikkontrllo", "trafikkontroll")]
    [InlineData("fotpatrol", "fotpatrull")]
    [InlineData("skolbesk", "skolbesok")]
    [InlineData("hembesökk", "hembesok")]
    [InlineData("nonsense", null)]
    [InlineData("plam", "plan")]
    [InlineData("ab", null)]
    public void Nearest_Kind(string text, string? code) => Assert.Equal(code, CodeNames.Kinds.Nearest(text));
}
