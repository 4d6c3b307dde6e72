namespace Medborgarlofte.Testing;

/// <summary>A clock that tests move forward and that runs on from there: years pass, and leases and timers go on working.</summary>
/// <param name="start">What it shows when it is made.</param>
public sealed class AdjustableTime(DateTimeOffset start) : TimeProvider
{
    private long shift = (start - System.GetUtcNow()).Ticks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));

    /// <summary>Moves to an instant; stays where it is when that has passed already, since a clock never goes back.</summary>
    public void MoveTo(DateTimeOffset instant) =>
        Interlocked.Exchange(ref shift, Math.Max(Interlocked.Read(ref shift), (instant - System.GetUtcNow()).Ticks));
}
