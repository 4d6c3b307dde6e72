using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>The restorations of journals that the read store knows of.</summary>
internal static class Restorations
{
    /// <summary>As they are stored: of no municipality, each in one version.</summary>
    public static IQueryable<StoredRecord> In(ReportingDbContext context) =>
        context.Records.AsNoTracking().Where(r => r.MunicipalityCode == "" && r.Type == StoredType.JournalRestored);

    /// <summary>All of them, in their order.</summary>
    public static async Task<IReadOnlyList<JournalRestored>> AllAsync(ReportingDbContext context, CancellationToken cancellationToken) =>
        [.. (await In(context).ToListAsync(cancellationToken)).Select(stored => stored.Document<JournalRestored>()).OrderBy(restored => restored.Epoch)];

    /// <summary>Number of the last one that the follow-up service's journal had told of by an entry; 0 when there was none.</summary>
    public static async Task<long> EpochAsync(ReportingDbContext context, long followUp, CancellationToken cancellationToken) =>
        (await In(context).Where(r => r.Sequence <= followUp).ToListAsync(cancellationToken))
            .Select(stored => stored.Document<JournalRestored>().Epoch).DefaultIfEmpty().Max();

    /// <summary>
    /// The newest place that whoever was told a position and the journals as they are now have in common: what comes after it is new. It is
    /// the position itself where nothing of it is gone.
    /// </summary>
    /// <param name="position">As it was told.</param>
    /// <param name="all">All restorations, in their order.</param>
    public static JournalPosition Common(JournalPosition position, IReadOnlyList<JournalRestored> all)
    {
        foreach (var restored in all.Where(restored => restored.Epoch > position.Epoch))
        {
            var journal = Moments.JournalOf(restored.Journal);
            position = position.After(journal, Math.Min(position.Of(journal), restored.KeptSequence));
        }

        return position;
    }
}
