namespace Medborgarlofte.Testing;

/// <summary>A clock that shows another day and runs on from there: leases, tokens and timers go on working.</summary>
/// <param name="start">What it shows when it is made.</param>
public sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan shift = start - System.GetUtcNow();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
