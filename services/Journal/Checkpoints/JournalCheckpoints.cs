using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Journal.Checkpoints;

/// <summary>Signs one service's journal; found by the journal's name.</summary>
public abstract class JournalCheckpoints(string journal, IOptions<JournalOptions> options)
{
    private readonly Lazy<CheckpointKey?> key = new(() =>
        options.Value.KeyFileOf(journal) is { } file ? CheckpointKey.Ensure(options.Value.OriginOf(journal), file) : null,
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Name of the journal.</summary>
    public string Journal { get; } = journal;

    /// <summary>True where a key is configured.</summary>
    public bool IsOn { get; } = options.Value.KeyFileOf(journal) is not null;

    /// <summary>The key; null where none is configured. A file that could not be read is tried again.</summary>
    public CheckpointKey? Key => key.Value;

    /// <summary>The signed checkpoint of the newest entry. NOT_FOUND (JOURNAL_EMPTY, CHECKPOINTS_OFF).</summary>
    public async Task<(Checkpoint Checkpoint, string Note)> CurrentAsync(CancellationToken cancellationToken)
    {
        var head = await HeadAsync(cancellationToken);
        var signer = Key ?? throw DomainException.NotFound("CHECKPOINTS_OFF", "This service has no checkpoint key.");
        if (head.Sequence == 0)
        {
            throw DomainException.NotFound("JOURNAL_EMPTY", "The journal has no entry yet.");
        }

        var checkpoint = new Checkpoint(signer.Verifier.Name, head.Sequence, head.Hash, head.RecordedAtMicros);
        if (signed is not { } before || before.Checkpoint.Sequence != checkpoint.Sequence
            || !before.Checkpoint.Hash.AsSpan().SequenceEqual(checkpoint.Hash))
        {
            signed = (checkpoint, checkpoint.Sign(signer));
        }

        return signed.Value;
    }

    /// <summary>The kept ones of the days before one, newest first.</summary>
    public abstract Task<List<KeptCheckpoint>> ListAsync(DateOnly before, int most, CancellationToken cancellationToken);

    /// <summary>Where the journal stands.</summary>
    protected abstract Task<JournalHead> HeadAsync(CancellationToken cancellationToken);

    private (Checkpoint Checkpoint, string Note)? signed;
}

/// <inheritdoc />
internal sealed class JournalCheckpoints<TContext>(
    IDbContextFactory<TContext> contexts, JournalNames<TContext> names, IOptions<JournalOptions> options)
    : JournalCheckpoints(names.Journal, options) where TContext : DbContext
{
    public override async Task<List<KeptCheckpoint>> ListAsync(DateOnly before, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<KeptCheckpoint>().AsNoTracking().Where(kept => kept.Day < before)
            .OrderByDescending(kept => kept.Day).Take(most).ToListAsync(cancellationToken);
    }

    protected override async Task<JournalHead> HeadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<JournalHead>().AsNoTracking().SingleAsync(cancellationToken);
    }
}
