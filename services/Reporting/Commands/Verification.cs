using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Verification;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Intake;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Commands;

/// <summary>Verifies the read store: in the process of its own with the journals over gRPC, or with whoever else reads them.</summary>
public static class Verification
{
    /// <summary>Compares the read store with the journals.</summary>
    /// <param name="services">Of the process that has the read store.</param>
    /// <param name="report">Takes what is found.</param>
    /// <param name="walk">Walks every journal and hands on each page, with the journal's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(
        IServiceProvider services, VerificationReport report, Func<Func<string, IReadOnlyList<JournalEntry>, Task>, Task> walk,
        CancellationToken cancellationToken)
    {
        await using var check = new ReadStoreCheck(services.GetRequiredService<IDbContextFactory<ReportingDbContext>>(), report);
        await check.BeginAsync(cancellationToken);
        var read = new Dictionary<string, long>();
        await walk((journal, entries) =>
        {
            read[journal] = entries[^1].Sequence;
            return check.ApplyAsync(journal, entries, cancellationToken);
        });
        await check.CompareAsync(read, cancellationToken);
    }

    /// <summary>The same with the journals over gRPC, whose chains it checks too. The services' own tables only they can see.</summary>
    internal static Task RunAsync(IServiceProvider services, VerificationOptions options, VerificationReport report, CancellationToken cancellationToken)
    {
        var sources = services.GetRequiredService<JournalSources>();
        var readers = sources.Readers();
        KeptCheckpoints.RequireKnown(options, [.. readers.Select(reader => reader.Journal)], report);
        return RunAsync(services, report, async page =>
        {
            foreach (var reader in readers)
            {
                var key = options.Expected.Count > 0 && options.Keys.Count == 0 ? await sources.KeyAsync(reader.Journal, cancellationToken) : null;
                var kept = KeptCheckpoints.Of(options, reader.Journal, key, report);
                await new ChainCheck(reader, report).RunAsync(kept, entries => page(reader.Journal, entries), cancellationToken);
            }
        }, cancellationToken);
    }
}
