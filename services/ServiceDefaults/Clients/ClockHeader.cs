using System.Globalization;
using Grpc.Core;

namespace Medborgarlofte.ServiceDefaults.Clients;

/// <summary>
/// Reporting asks every journal's service each second, and tells its own time with it: a clock that each of them can be compared with. A
/// process does not take its own word for it, which is why the header also says who speaks.
/// </summary>
public static class ClockHeader
{
    private const string Name = "medborgarlofte-clock";
    private static readonly string Process = $"{Guid.NewGuid():n}";

    /// <summary>Adds the time to a call.</summary>
    public static Metadata Tell(this Metadata headers, TimeProvider time)
    {
        headers.Add(Name, string.Create(CultureInfo.InvariantCulture, $"{Process} {time.GetUtcNow().ToUnixTimeMilliseconds()}"));
        return headers;
    }

    /// <summary>The time of a caller in another process; null when it tells none.</summary>
    internal static DateTimeOffset? Read(Metadata headers) =>
        headers.GetValue(Name)?.Split(' ') is [var process, var told] && process != Process
            && long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null;
}
