namespace Medborgarlofte.Testing;

/// <summary>A clock that tests move forward and that runs on from there: years pass, and leases and timers go on working.</summary>
/// <param name="start">What it shows when it is made.</param>
public sealed class AdjustableTime(DateTimeOffset start) : TimeProvider
{
    private long shift = (start - System.GetUtcNow()).Ticks;
    private long passed;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));

    /// <inheritdoc />
    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Interlocked.Read(ref passed);

    /// <summary>Sets the clock to an instant; stays where it is when that has passed already, since a clock never goes back.</summary>
    public void MoveTo(DateTimeOffset instant) =>
        Interlocked.Exchange(ref shift, Math.Max(Interlocked.Read(ref shift), (instant - System.GetUtcNow()).Ticks));

    /// <summary>Lets time pass until an instant: not only the clock says so.</summary>
    public void PassUntil(DateTimeOffset instant)
    {
        Interlocked.Add(ref passed, Math.Max(0, (instant - GetUtcNow()).Ticks));
        MoveTo(instant);
    }
}
