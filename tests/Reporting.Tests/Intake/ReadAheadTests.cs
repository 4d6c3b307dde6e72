using System.Collections.Concurrent;
using Medborgarlofte.Reporting.Intake;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>Reading the next part of a journal beside the work on the last one.</summary>
public sealed class ReadAheadTests
{
    private readonly ConcurrentQueue<int> read = [];
    private bool disposed;

    [Fact]
    public async Task OneAhead_Parts_ComeInOrderAndOneIsReadBeforeItIsAskedFor()
    {
        var handed = new List<int>();
        await foreach (var part in PartsAsync(3).OneAhead())
        {
            handed.Add(part);
            Assert.True(SpinWait.SpinUntil(() => read.Count == Math.Min(part + 1, 3), TimeSpan.FromSeconds(30)));
        }

        Assert.Equal([1, 2, 3], handed);
        Assert.True(disposed);
    }

    [Fact]
    public async Task OneAhead_ReaderStopsEarly_PartUnderWayIsWaitedFor()
    {
        await foreach (var part in PartsAsync(3).OneAhead())
        {
            Assert.Equal(1, part);
            break;
        }

        Assert.True(disposed);
        Assert.True(read.Count <= 2);
    }

    [Fact]
    public async Task OneAhead_PartCannotBeRead_ThrowsAfterThoseBeforeIt()
    {
        var handed = new List<int>();
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var part in PartsAsync(3, broken: 2).OneAhead())
            {
                handed.Add(part);
            }
        });

        Assert.Equal([1], handed);
        Assert.True(disposed);
    }

    private async IAsyncEnumerable<int> PartsAsync(int count, int? broken = null)
    {
        try
        {
            for (var part = 1; part <= count; part++)
            {
                await Task.Yield();
                read.Enqueue(part != broken ? part : throw new InvalidOperationException("Broken."));
                yield return part;
            }
        }
        finally
        {
            disposed = true;
        }
    }
}
