using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal;

/// <summary>Wakes this replica's publisher after a commit, so that it need not wait for its next poll.</summary>
public sealed class JournalSignal<TContext> where TContext : DbContext
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something was committed.</summary>
    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Waits for a commit, or until <paramref name="longest"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing was committed: time to poll again and keep the lease.
        }
    }
}
