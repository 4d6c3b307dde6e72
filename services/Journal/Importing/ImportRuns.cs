using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Journal.Importing;

/// <summary>The import runs of one service, found by its journal's name.</summary>
public abstract class ImportRuns(string journal)
{
    /// <summary>Name of the journal.</summary>
    public string Journal { get; } = journal;

    /// <summary>Begins a run; the same id again changes nothing.</summary>
    /// <param name="source">Whose it is.</param>
    /// <param name="run">Its id, record type, form and exported_at.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task<ImportRun> BeginAsync(string source, ImportRun run, CancellationToken cancellationToken);

    /// <summary>Keeps refused rows; answers how many of the run are kept.</summary>
    public abstract Task<long> KeepAsync(string source, KeepRefusedRowsRequest rows, CancellationToken cancellationToken);

    /// <summary>Ends a run; one that has ended stays as it is.</summary>
    public abstract Task<ImportRun> EndAsync(string source, ImportRun run, CancellationToken cancellationToken);

    /// <summary>A run of the source; NOT_FOUND (IMPORT_NOT_FOUND).</summary>
    public abstract Task<ImportRun> GetAsync(string source, string id, CancellationToken cancellationToken);

    /// <summary>The runs of the source, newest first.</summary>
    public abstract Task<ListImportRunsResponse> ListAsync(string source, PageRequest page, CancellationToken cancellationToken);

    /// <summary>The kept rows of a run.</summary>
    public abstract Task<ListRefusedRowsResponse> RowsAsync(string source, string id, PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class ImportRuns<TContext>(
    IDbContextFactory<TContext> contexts, JournalNames<TContext> names, TimeProvider time, ILogger<ImportRuns<TContext>> logger)
    : ImportRuns(names.Journal)
    where TContext : DbContext
{
    private const int MostRows = 10_000;

    private static readonly TimeSpan RowsAreKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan RunsAreKept = TimeSpan.FromDays(730);
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(2);
    private static readonly TimeSpan BetweenRemovals = TimeSpan.FromHours(6);

    private long removedAt;

    public override async Task<ImportRun> BeginAsync(string source, ImportRun run, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<StoredImportRun>().FindAsync([run.Id], cancellationToken) is { } known)
        {
            return known.Source == source ? ImportMapping.ToWire(known) : throw NotFound();
        }

        var begun = new StoredImportRun
        {
            Id = run.Id,
            Source = source,
            RecordType = run.RecordType,
            Form = run.Form,
            BegunAtMicros = JournalEntry.ToMicros(time.GetUtcNow()),
            ExportedAtMicros = run.ExportedAt is { } exported ? JournalEntry.ToMicros(exported.ToInstant("run.exportedAt")) : null,
        };
        context.Add(begun);
        await context.SaveChangesAsync(cancellationToken);
        await RemoveOldAsync(context, cancellationToken);
        return ImportMapping.ToWire(begun);
    }

    public override async Task<long> KeepAsync(string source, KeepRefusedRowsRequest rows, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var run = await FindAsync(context, source, rows.ImportId, cancellationToken);
        var lines = rows.Rows.Select(row => row.Line).ToList();
        var kept = await context.Set<StoredRefusedRow>().Where(row => row.ImportId == run.Id && lines.Contains(row.Line))
            .Select(row => row.Line).ToListAsync(cancellationToken);
        var added = rows.Rows.Where(ImportMapping.MayBeKept).DistinctBy(row => row.Line).Where(row => !kept.Contains(row.Line))
            .Take((int)Math.Max(0, MostRows - run.RefusedRows)).Select(row => ImportMapping.ToStored(run, row)).ToList();
        context.AddRange(added);
        run.RefusedRows += added.Count;
        if (rows.Columns.Count > 0)
        {
            (run.Columns, run.Separator) = ([.. rows.Columns], rows.Separator);
        }

        await context.SaveChangesAsync(cancellationToken);
        return run.RefusedRows;
    }

    public override async Task<ImportRun> EndAsync(string source, ImportRun run, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await FindAsync(context, source, run.Id, cancellationToken);
        if (stored.State == ImportState.Running)
        {
            ImportMapping.End(stored, run, JournalEntry.ToMicros(time.GetUtcNow()));
            await context.SaveChangesAsync(cancellationToken);
        }

        return ImportMapping.ToWire(stored);
    }

    public override async Task<ImportRun> GetAsync(string source, string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return ImportMapping.ToWire(await FindAsync(context, source, id, cancellationToken));
    }

    public override async Task<ListImportRunsResponse> ListAsync(string source, PageRequest page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = context.Set<StoredImportRun>().AsNoTracking().Where(run => run.Source == source);
        var found = await all.OrderByDescending(run => run.BegunAtMicros).ThenByDescending(run => run.Id)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(cancellationToken);
        var response = new ListImportRunsResponse { NextPageToken = page.NextToken(found.Count), TotalSize = await all.LongCountAsync(cancellationToken) };
        response.Runs.AddRange(found.Take(page.Size).Select(ImportMapping.ToWire));
        return response;
    }

    public override async Task<ListRefusedRowsResponse> RowsAsync(string source, string id, PageRequest page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var run = await FindAsync(context, source, id, cancellationToken);
        var found = await context.Set<StoredRefusedRow>().AsNoTracking().Where(row => row.ImportId == id).OrderBy(row => row.Line)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(cancellationToken);
        var response = new ListRefusedRowsResponse { NextPageToken = page.NextToken(found.Count), Separator = run.Separator };
        response.Columns.AddRange(run.Columns);
        response.Rows.AddRange(found.Take(page.Size).Select(ImportMapping.ToWire));
        return response;
    }

    /// <summary>Removes what has been kept for long enough, now and then, and ends what nobody can end any more.</summary>
    private async Task RemoveOldAsync(TContext context, CancellationToken cancellationToken)
    {
        var now = JournalEntry.ToMicros(time.GetUtcNow());
        if (now - Interlocked.Read(ref removedAt) < BetweenRemovals.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            return;
        }

        Interlocked.Exchange(ref removedAt, now);
        var (rows, runs, broken) = (Before(RowsAreKept), Before(RunsAreKept), Before(LongestRun));
        try
        {
            await context.Set<StoredRefusedRow>().Where(row => row.BegunAtMicros < rows).ExecuteDeleteAsync(cancellationToken);
            await context.Set<StoredImportRun>().Where(run => run.BegunAtMicros < runs).ExecuteDeleteAsync(cancellationToken);
            await context.Set<StoredImportRun>().Where(run => run.State == ImportState.Running && run.BegunAtMicros < broken).ExecuteUpdateAsync(
                run => run.SetProperty(r => r.State, ImportState.Failed).SetProperty(r => r.Failure, "BROKEN_OFF").SetProperty(r => r.EndedAtMicros, now),
                cancellationToken);
        }
        catch (Exception e) when (DatabaseErrors.Classify(e) != DatabaseError.Other)
        {
            // The next run tries again in its turn.
            logger.OldImportsNotRemoved(e);
        }

        long Before(TimeSpan age) => now - (age.Ticks / TimeSpan.TicksPerMicrosecond);
    }

    private static async Task<StoredImportRun> FindAsync(TContext context, string source, string id, CancellationToken cancellationToken) =>
        await context.Set<StoredImportRun>().SingleOrDefaultAsync(run => run.Id == id && run.Source == source, cancellationToken) ?? throw NotFound();

    private static DomainException NotFound() => DomainException.NotFound("IMPORT_NOT_FOUND", "Your source has no import run of this id.");
}
