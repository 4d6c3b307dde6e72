using Medborgarlofte.Reporting.Intake;

namespace Medborgarlofte.Reporting.Tests.Intake;

public sealed class StandingTests
{
    private static readonly Standing Before = new(Applied: 1000, Published: 1000, Taken: 7);

    [Theory]
    [InlineData(1001, 1001)]
    [InlineData(1001, 1000)]
    public void IsComing_MoreIsApplied_IsTrue(long applied, long published) =>
        Assert.True(new Standing(applied, published, Taken: 7).IsComing(Before));

    [Theory]
    [InlineData(1000, 1000)]

    // The broker lost what was published.
    [InlineData(1000, 1001)]
    [InlineData(1000, 9000)]
    public void IsComing_NothingIsApplied_IsFalse(long applied, long published) =>
        Assert.False(new Standing(applied, published, Taken: 7).IsComing(Before));

    /// <summary>A long row of batches that were read from the journal meanwhile: behind them in the queue is what is new.</summary>
    [Fact]
    public void IsComing_WhatCameWasHereAlready_IsTrue() =>
        Assert.True(new Standing(Applied: 1000, Published: 9000, Taken: 8).IsComing(Before));

    [Theory]

    // The journal was read further than its publisher has come: what it publishes is here already, until it has come so far.
    [InlineData(110, true)]
    [InlineData(1000, true)]
    [InlineData(100, false)]
    [InlineData(101, false)]
    public void IsComing_ThePublisherIsBehindWhatIsApplied_IsTrueWhenItWillSoonHaveComeSoFar(long published, bool expected) =>
        Assert.Equal(expected, new Standing(Applied: 1000, published, Taken: 7).IsComing(new Standing(Applied: 1000, Published: 20, Taken: 7)));
}
