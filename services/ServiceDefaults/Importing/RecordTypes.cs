using System.Text.RegularExpressions;

namespace Medborgarlofte.ServiceDefaults.Importing;

/// <summary>Names of record types as feeds and import runs have them.</summary>
public static partial class RecordTypes
{
    /// <summary>The name for a message: "PoliceActivity" is "police-activity".</summary>
    public static string NameOf(string message) => Capital().Replace(message, match => $"{(match.Index == 0 ? "" : "-")}{match.Value.ToLowerInvariant()}");

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
