using System.Threading.Channels;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Limits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Journal;

/// <summary>
/// The only way to change a service's tables. Units that wait together share one commit with their journal entries. So ten thousand pushes cost few
/// commits, and each is acknowledged after the commit that holds it.
/// </summary>
public sealed class JournalWriter<TContext>(
    IDbContextFactory<TContext> contexts, JournalNames<TContext> names, JournalSignal<TContext> signal, JournalClock<TContext> clock,
    TimeProvider time, ILogger<JournalWriter<TContext>> logger, IServiceProvider? services = null) : BackgroundService
    where TContext : DbContext
{
    private const int LargestGroup = 256;

    private readonly CommitFaults faults = new(time);
    private readonly DatabaseIntegrity<TContext>? integrity = services?.GetService<DatabaseIntegrity<TContext>>();
    private readonly Channel<IUnit> waiting = Channel.CreateBounded<IUnit>(new BoundedChannelOptions(4096) { SingleReader = true });

    /// <summary>Cancelled when the process is told to stop. Streams accept no more requests then.</summary>
    public CancellationToken Stopping { get; } = services?.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;

    /// <summary>Runs a unit of work and returns its result after the commit that holds it.</summary>
    /// <param name="unit">Checks, changes and appends. It may run again, in a new transaction, when the first one fails.</param>
    /// <param name="cancellationToken">Gives up waiting; a unit that has begun may still be committed.</param>
    /// <param name="expect">Runs before every unit of the transaction. It names the rows that this unit will look up.</param>
    public async Task<TResult> WriteAsync<TResult>(
        Func<JournalTransaction<TContext>, Task<TResult>> unit, CancellationToken cancellationToken,
        Action<JournalTransaction<TContext>>? expect = null)
    {
        var waiter = new Unit<TResult>(PendingLimits.Guard(unit), expect, cancellationToken);
        try
        {
            await waiting.Writer.WriteAsync(waiter, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw ServiceStopping.Refusal();
        }

        return await waiter.Result.WaitAsync(cancellationToken);
    }

    /// <summary>Refuses commits while the clock runs ahead.</summary>
    internal JournalClock<TContext> Clock => clock;

    /// <summary>Why the most recent group was not stored, in a sentence; null when it was stored, or when none failed lately.</summary>
    internal string? Fault => faults.Recent;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await CommitGroupsAsync(stoppingToken);
        }
        finally
        {
            waiting.Writer.TryComplete();
            while (waiting.Reader.TryRead(out var unit))
            {
                unit.Fail(ServiceStopping.Refusal());
            }
        }
    }

    private async Task CommitGroupsAsync(CancellationToken stoppingToken)
    {
        var group = new List<IUnit>(LargestGroup);
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            group.Clear();
            while (group.Count < LargestGroup && waiting.Reader.TryRead(out var unit))
            {
                group.Add(unit);
            }

            group.RemoveAll(unit => unit.GiveUpIfCancelled());

            // Stopping does not cancel a commit that has begun, so its senders learn its real outcome.
            await CommitAsync(group, CancellationToken.None);
        }
    }

    private async Task CommitAsync(List<IUnit> group, CancellationToken cancellationToken)
    {
        try
        {
            await CommitTogetherAsync(group, cancellationToken);
        }
#pragma warning disable CA1031 // Nothing is swallowed: each unit gets the exception as its answer.
        catch (Exception e) when (group.Count == 1 || DatabaseCorruption.Is(e) || e is DomainException { Kind: StatusCode.Unavailable }
            || DatabaseErrors.Classify(e) == DatabaseError.Unavailable)
        {
            // The database is away: running each unit alone would only make every sender wait for it in turn.
            integrity?.Mark(e);
            if (e is not DomainException)
            {
                logger.CommitFailed(e, names.Journal);
                faults.Note(e);
            }

            var answer = Answer(e);
            group.ForEach(unit => unit.Fail(answer));
        }
        catch (Exception)
        {
            // One unit refused or one row clashed, and the transaction was rolled back: run each unit alone.
            foreach (var unit in group)
            {
                await CommitAsync([unit], cancellationToken);
            }
        }
#pragma warning restore CA1031
    }

    /// <summary>Turns a transient failure into an answer that tells the sender to send the same again.</summary>
    private static Exception Answer(Exception e) => DatabaseCorruption.Is(e) ? DatabaseCorruption.Refusal("") : DatabaseErrors.IsTransient(e)
        ? new DomainException(StatusCode.Unavailable, "DATABASE_UNAVAILABLE", "The database did not take the change; send the same again.")
        : e;

    private async Task CommitTogetherAsync(List<IUnit> group, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await clock.RequireAsync(context, cancellationToken);
        if (integrity is not null)
        {
            await integrity.RequireCheckedAsync(cancellationToken);
        }

        await using var databaseTransaction = await context.Database.BeginWriteAsync(cancellationToken);
        await context.Set<JournalHead>().ExecuteUpdateAsync(
            head => head.SetProperty(h => h.Commits, h => h.Commits + 1), cancellationToken);
        var head = await context.Set<JournalHead>().AsNoTracking().SingleAsync(cancellationToken);

        // A clock that was set back must not reorder history: recorded_at follows the sequence.
        var recordedAt = Math.Max(JournalEntry.ToMicros(time.GetUtcNow()), head.RecordedAtMicros);
        var transaction = new JournalTransaction<TContext>(context, head.Sequence, recordedAt);
        group.ForEach(unit => unit.Expect(transaction));
        foreach (var unit in group)
        {
            await unit.RunAsync(transaction);
        }

        if (transaction.Entries.Count > 0)
        {
            await AppendAsync(transaction, head, cancellationToken);
            await databaseTransaction.CommitAsync(cancellationToken);
            JournalMetrics.Committed(names.Journal, transaction.Entries[^1].Sequence);
            signal.Raise();
        }

        // Before a sender knows that it was stored, readiness does.
        faults.Clear();
        group.ForEach(unit => unit.Complete());
    }

    private static async Task AppendAsync(JournalTransaction<TContext> transaction, JournalHead head, CancellationToken cancellationToken)
    {
        var hash = head.Hash;
        foreach (var entry in transaction.Entries)
        {
            hash = entry.Hash = entry.ComputeHash(hash);
        }

        await transaction.SaveAsync(cancellationToken);
        var last = transaction.Entries[^1];
        await transaction.Context.Set<JournalHead>().ExecuteUpdateAsync(
            update => update.SetProperty(h => h.Sequence, last.Sequence)
                .SetProperty(h => h.Hash, last.Hash)
                .SetProperty(h => h.RecordedAtMicros, last.RecordedAtMicros),
            cancellationToken);
    }

    private interface IUnit
    {
        bool GiveUpIfCancelled();

        void Expect(JournalTransaction<TContext> transaction);

        Task RunAsync(JournalTransaction<TContext> transaction);

        void Complete();

        void Fail(Exception exception);
    }

    private sealed class Unit<TResult>(
        Func<JournalTransaction<TContext>, Task<TResult>> work, Action<JournalTransaction<TContext>>? expect,
        CancellationToken cancellationToken) : IUnit
    {
        private readonly TaskCompletionSource<TResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly string? traceParent = JournalTrace.Current;
        private TResult? result;

        public Task<TResult> Result => completion.Task;

        public bool GiveUpIfCancelled() => cancellationToken.IsCancellationRequested && completion.TrySetCanceled(cancellationToken);

        public void Expect(JournalTransaction<TContext> transaction) => expect?.Invoke(transaction);

        public async Task RunAsync(JournalTransaction<TContext> transaction)
        {
            transaction.TraceParent = traceParent;
            result = await work(transaction);
        }

        public void Complete() => completion.TrySetResult(result!);

        public void Fail(Exception exception) => completion.TrySetException(exception);
    }
}
