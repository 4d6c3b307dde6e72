using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Texts;

namespace Medborgarlofte.Gateway.Municipalities;

/// <summary>Finds municipalities by a part of their name or county as people type it, or by the beginning of their code.</summary>
internal static class MunicipalitySearch
{
    /// <summary>"orebro", "Örebro", "vetlanda kommun" and "0685" find theirs; an empty text finds all, and one without a letter or digit none.</summary>
    public static bool Finds(Municipality municipality, string sought)
    {
        var name = LatinLetters.FoldToName(sought);
        return sought.Length == 0 || (name.Length > 0 && (
            Names(municipality).Any(one => LatinLetters.FoldToName(one).Contains(name, StringComparison.Ordinal))
            || municipality.Code.StartsWith(name, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Names(Municipality municipality) =>
        [municipality.OfficialName, $"{municipality.Name} kommun", municipality.County];
}
