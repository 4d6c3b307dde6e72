using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Contracts.Texts;
using Medborgarlofte.Gateway.Pages;
using Municipality = Medborgarlofte.Contracts.Codes.Municipality;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;

namespace Medborgarlofte.Gateway.Municipalities;

/// <summary>Finds municipalities by what people type: without dots and rings, with "kommun" after the name, by county, by code, or misspelt.</summary>
/// <param name="Found">The best first.</param>
/// <param name="IsGuess">True when nothing is called so, and these are called nearly so.</param>
/// <param name="Only">The one that is meant beyond doubt; null for none.</param>
internal sealed record MunicipalitySearch(IReadOnlyList<Municipality> Found, bool IsGuess, Municipality? Only)
{
    private const int ShortName = 4;

    private static readonly string[] Endings = [" kommuns", " kommun", " stads", " stad", " municipality"];

    public static MunicipalitySearch For(string sought)
    {
        if (MunicipalityCodes.Find(sought.Trim()) is { } coded)
        {
            return new MunicipalitySearch([coded], IsGuess: false, coded);
        }

        if (sought.Length == 0)
        {
            return new MunicipalitySearch(MunicipalityCodes.All, IsGuess: false, Only: null);
        }

        var stated = Name(sought);
        var name = Fold(stated);
        var found = name.Length == 0 ? [] : MunicipalityCodes.All.Where(municipality => IsCalled(municipality, name, Fold(sought)))
            .OrderByDescending(municipality => string.Equals(municipality.Name, stated, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(municipality => Fold(municipality.Name) == name)
            .ThenBy(municipality => municipality.Name, SwedishOrder.Comparer).ToList();
        return found.Count > 0
            ? new MunicipalitySearch(found, IsGuess: false, found.Count == 1 ? found[0] : null)
            : new MunicipalitySearch([.. Nearest(name)], IsGuess: true, Only: null);
    }

    /// <summary>The same, and those whose agreements name such a lokalpolisområde or area; a guess only where there is none of either.</summary>
    public MunicipalitySearch With(IEnumerable<FollowedAgreement> agreements, string sought)
    {
        var place = Fold(sought.Trim());
        var named = place.Length == 0 ? [] : agreements.Where(agreement => agreement.Places.Any(name => Fold(name).Contains(place, StringComparison.Ordinal)))
            .Select(agreement => MunicipalityCodes.Find(agreement.Municipality.Code)).OfType<Municipality>().ToList();
        List<Municipality> all = [.. (IsGuess ? [] : Found).Concat(named).Distinct()];
        return named.Count == 0 ? this : new MunicipalitySearch(all, IsGuess: false, all.Count == 1 ? all[0] : null);
    }

    private static bool IsCalled(Municipality municipality, string name, string sought) =>
        Fold(municipality.Name).Contains(name, StringComparison.Ordinal) || Fold(municipality.OfficialName).Contains(sought, StringComparison.Ordinal)
        || Fold(municipality.County).Contains(sought, StringComparison.Ordinal) || municipality.Code.StartsWith(sought, StringComparison.Ordinal);

    private static IEnumerable<Municipality> Nearest(string name)
    {
        var most = name.Length <= ShortName ? 1 : 2;
        return name.Length == 0 ? [] : from municipality in MunicipalityCodes.All
                                       let distance = EditDistance.Between(Fold(municipality.Name), name)
                                       where distance <= most
                                       orderby distance
                                       select municipality;
    }

    // "Vetlandas" is Vetlanda's, and "Borås" is no genitive.
    private static string Name(string sought)
    {
        var name = string.Join(' ', sought.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var ending = Endings.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        name = ending is null ? name : name[..^ending.Length];
        return name.EndsWith('s') && IsName(name[..^1]) && !IsName(name) ? name[..^1] : name;
    }

    private static bool IsName(string name) => MunicipalityCodes.All.Any(municipality => Fold(municipality.Name) == Fold(name));

    private static string Fold(string text) => LatinLetters.FoldToName(text);
}
