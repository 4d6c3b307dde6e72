using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Commands;

/// <summary>
/// Checks over gRPC that every journal's chain is whole and that the read store is what the journals say up to its watermarks. It may
/// run beside services that go on working: it looks at one moment of the read store.
/// </summary>
internal sealed class Verification(IDbContextFactory<ReportingDbContext> contexts, JournalSources sources, TextWriter output)
{
    /// <summary>Prints what was found; 0 when all is well.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var stored = await contexts.CreateDbContextAsync(cancellationToken);
        await using var moment = await stored.Database.BeginReadAsync(cancellationToken);
        using var rebuild = new Rebuild();
        await rebuild.CreateAsync(cancellationToken);
        var well = true;
        foreach (var watermark in await stored.Watermarks.AsNoTracking().OrderBy(w => w.Journal).ToListAsync(cancellationToken))
        {
            var broken = await rebuild.ApplyAsync(sources, watermark.Journal, watermark.Sequence, cancellationToken);
            await output.WriteLineAsync(broken ?? $"journal {watermark.Journal}: {watermark.Sequence} entries applied");
            well &= broken is null;
            if (watermark.IsParked)
            {
                await output.WriteLineAsync($"journal {watermark.Journal}: stands still at {watermark.ParkedSequence}: {watermark.ParkedReason}");
            }
        }

        await using var rebuilt = rebuild.Open();
        well &= await CompareAsync(stored, rebuilt, cancellationToken);
        await output.WriteLineAsync(well ? "verified" : "NOT verified");
        return well ? 0 : 1;
    }

    private async Task<bool> CompareAsync(ReportingDbContext stored, ReportingDbContext rebuilt, CancellationToken cancellationToken)
    {
        var (one, other) = (await HashesAsync(stored, cancellationToken), await HashesAsync(rebuilt, cancellationToken));
        await output.WriteLineAsync($"stored state   {one}");
        await output.WriteLineAsync($"rebuilt state  {other}");
        if (one == other)
        {
            return true;
        }

        await output.WriteLineAsync(await StateDifference.FirstAsync(stored, rebuilt, cancellationToken) ?? "the rows are the same, their hashes are not");
        return false;
    }

    private static async Task<string> HashesAsync(ReportingDbContext context, CancellationToken cancellationToken) =>
        $"{await StateHash.OfCurrentAsync(context, cancellationToken)} history {await StateHash.OfHistoryAsync(context, cancellationToken)}";
}
