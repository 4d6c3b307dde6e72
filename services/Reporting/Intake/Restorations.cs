using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>The restorations of journals that the read store knows of.</summary>
internal static class Restorations
{
    /// <summary>Those that a position was told before, in their order.</summary>
    public static async Task<IReadOnlyList<JournalRestored>> AfterAsync(
        ReportingDbContext context, JournalPosition position, CancellationToken cancellationToken) =>
        [.. (await Stored(context).ToListAsync(cancellationToken)).Select(stored => stored.Document<JournalRestored>()).Where(restored => restored.Epoch > position.Epoch).OrderBy(restored => restored.Epoch)];

    /// <summary>Number of the last one that the follow-up service's journal had told of by an entry; 0 when there was none.</summary>
    public static async Task<long> EpochAsync(ReportingDbContext context, long followUp, CancellationToken cancellationToken) =>
        (await Stored(context).Where(r => r.Sequence <= followUp).ToListAsync(cancellationToken))
            .Select(stored => stored.Document<JournalRestored>().Epoch).DefaultIfEmpty().Max();

    /// <summary>The newest place that a position's reader and the journals as they are now have in common: from there on everything is new.</summary>
    public static JournalPosition Common(JournalPosition position, IReadOnlyList<JournalRestored> after)
    {
        foreach (var restored in after)
        {
            var journal = Moments.JournalOf(restored.Journal);
            position = position.After(journal, Math.Min(position.Of(journal), restored.KeptSequence)) with { Epoch = restored.Epoch };
        }

        return position;
    }

    private static IQueryable<StoredRecord> Stored(ReportingDbContext context) =>
        context.Records.AsNoTracking().Where(r => r.MunicipalityCode == "" && r.Type == StoredType.JournalRestored);
}
