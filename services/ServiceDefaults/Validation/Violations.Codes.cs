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
            || IsOwnCode(value, municipalityCode), field,
            $"Required: a code from the kind list ({CodeAddresses.Kinds}), such as trafikkontroll, or the municipality's own: kommunkod, a dot and a code."
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

    /// <summary>Focuses from the code list, or the municipality's own.</summary>
    public void Focuses(IReadOnlyList<string> values, string municipalityCode, string field = "focuses") =>
        Codes(values, field, code => Contracts.Codes.Focuses.Find(code) is not null || IsOwnCode(code, municipalityCode), "focus", CodeNames.Focus);

    /// <summary>A code of the municipality's own: kommunkod, a dot and a slug.</summary>
    public void OwnCode(string value, string municipalityCode, string field)
    {
        Require(IsOwnCode(value, municipalityCode), field, "Required: kommunkod, a dot and a code of 1-59 characters a-z 0-9 and -, such as 0685.cykelstold.");
        InnocentId(value, field);
    }

    /// <summary>Codes of a list.</summary>
    public void Codes(IReadOnlyList<string> values, string field, Func<string, bool> known, string list, CodeNames? names = null)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Require(known(values[i]), $"{field}[{i}]", $"Not a code of the {list} list ({AddressOf(list)}).{Question(names, values[i])}");
            InnocentId(values[i], $"{field}[{i}]");
        }
    }

    /// <summary>A unit from the unit list; may be left out.</summary>
    public void Unit(string value) => Require(
        value.Length == 0 || CountUnits.Find(value) is not null, "unit", $"Not a code of the unit list ({CodeAddresses.Units}).{Question(CodeNames.Units, value)}");

    /// <summary>Results by code of the list or the municipality's own, each code once.</summary>
    public void Outcomes(IReadOnlyList<OutcomeCount> values, string municipalityCode)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < values.Count; i++)
        {
            var code = values[i].Code;
            Require(OutcomeKinds.Find(code) is not null || IsOwnCode(code, municipalityCode), $"outcomes[{i}].code",
                $"Not a code of the outcome list ({CodeAddresses.Outcomes}).{Question(CodeNames.Outcomes, code)}");
            InnocentId(code, $"outcomes[{i}].code");
            Require(seen.Add(code), $"outcomes[{i}].code", "Each code once.");
            Require(values[i].Count >= 0, $"outcomes[{i}].count", "0 or more.");
            Require(Enum.IsDefined(values[i].Precision), $"outcomes[{i}].precision", "Must be exact, at least or approximate, or left out.");
        }
    }

    private static string AddressOf(string list) => list switch
    {
        "focus" => CodeAddresses.Focuses,
        "audience" => CodeAddresses.Audiences,
        "channel" => CodeAddresses.Channels,
        _ => throw new ArgumentException("No address is known of this code list.", nameof(list)),
    };

    private static bool IsOwnCode(string value, string municipalityCode) =>
        OwnKindPattern().IsMatch(value) && value.StartsWith($"{municipalityCode}.", StringComparison.Ordinal);

    // Names a code of the list, and so never what was sent. Whoever reads it is most often at a Swedish file.
    private static string Question(CodeNames? names, string value) =>
        (names?.Find(value) ?? names?.Nearest(value)) is { } meant ? $" Did you mean {meant}? (Menade du {meant}?)" : "";

    [GeneratedRegex("^[0-9]{4}\\.[a-z0-9][a-z0-9-]{0,58}\\z")]
    private static partial Regex OwnKindPattern();
}
