using Medborgarlofte.Contracts.Codes;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>Finds municipalities by what readers type: without dots and rings, with "kommun" after the name, by code, or misspelt.</summary>
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
            return new MunicipalitySearch([coded], false, coded);
        }

        var name = Name(sought);
        var found = MunicipalityCodes.All
            .Where(municipality => Fold(municipality.Name).Contains(Fold(name), StringComparison.Ordinal) || Fold(municipality.County).Contains(Fold(sought), StringComparison.Ordinal))
            .OrderByDescending(municipality => string.Equals(municipality.Name, name, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(municipality => Fold(municipality.Name) == Fold(name))
            .ThenBy(municipality => municipality.Name, SwedishOrder.Comparer).ToList();
        if (found.Count > 0)
        {
            return new MunicipalitySearch(found, false, found.Count == 1 ? found[0] : null);
        }

        var most = name.Length <= ShortName ? 1 : 2;
        return new MunicipalitySearch(
            [
                .. from municipality in MunicipalityCodes.All
                   let distance = Distance(Fold(municipality.Name), Fold(name))
                   where distance <= most
                   orderby distance
                   select municipality,
            ], true, null);
    }

    // "Vetlandas" is Vetlanda's, and "Borås" is no genitive.
    private static string Name(string sought)
    {
        var name = string.Join(' ', sought.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var ending = Endings.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        name = ending is null ? name : name[..^ending.Length];
        return name.EndsWith('s') && MunicipalityCodes.All.Any(municipality => Fold(municipality.Name) == Fold(name[..^1]))
            && !MunicipalityCodes.All.Any(municipality => Fold(municipality.Name) == Fold(name))
            ? name[..^1]
            : name;
    }

    private static string Fold(string text) => text.Trim().ToLowerInvariant()
        .Replace('å', 'a').Replace('ä', 'a').Replace('æ', 'a').Replace('ö', 'o').Replace('ø', 'o').Replace('é', 'e').Replace("-", " ", StringComparison.Ordinal);

    /// <summary>How many letters must be added, left out or changed to make one word of the other.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
