namespace Medborgarlofte.Standalone.Tests;

/// <summary>When memory is given back: once after each load, and never while records come or without one.</summary>
public sealed class LoadEndTests
{
    private const long Megabyte = 1_000_000;

    [Theory]
    [InlineData("nothing asked since the start", new[] { 2, 1, 2 }, new[] { false, false, false })]
    [InlineData("a load, then quiet", new[] { 1, 500, 700, 1, 1, 1 }, new[] { false, false, false, true, false, false })]
    [InlineData("a load that ebbs", new[] { 500, 60, 30, 9 }, new[] { false, false, false, true })]
    [InlineData("two loads", new[] { 500, 1, 500, 1 }, new[] { false, true, false, true })]
    [InlineData("a few readers, never a load", new[] { 60, 1, 60, 1 }, new[] { false, false, false, false })]
    public void IsNow_ByWhatIsAllocated_IsOnceAfterEachLoad(string course, int[] megabytes, bool[] expected)
    {
        LoadEnd end = new();
        long allocated = 0;

        Assert.True(expected.SequenceEqual(megabytes.Select(part => end.IsNow(allocated += part * Megabyte))), course);
    }
}
