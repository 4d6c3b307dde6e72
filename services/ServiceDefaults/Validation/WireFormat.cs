using System.Globalization;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>How values stand on the wire.</summary>
public static class WireFormat
{
    /// <summary>RFC 3339 full-date; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
