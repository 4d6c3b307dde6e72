using System.Data.Common;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Verification;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Commands;

/// <summary>
/// Compares the read store, at one moment of it, with one that is built anew from the journals up to its watermarks. It may run beside
/// services that go on working.
/// </summary>
internal sealed class ReadStoreCheck(IDbContextFactory<ReportingDbContext> contexts, VerificationReport report) : IAsyncDisposable
{
    private readonly Rebuild rebuild = new();
    private readonly HashSet<string> unreadable = [];
    private readonly HashSet<string> awaitingRedaction = [];
    private Dictionary<string, long> watermarks = [];
    private ReportingDbContext? stored;
    private ReadTransaction? moment;

    /// <summary>Fixes the moment. Call it before the journals are read: they must not be older than the read store.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        stored = await contexts.CreateDbContextAsync(cancellationToken);
        moment = await stored.Database.BeginReadAsync(cancellationToken);
        foreach (var watermark in await stored.Watermarks.AsNoTracking().OrderBy(w => w.Journal).ToListAsync(cancellationToken))
        {
            watermarks.Add(watermark.Journal, watermark.Sequence);
            if (watermark.IsParked)
            {
                report.Tell($"journal {watermark.Journal}: stands still at {watermark.ParkedSequence}: {watermark.ParkedReason}");
            }
        }

        await rebuild.CreateAsync(cancellationToken);
    }

    /// <summary>Takes a page of a journal.</summary>
    public async Task ApplyAsync(string journal, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        if (unreadable.Contains(journal))
        {
            return;
        }

        try
        {
            var watermark = watermarks.GetValueOrDefault(journal);
            await rebuild.ApplyAsync(
                journal,
                [.. entries.Where(entry => entry.Sequence <= watermark).Select(JournalChange.From)],
                cancellationToken);

            // The text has left the journal already, and leaves the read store when it comes so far.
            awaitingRedaction.UnionWith(entries.Where(entry => entry.Sequence > watermark && entry.Type == JournalTypes.TextRedacted)
                .Select(JournalChange.From).OfType<RedactionChange>().SelectMany(redaction => redaction.Versions).Select(StateDifference.KeyOf));
        }
#pragma warning disable CA1031 // What cannot be applied is a finding: the rest is still checked.
        catch (Exception e) when (e is not OperationCanceledException and not DbException)
        {
            unreadable.Add(journal);
            report.Fault("read store", $"an entry of journal {journal} between {entries[0].Sequence} and {entries[^1].Sequence} cannot be applied: {e.GetType().Name}");
        }
#pragma warning restore CA1031
    }

    /// <summary>Compares, after the last page.</summary>
    public async Task CompareAsync(IReadOnlyDictionary<string, long> read, CancellationToken cancellationToken)
    {
        foreach (var (journal, watermark) in watermarks.Where(mark => mark.Value > read.GetValueOrDefault(mark.Key)))
        {
            report.Fault("read store", $"it has applied {watermark} entries of journal {journal}, which holds {read.GetValueOrDefault(journal)}");
        }

        if (unreadable.Count > 0)
        {
            return;
        }

        await using var rebuilt = rebuild.Open();
        var (one, other) = (await HashesAsync(stored!, cancellationToken), await HashesAsync(rebuilt, cancellationToken));
        report.Tell($"stored state   {one}");
        report.Tell($"rebuilt state  {other}");
        if (one == other)
        {
            return;
        }

        var difference = await StateDifference.FirstAsync(stored!, rebuilt, awaitingRedaction, cancellationToken);
        if (difference is null && awaitingRedaction.Count > 0)
        {
            report.Tell($"read store: has yet to apply the redactions of {awaitingRedaction.Count} versions; all else is the same");
            return;
        }

        report.Fault("read store", difference ?? "the rows are the same, their hashes are not");
    }

    public async ValueTask DisposeAsync()
    {
        await (moment?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (stored?.DisposeAsync() ?? ValueTask.CompletedTask);

        rebuild.Dispose();
    }

    private static async Task<string> HashesAsync(ReportingDbContext context, CancellationToken cancellationToken) =>
        $"{await StateHash.OfCurrentAsync(context, cancellationToken)} history {await StateHash.OfHistoryAsync(context, cancellationToken)}";
}
