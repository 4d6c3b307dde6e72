using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>What every page needs to know of how it was asked for.</summary>
/// <param name="Language">Of the page.</param>
/// <param name="Origin">Scheme and host of absolute addresses, without a slash at the end.</param>
/// <param name="Chosen">The instant that the reader chose; null for now.</param>
/// <param name="Options">Who publishes.</param>
public sealed record Visit(Language Language, string Origin, Timestamp? Chosen, PageOptions Options)
{
    /// <summary>The position that stands beside the instant in a permanent address; empty for none.</summary>
    public string Position { get; init; } = "";

    /// <summary>What links keep of the reader's choice: "?as-of=…", or nothing.</summary>
    public string Query => Chosen is null ? "" : Of(Chosen, Position);

    /// <summary>An address that shows the same for ever: this path as of an instant and a position.</summary>
    public string Permanent(string path, Timestamp asOf, string position) => $"{Origin}{path}{Of(asOf, position)}";

    private static string Of(Timestamp asOf, string position) =>
        $"?as-of={Rfc3339.Format(asOf)}{(position.Length > 0 ? $"&position={Uri.EscapeDataString(position)}" : "")}";

    /// <summary>A day as addresses have it: "2026-11-30".</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The calendar day in Sweden at an instant.</summary>
    public static DateOnly DayOf(Timestamp instant) => SwedishTime.DayOf(instant.ToDateTimeOffset());

    /// <summary>What clocks in Sweden show at an instant.</summary>
    public static DateTime LocalTime(Timestamp instant) => SwedishTime.At(instant.ToDateTimeOffset());

    /// <summary>The last moment of a day in Sweden.</summary>
    public static Timestamp EndOf(DateOnly day) =>
        SwedishTime.InstantOf(day.AddDays(1).ToDateTime(TimeOnly.MinValue)).AddTicks(-10).ToTimestamp();
}
