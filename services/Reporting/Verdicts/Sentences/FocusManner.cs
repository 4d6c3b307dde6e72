using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Focuses that say how or when something is done and not what it is about: "på kvällstid", "med hund".</summary>
internal static class FocusManner
{
    private static readonly Dictionary<string, BothLanguages> ByCode = new(StringComparer.Ordinal)
    {
        ["20-minuter"] = new("enligt 20-minutersmetoden", "by the 20-minute method"),
        ["hund"] = new("med hund", "with dogs"),
        ["kvallar"] = new("på kvällstid", "in the evening"),
        ["mobil-kamera"] = new("med mobil hastighetskamera", "with a mobile speed camera"),
        ["underrattelsebaserad"] = new("utifrån underrättelser", "based on intelligence"),
        ["utover-ordinarie"] = new("utöver det ordinarie arbetet", "beyond the ordinary work"),
        ["volontarer"] = new("med polisvolontärer", "with police volunteers"),
    };

    /// <summary>After what is done; null for a focus that is a subject.</summary>
    public static BothLanguages? Of(string code) => ByCode.GetValueOrDefault(code);
}
