using Medborgarlofte.Reporting.Intake;

namespace Medborgarlofte.Reporting.Tests.Intake;

public sealed class IntakeLagTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Clock time = new();

    [Fact]
    public void LongerThan_EntriesThatAreNotApplied_CountsFromWhenTheyWereSeen()
    {
        var lag = new IntakeLag(time);
        lag.Observe("police", applied: 5, newest: 6);
        time.Pass(Minute);
        lag.Observe("police", applied: 5, newest: 9);
        Assert.Empty(lag.LongerThan(Minute));
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["police"], lag.LongerThan(Minute));
    }

    [Fact]
    public void LongerThan_JournalThatMovesAndGrows_IsNotBehind()
    {
        var lag = new IntakeLag(time);
        lag.Observe("police", applied: 5, newest: 6);
        time.Pass(2 * Minute);
        lag.Observe("police", applied: 6, newest: 9);
        Assert.Empty(lag.LongerThan(Minute));
        lag.Observe("police", applied: 9, newest: 9);
        time.Pass(2 * Minute);
        Assert.Empty(lag.LongerThan(Minute));
    }

    private sealed class Clock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Pass(TimeSpan time) => ticks += time.Ticks;
    }
}
