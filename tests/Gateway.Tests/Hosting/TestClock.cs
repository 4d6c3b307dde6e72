namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>A clock that stands still until a test moves it; what it measures goes on by itself, and goes forward with it.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset now = System.GetUtcNow();
    private long moved;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref moved);

    public void Advance(TimeSpan time)
    {
        now += time;
        Interlocked.Add(ref moved, (long)(time.TotalSeconds * TimestampFrequency));
    }
}
