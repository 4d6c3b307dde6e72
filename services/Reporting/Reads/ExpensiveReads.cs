using System.Collections.Concurrent;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Reporting.Reads;

/// <summary>
/// Keeps what anybody may ask and what costs much, such as an earlier instant, from taking the processors and the database from pages
/// and pushes: a few run at once, a few wait for a while, the same question is asked once for all who ask it, and the rest are told when
/// to come back.
/// </summary>
internal sealed class ExpensiveReads(IOptions<ReadOptions> options) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(5);

    // Longer than any caller of ours waits: a read that nobody waits for any more ends.
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim turns = new(options.Value.Permits);
    private readonly ConcurrentDictionary<string, Lazy<Task>> questions = new(StringComparer.Ordinal);
    private int waiting;
    private int streams;

    /// <summary>Asks a question when its turn comes. Who asks the same meanwhile gets the same answer.</summary>
    /// <param name="question">What is asked, with everything that the answer depends on.</param>
    /// <param name="read">Reads the answer, independently of any request.</param>
    /// <param name="cancellationToken">Ends the waiting, not the reading.</param>
    public async Task<T> AskAsync<T>(string question, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var asked = questions.GetOrAdd(question, _ => new Lazy<Task>(() =>
        {
            // Without this the read would carry the first caller's request and end up in its trace.
            using (ExecutionContext.SuppressFlow())
            {
                return Task.Run(() => AnswerAsync(question, read), CancellationToken.None);
            }
        }));
        return await ((Task<T>)asked.Value).WaitAsync(cancellationToken);
    }

    /// <summary>The turn of one part of a stream, which has begun and is not refused any more; released when disposed of.</summary>
    public async Task<IDisposable> TurnAsync(CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        return new Release(() => turns.Release());
    }

    /// <summary>Counts a stream until it is disposed of. UNAVAILABLE (READS_BUSY) when there are too many.</summary>
    public IDisposable Stream()
    {
        if (Interlocked.Increment(ref streams) > options.Value.Streams)
        {
            Interlocked.Decrement(ref streams);
            throw Busy();
        }

        return new Release(() => Interlocked.Decrement(ref streams));
    }

    public void Dispose() => turns.Dispose();

    private async Task<T> AnswerAsync<T>(string question, Func<CancellationToken, Task<T>> read)
    {
        try
        {
            await WaitAsync();
            try
            {
                using var time = new CancellationTokenSource(LongestRead);
                return await ReadAsync(read, time.Token);
            }
            finally
            {
                turns.Release();
            }
        }
        finally
        {
            // Nothing is kept: who asks after this asks anew.
            questions.TryRemove(question, out _);
        }
    }

    private static async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken time)
    {
        try
        {
            return await read(time);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested)
        {
            throw Busy();
        }
    }

    private async Task WaitAsync()
    {
        if (turns.Wait(0))
        {
            return;
        }

        try
        {
            if (Interlocked.Increment(ref waiting) > options.Value.Waiting || !await turns.WaitAsync(LongestWait))
            {
                throw Busy();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private static DomainException Busy() => new(StatusCode.Unavailable, "READS_BUSY",
        "Too many others ask for earlier instants, receipts or files just now; ask again in a few seconds.")
    {
        RetryAfter = ComeBackAfter,
    };

    private sealed class Release(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
