using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;

namespace Medborgarlofte.Gateway.Json;

/// <summary>Instants on the public surface: any offset is accepted, UTC is answered.</summary>
internal static partial class Rfc3339
{
    /// <summary>What an error says.</summary>
    public const string Expected = "Must be an RFC 3339 date and time with its offset, such as 2021-05-01T12:00:00+02:00.";

    private const string WholeSeconds = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Reads an instant; up to nine decimals of a second. A leap second is refused: a Timestamp cannot hold it.</summary>
    public static bool TryParse(string text, out Timestamp instant)
    {
        instant = new Timestamp();
        var match = Pattern().Match(text);
        if (!match.Success
            || !DateTime.TryParseExact(match.Groups["local"].Value.ToUpperInvariant(), WholeSeconds, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var local))
        {
            return false;
        }

        var offset = match.Groups["sign"].Success
            ? new TimeSpan(Number(match, "hours"), Number(match, "minutes"), 0) * (match.Groups["sign"].ValueSpan[0] == '-' ? -1 : 1)
            : TimeSpan.Zero;
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        instant = new DateTime(ticks, DateTimeKind.Utc).ToTimestamp();
        instant.Nanos = int.Parse(match.Groups["fraction"].Value.PadRight(9, '0'), CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>UTC with "Z" and six decimals, as many as the journals have: texts of instants sort and compare as the instants do.</summary>
    public static string Format(Timestamp instant)
    {
        var seconds = DateTimeOffset.FromUnixTimeSeconds(instant.Seconds).ToString(WholeSeconds, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{instant.Nanos / 1000:D6}Z");
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<local>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,9}))?"
        + @"([Zz]|(?<sign>[+-])(?<hours>[01][0-9]|2[0-3]):(?<minutes>[0-5][0-9]))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
