using Google.Protobuf.WellKnownTypes;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>The instant that a read is for.</summary>
public static class Instants
{
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2101, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Names an instant to come: nobody knows yet what will hold then.</summary>
    public static void RequirePast(this Timestamp asOf, DateTimeOffset now)
    {
        var violations = new Violations("");
        violations.Require(asOf.ToInstant() <= now, "asOf", "Not in the future.");
        violations.ThrowIfAny();
    }

    /// <summary>INVALID_ARGUMENT (VALIDATION_FAILED, the field) for seconds and nanoseconds that are no instant of 1990-2100.</summary>
    public static DateTimeOffset ToInstant(this Timestamp asOf, string field = "asOf")
    {
        var violations = new Violations("");
        violations.Require(
            asOf.Nanos is >= 0 and < 1_000_000_000 && asOf.Seconds >= Earliest.ToUnixTimeSeconds() && asOf.Seconds < Latest.ToUnixTimeSeconds(),
            field, "An instant between 1990 and 2100.");
        violations.ThrowIfAny();
        return asOf.ToDateTimeOffset();
    }
}
