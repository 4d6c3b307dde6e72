namespace Medborgarlofte.Journal;

/// <summary>What another clock showed when this process's timer stood at <paramref name="At"/>.</summary>
internal sealed record ClockReading(DateTimeOffset Time, long At)
{
    /// <summary>How long the machine had been up then; null where that is not known.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>How long ago that was.</summary>
    public TimeSpan Age(TimeProvider time) => time.GetElapsedTime(At);

    /// <summary>By how much this process's clock is ahead of it now.</summary>
    public TimeSpan Lead(TimeProvider time) => time.GetUtcNow() - (Time + Age(time));
}

/// <summary>The clock of the process that reads this one's journals, as its last request stated it.</summary>
public sealed class PeerClock
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    private volatile ClockReading? told;

    /// <summary>Stores the time that the other process stated.</summary>
    public void Hear(DateTimeOffset theirs, TimeProvider time) => told = new ClockReading(theirs, time.GetTimestamp());

    /// <summary>By how much this process's clock is ahead of the other's; null when nothing was heard of it for a minute.</summary>
    internal TimeSpan? Lead(TimeProvider time) => told is { } heard && heard.Age(time) < LongestSilence ? heard.Lead(time) : null;
}
