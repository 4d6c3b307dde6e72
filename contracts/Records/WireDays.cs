using System.Globalization;

namespace Medborgarlofte.Contracts.Records;

/// <summary>Calendar days as they stand on the wire, RFC 3339 full-date. Only for what has passed its checks.</summary>
internal static class WireDays
{
    private const string FullDate = "yyyy-MM-dd";

    public static DateOnly ToDay(string value) => DateOnly.ParseExact(value, FullDate, CultureInfo.InvariantCulture);

    /// <summary>The last day of a span; null when it is left out or is the first day.</summary>
    public static DateOnly? ToLastDay(string value, DateOnly first) => value.Length > 0 && ToDay(value) is var last && last != first ? last : null;

    public static string ToWire(DateOnly? day) => day?.ToString(FullDate, CultureInfo.InvariantCulture) ?? "";
}
