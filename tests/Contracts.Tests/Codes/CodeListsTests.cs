using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Codes;

namespace Medborgarlofte.Contracts.Tests.Codes;

public partial class CodeListsTests
{
    public static TheoryData<string, IReadOnlyList<string>> SlugLists => new()
    {
        { "kinds", [.. ActivityKinds.All.Select(kind => kind.Code)] },
        { "focuses", [.. Focuses.All.Select(focus => focus.Code)] },
        { "risk occasions", [.. RiskOccasions.All.Select(occasion => occasion.Code)] },
        { "outcomes", [.. OutcomeKinds.All.Select(outcome => outcome.Code)] },
        { "units", [.. CountUnits.All.Select(unit => unit.Code)] },
        { "audiences", [.. Audiences.All.Select(audience => audience.Code)] },
        { "channels", [.. CampaignChannels.All.Select(channel => channel.Code)] },
    };

    [Theory]
    [MemberData(nameof(SlugLists))]
    public void All_EveryList_HoldsUniqueAsciiSlugs(string list, IReadOnlyList<string> codes)
    {
        Assert.False(codes.Count == 0, $"{list} is empty");
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches(Slug(), code));
    }

    [Fact]
    public void Municipalities_All_Holds290OrderedByCodeWithTheirCounty()
    {
        Assert.Equal(290, Municipalities.All.Count);
        Assert.Equal(Municipalities.All.Select(m => m.Code).Order(StringComparer.Ordinal), Municipalities.All.Select(m => m.Code));
        Assert.Equal(21, Municipalities.All.Select(m => m.CountyCode).Distinct().Count());
        Assert.All(Municipalities.All, m => Assert.StartsWith(m.CountyCode, m.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void Find_Vetlanda_ReturnsItsNamesAndCounty() =>
        Assert.Equal(new Municipality("0685", "Vetlanda", "Vetlanda kommun", "06", "Jönköpings län", 57.37, 15.16), Municipalities.Find("0685"));

    [Fact]
    public void Find_UnknownCode_ReturnsNull()
    {
        Assert.Null(Municipalities.Find("9999"));
        Assert.Null(ActivityKinds.Find("Trafikkontroll"));
        Assert.Null(Focuses.Find(""));
    }

    [Theory]
    [InlineData("trafikkontroll", "utlovad trafikkontroll", "den utlovade trafikkontrollen", "de utlovade trafikkontrollerna", "genomförts")]
    [InlineData("riktad-insats", "utlovad riktad insats", "den utlovade riktade insatsen", "de utlovade riktade insatserna", "genomförts")]
    [InlineData("samverkansmote", "utlovat samverkansmöte", "det utlovade samverkansmötet", "de utlovade samverkansmötena", "hållits")]
    [InlineData("lagesbild", "utlovad lägesbild", "den utlovade lägesbilden", "de utlovade lägesbilderna", "tagits fram")]
    [InlineData("plan", "utlovad plan", "den utlovade planen", "de utlovade planerna", "tagits fram")]
    public void ActivityKind_Promised_AgreesWithGenderAndNumber(
        string code, string singular, string definiteSingular, string definitePlural, string passive)
    {
        ActivityKind kind = Assert.IsType<ActivityKind>(ActivityKinds.Find(code));

        Assert.Equal(singular, kind.SwedishPromisedSingular);
        Assert.Equal(definiteSingular, kind.SwedishPromisedDefiniteSingular);
        Assert.Equal(definitePlural, kind.SwedishPromisedDefinitePlural);
        Assert.Equal(passive, kind.SwedishPassiveSupine);
    }

    [Theory]
    [InlineData("midsommar", 2020, "2020-06-19")]
    [InlineData("midsommar", 2021, "2021-06-25")]
    [InlineData("pask", 2020, "2020-04-11")]
    [InlineData("pask", 2021, "2021-04-03")]
    [InlineData("pask", 2049, "2049-04-17")]
    [InlineData("pask", 2038, "2038-04-24")]
    [InlineData("kristi-himmelsfard", 2020, "2020-05-21")]
    [InlineData("pingst", 2021, "2021-05-22")]
    [InlineData("alla-helgons-dag", 2020, "2020-10-31")]
    [InlineData("alla-helgons-dag", 2021, "2021-11-06")]
    [InlineData("valborg", 2021, "2021-04-30")]
    [InlineData("jul", 2020, "2020-12-24")]
    [InlineData("nyar", 2021, "2021-12-31")]
    public void DateIn_KnownYear_ReturnsTheCalendarsDate(string code, int year, string date) =>
        Assert.Equal(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), RiskOccasions.Find(code)!.DateIn(year));

    [Theory]
    [InlineData("skolavslutning")]
    [InlineData("student")]
    [InlineData("skolstart")]
    public void DateIn_AnnouncedOccasion_ReturnsNull(string code) => Assert.Null(RiskOccasions.Find(code)!.DateIn(2021));

    [Fact]
    public void DateIn_UnknownRule_ThrowsFormatException() =>
        Assert.Throws<FormatException>(() => new RiskOccasion("x", "x", "x", "full-moon").DateIn(2021));

    [Theory]
    [InlineData("forstagangsanvandare", true)]
    [InlineData("kontrollerad-forare", true)]
    [InlineData("kontrollerat-fordon", false)]
    [InlineData("narkotikabrott", false)]
    public void CountsPersons_OutcomeKind_FollowsWhatIsCounted(string code, bool persons) =>
        Assert.Equal(persons, OutcomeKinds.Find(code)!.CountsPersons);

    [Theory]
    [InlineData("tillfalle", "ett")]
    [InlineData("timme", "en")]
    public void Article_Unit_AgreesWithGender(string code, string article) => Assert.Equal(article, CountUnits.Find(code)!.Gender.Article);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();
}
