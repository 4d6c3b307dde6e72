using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.ServiceDefaults.Validation;

// Codes of lists. What is like a code or a name of the list is asked about.
public sealed partial class Violations
{
    /// <summary>A kind from the code list, or an own kind of the record's municipality.</summary>
    public void Kind(string value, string municipalityCode, string field = "kind")
    {
        Require(ActivityKinds.Find(value) is not null
            || (OwnKindPattern().IsMatch(value) && value.StartsWith($"{municipalityCode}.", StringComparison.Ordinal)), field,
            "Required: a code from the kind list, such as trafikkontroll, or the municipality's own: kommunkod, a dot and a code."
            + Question(CodeNames.Kinds, value));
        InnocentId(value, field);
    }

    /// <summary>Kinds, each as <see cref="Kind"/>.</summary>
    public void Kinds(IReadOnlyList<string> values, string municipalityCode, string field = "kinds")
    {
        for (var i = 0; i < values.Count; i++)
        {
            Kind(values[i], municipalityCode, $"{field}[{i}]");
        }
    }

    /// <summary>Codes of a list.</summary>
    public void Codes(IReadOnlyList<string> values, string field, Func<string, bool> known, string list, CodeNames? names = null)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Require(known(values[i]), $"{field}[{i}]", $"Not a code of the {list} list.{Question(names, values[i])}");
        }
    }

    /// <summary>A unit from the unit list; may be left out.</summary>
    public void Unit(string value) => Require(
        value.Length == 0 || CountUnits.Find(value) is not null, "unit", $"Not a code of the unit list.{Question(CodeNames.Units, value)}");

    /// <summary>Results by code, each code once.</summary>
    public void Outcomes(IReadOnlyList<OutcomeCount> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < values.Count; i++)
        {
            var code = values[i].Code;
            Require(OutcomeKinds.Find(code) is not null, $"outcomes[{i}].code", $"Not a code of the outcome list.{Question(CodeNames.Outcomes, code)}");
            Require(seen.Add(code), $"outcomes[{i}].code", "Each code once.");
            Require(values[i].Count >= 0, $"outcomes[{i}].count", "0 or more.");
            Require(Enum.IsDefined(values[i].Precision), $"outcomes[{i}].precision", "Must be exact, at least or approximate, or left out.");
        }
    }

    // Names a code of the list, and so never what was sent. Whoever reads it is most often at a Swedish file.
    private static string Question(CodeNames? names, string value) =>
        (names?.Find(value) ?? names?.Nearest(value)) is { } meant ? $" Did you mean {meant}? (Menade du {meant}?)" : "";

    [GeneratedRegex("^[0-9]{4}\\.[a-z0-9][a-z0-9-]{0,58}\\z")]
    private static partial Regex OwnKindPattern();
}
