using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;

namespace Medborgarlofte.Gateway.Codes;

/// <summary>A code list as it is served.</summary>
/// <param name="Address">Below the API's base path.</param>
/// <param name="Sv">What it lists, in Swedish.</param>
/// <param name="En">The same in English.</param>
/// <param name="Common">The codes that every municipality has; they change with a release only.</param>
internal sealed record PublishedCodeList(string Address, string Sv, string En, IReadOnlyList<PublishedCode> Common)
{
    /// <summary>Names of what its codes tell besides, in the order of the columns.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>Takes a municipality's own codes out of one of its agreements; null for a list that has none.</summary>
    public Func<Agreement, IEnumerable<PublishedCode>>? Own { get; init; }

    /// <summary>Its name in addresses.</summary>
    public string Name => Address[(Address.LastIndexOf('/') + 1)..];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedCodeList> All { get; } =
    [
        new(CodeAddresses.Kinds, "Slag av aktiviteter, åtgärder och kampanjer", "Kinds of activities, measures and campaigns",
            [.. ActivityKinds.All.Select(kind => Plural(kind.Code, kind.SwedishSingular, kind.EnglishSingular, kind.SwedishPlural, kind.EnglishPlural))])
        {
            More = ["svPlural", "enPlural", OwnCodes.Agreements], Own = OwnCodes.Kinds,
        },
        new(CodeAddresses.Focuses, "Inriktningar", "Focuses", [.. Focuses.All.Select(focus => new PublishedCode(focus.Code, focus.Swedish, focus.English))]),
        new(CodeAddresses.Units, "Enheter", "Units",
            [.. CountUnits.All.Select(unit => CountingPersons(
                Plural(unit.Code, unit.SwedishSingular, unit.EnglishSingular, unit.SwedishPlural, unit.EnglishPlural), unit.CountsPersons))])
        {
            More = ["svPlural", "enPlural", "countsPersons"],
        },
        new(CodeAddresses.Outcomes, "Resultat som räknas", "Outcomes that are counted",
            [.. OutcomeKinds.All.Select(outcome => CountingPersons(new PublishedCode(outcome.Code, outcome.Swedish, outcome.English), outcome.CountsPersons))])
        {
            More = ["countsPersons"],
        },
        new(CodeAddresses.Audiences, "Målgrupper", "Audiences",
            [.. Audiences.All.Select(audience => new PublishedCode(audience.Code, audience.Swedish, audience.English))]),
        new(CodeAddresses.Channels, "Kanaler", "Channels",
            [.. CampaignChannels.All.Select(channel => new PublishedCode(channel.Code, channel.Swedish, channel.English))]),
        new(CodeAddresses.RiskOccasions, "Risktillfällen", "Risk occasions",
            [.. RiskOccasions.All.Select(occasion => With(new PublishedCode(occasion.Code, occasion.Swedish, occasion.English), "dateRule", occasion.Rule))])
        {
            More = ["dateRule", "dates", OwnCodes.Agreements], Own = OwnCodes.Occasions,
        },
        new(CodeAddresses.Municipalities, "Sveriges kommuner", "Sweden's municipalities",
            [.. MunicipalityCodes.All.Select(one => With(With(new PublishedCode(one.Code, one.Name, one.Name), "officialName", one.OfficialName), "county", one.County))])
        {
            More = ["officialName", "county"],
        },
        new(CodeAddresses.Areas, "Kommunens egna områden", "The municipality's own areas", []) { More = [OwnCodes.Agreements], Own = OwnCodes.Areas },
        new(CodeAddresses.ThirdParties, "Andra som medverkar i kommunens medborgarlöften", "Others that take part in the municipality's agreements", [])
        {
            More = [OwnCodes.Agreements], Own = OwnCodes.ThirdParties,
        },
    ];

    /// <summary>The list of a name; null when there is none.</summary>
    public static PublishedCodeList? Find(string name) => All.FirstOrDefault(list => list.Name == name);

    /// <summary>A code with the names of several.</summary>
    public static PublishedCode Plural(string code, string sv, string en, string svPlural, string enPlural) =>
        With(With(new PublishedCode(code, sv, en), "svPlural", svPlural), "enPlural", enPlural);

    /// <summary>The code with one more thing to tell.</summary>
    public static PublishedCode With(PublishedCode code, string name, object value) =>
        code with { More = new Dictionary<string, object>(code.More) { [name] = value } };

    private static PublishedCode CountingPersons(PublishedCode code, bool persons) => With(code, "countsPersons", persons);
}
