using Grpc.Core;
using Medborgarlofte.Reporting.Reads;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Reporting.Tests.Reads;

public sealed class ExpensiveReadsTests : IDisposable
{
    private readonly ExpensiveReads reads = new(Options.Create(new ReadOptions { AtOnce = 1, Waiting = 0, Streams = 2 }));
    private readonly TaskCompletionSource<int> answer = new();

    public void Dispose() => reads.Dispose();

    [Fact]
    public async Task Ask_TheSameQuestionByMany_IsReadOnceForAll()
    {
        var times = 0;
        var askers = Enumerable.Range(0, 50).Select(_ => reads.AskAsync("question", _ =>
        {
            Interlocked.Increment(ref times);
            return answer.Task;
        }, CancellationToken.None)).ToList();
        answer.SetResult(7);
        Assert.All(await Task.WhenAll(askers), told => Assert.Equal(7, told));
        Assert.Equal(1, times);
    }

    [Fact]
    public async Task Ask_AfterTheAnswer_IsReadAnew()
    {
        Assert.Equal(1, await reads.AskAsync("question", _ => Task.FromResult(1), CancellationToken.None));
        Assert.Equal(2, await reads.AskAsync("question", _ => Task.FromResult(2), CancellationToken.None));
    }

    [Fact]
    public async Task Ask_MoreThanMayWait_IsUnavailableWithRetryAfter()
    {
        var entered = new TaskCompletionSource();
        var running = reads.AskAsync("running", _ =>
        {
            entered.SetResult();
            return answer.Task;
        }, CancellationToken.None);
        await entered.Task;

        var refused = await Assert.ThrowsAsync<DomainException>(() => reads.AskAsync("late", _ => Task.FromResult(1), CancellationToken.None));

        Assert.Equal((StatusCode.Unavailable, "READS_BUSY"), (refused.Kind, refused.Reason));
        Assert.InRange(refused.RetryAfter!.Value.TotalSeconds, 1, 60);
        answer.SetResult(1);
        Assert.Equal(1, await running);
        Assert.Equal(2, await reads.AskAsync("later", _ => Task.FromResult(2), CancellationToken.None));
    }

    [Fact]
    public async Task Ask_FirstAskerLeaves_OthersStillGetTheAnswer()
    {
        using var gone = new CancellationTokenSource();
        var first = reads.AskAsync("question", _ => answer.Task, gone.Token);
        var second = reads.AskAsync("question", _ => answer.Task, CancellationToken.None);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(3);
        Assert.Equal(3, await second);
    }

    [Fact]
    public void Stream_MoreThanMayBeOpen_IsUnavailableUntilOneEnds()
    {
        using var one = reads.Stream();
        var two = reads.Stream();
        Assert.Equal("READS_BUSY", Assert.Throws<DomainException>(reads.Stream).Reason);
        two.Dispose();
        reads.Stream().Dispose();
    }
}
