using System.Collections.Frozen;
using Medborgarlofte.Contracts.Texts;

namespace Medborgarlofte.Contracts.Codes;

/// <summary>
/// Finds a code by what people write for it: the code or a name in either language, singular or plural, in any case, with or without
/// marks, spaces and hyphens. What is the name of two codes finds neither, unless it is written exactly as one of them.
/// </summary>
public sealed class CodeNames
{
    private const int LongestGuess = 64;
    private static readonly string[] Articles = ["den ", "det ", "de ", "the "];

    private readonly FrozenDictionary<string, string?> written;
    private readonly FrozenDictionary<string, string?> folded;

    private CodeNames(IEnumerable<(string Code, string[] Names)> entries)
    {
        var names = entries.SelectMany(entry => entry.Names.Append(entry.Code).Select(name => (entry.Code, Name: name))).ToList();
        written = ByName(names, Written);
        folded = ByName(names, LatinLetters.FoldToName);
    }

    /// <summary>Kinds of activities, measures and campaigns.</summary>
    public static CodeNames Kinds { get; } = new(ActivityKinds.All.Select(kind => (kind.Code, new[]
    {
        kind.SwedishSingular, kind.SwedishDefiniteSingular, kind.SwedishPlural, kind.SwedishDefinitePlural, kind.EnglishSingular, kind.EnglishPlural,
    })));

    /// <summary>Focuses.</summary>
    public static CodeNames Focus { get; } = new(Focuses.All.Select(focus => (focus.Code, new[] { focus.Swedish, focus.English })));

    /// <summary>Units of a quantity.</summary>
    public static CodeNames Units { get; } = new(CountUnits.All.Select(unit =>
        (unit.Code, new[] { unit.SwedishSingular, unit.SwedishPlural, unit.EnglishSingular, unit.EnglishPlural })));

    /// <summary>Outcomes.</summary>
    public static CodeNames Outcomes { get; } = new(OutcomeKinds.All.Select(outcome => (outcome.Code, new[] { outcome.Swedish, outcome.English })));

    /// <summary>Audiences.</summary>
    public static CodeNames Audience { get; } = new(Audiences.All.Select(audience => (audience.Code, new[] { audience.Swedish, audience.English })));

    /// <summary>Channels of a campaign.</summary>
    public static CodeNames Channels { get; } = new(CampaignChannels.All.Select(channel => (channel.Code, new[] { channel.Swedish, channel.English })));

    /// <summary>Risk occasions.</summary>
    public static CodeNames RiskOccasion { get; } = new(RiskOccasions.All.Select(occasion => (occasion.Code, new[] { occasion.Swedish, occasion.English })));

    /// <summary>Municipalities, by name too: "Vetlanda", "Vetlanda kommun", "Malmö stad", "Region Gotland".</summary>
    public static CodeNames Municipality { get; } = new(Municipalities.All.Select(municipality => (municipality.Code, new[]
    {
        municipality.Name, municipality.OfficialName, $"{municipality.Name} kommun",
        municipality.OfficialName.Replace(" kommun", " stad", StringComparison.Ordinal), $"Region {municipality.Name}",
    })));

    /// <summary>The code of what is written; null when it names none, or several.</summary>
    public string? Find(string text) => Lookup(text) ?? Articles
        .Where(article => text.StartsWith(article, StringComparison.OrdinalIgnoreCase))
        .Select(article => Lookup(text[article.Length..])).FirstOrDefault();

    /// <summary>The one code that is most like what is written, for a question back; null when none is, or several are.</summary>
    public string? Nearest(string text)
    {
        if (text.Length > LongestGuess)
        {
            return null;
        }

        var name = LatinLetters.FoldToName(text);
        var limit = Math.Min(3, name.Length / 4);
        var near = folded.Where(entry => entry.Value is not null && Math.Abs(entry.Key.Length - name.Length) <= limit)
            .Select(entry => (entry.Value, Distance: EditDistance.Between(entry.Key, name)))
            .Where(entry => entry.Distance <= limit).ToList();
        return near.Count == 0 ? null
            : near.Where(entry => entry.Distance == near.Min(other => other.Distance)).Select(entry => entry.Value).Distinct().ToList() is [var one] ? one
            : null;
    }

    private string? Lookup(string text) =>
        written.TryGetValue(Written(text), out var code) && code is not null ? code : folded.GetValueOrDefault(LatinLetters.FoldToName(text));

    private static FrozenDictionary<string, string?> ByName(IEnumerable<(string Code, string Name)> names, Func<string, string> key) => names
        .GroupBy(name => key(name.Name), name => name.Code)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToList() is [var one] ? one : null);

    private static string Written(string text) => LatinLetters.Compose(text.Trim()).ToLowerInvariant();
}
