using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Texts;
using Medborgarlofte.Gateway.Pages;
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
