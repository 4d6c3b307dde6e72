using System.Globalization;
using Google.Protobuf;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.EntityFrameworkCore;
using LostRecords = Medborgarlofte.Contracts.Journal.V1.LostRecords;

namespace Medborgarlofte.Reporting.Commands;

/// <summary>
/// Takes the side of a journal that was restored, or replaced by a copy that lacked its end: the follow-up service's journal notes it, which
/// tells every reader of the feeds, and what the lost entries had added is taken out of the figures.
/// </summary>
public static class AcceptJournal
{
    /// <summary>Runs it beside the replicas that run; prints what was done. 0 when the journal moves, or moved already.</summary>
    /// <param name="services">Of the process that has the read store.</param>
    /// <param name="journal">Name of the journal.</param>
    /// <param name="restored">True to note a restoration that the read store cannot see, because it was dropped too.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync(IServiceProvider services, string journal, bool restored, CancellationToken cancellationToken)
    {
        var sources = services.GetRequiredService<JournalSources>();
        if (!sources.Journals.Contains(journal))
        {
            await Console.Error.WriteLineAsync($"There is no journal {journal}.");
            return ExitCodes.Configuration;
        }

        var applier = services.GetRequiredService<JournalApplier>();
        var applied = await applier.WatermarkAsync(journal, cancellationToken);
        var status = await sources.StatusAsync(journal, applied.Sequence, cancellationToken);
        var diverged = JournalDivergedException.Between(applied, status) is not null;
        if (!diverged && !restored)
        {
            await applier.CatchUpAsync(journal, long.MaxValue, cancellationToken);
            Console.WriteLine($"journal {journal}: it goes on from the {applied.Sequence} entries that are applied here; there is nothing to accept.");
            return (await applier.WatermarkAsync(journal, cancellationToken)).IsParked ? ExitCodes.Failed : ExitCodes.Ok;
        }

        if (journal != JournalTypes.FollowUpJournal && await applier.WatermarkAsync(JournalTypes.FollowUpJournal, cancellationToken) is { IsParked: true })
        {
            await Console.Error.WriteLineAsync($"journal {JournalTypes.FollowUpJournal} stands still, and it is where this would be noted: accept that one first.");
            return ExitCodes.Failed;
        }

        var request = diverged
            ? await LossAsync(services, applied, cancellationToken)
            : new RecordRestorationRequest { Id = Guid.NewGuid().ToString("n"), Journal = journal, KeptSequence = status.Sequence, KeptHash = status.Hash };
        var recorded = await sources.RecordRestorationAsync(request, cancellationToken);
        if (diverged && journal == JournalTypes.FollowUpJournal)
        {
            await RecordAgainAsync(services, request.KeptSequence, cancellationToken);
            await applier.RollBackAsync(applied, JournalPlace.Of(request.KeptSequence, request.KeptHash), cancellationToken);
        }

        await applier.CatchUpAsync(JournalTypes.FollowUpJournal, long.MaxValue, cancellationToken);
        await applier.CatchUpAsync(journal, long.MaxValue, cancellationToken);
        return Tell(request, recorded, await applier.WatermarkAsync(journal, cancellationToken));
    }

    /// <summary>Notes a restoration that the read store need not, or cannot, take out: it is made anew.</summary>
    public static async Task RecordAsync(IServiceProvider services, RecordRestorationRequest request, CancellationToken cancellationToken) =>
        await services.GetRequiredService<JournalSources>().RecordRestorationAsync(request, cancellationToken);

    /// <summary>The restorations of other journals that were noted among what the follow-up journal has lost: readers must still be told of them.</summary>
    private static async Task RecordAgainAsync(IServiceProvider services, long kept, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ReportingDbContext>>().CreateDbContextAsync(cancellationToken);
        var noted = await Restorations.In(context).Where(r => r.Sequence > kept).OrderBy(r => r.Sequence).ToListAsync(cancellationToken);
        foreach (var stored in noted.Where(stored => stored.Document<JournalRestored>().Journal != JournalTypes.FollowUpJournal))
        {
            await RecordAsync(services, Again(stored), cancellationToken);
        }
    }

    private static RecordRestorationRequest Again(StoredRecord noted)
    {
        var restored = noted.Document<JournalRestored>();
        var request = new RecordRestorationRequest
        {
            Id = noted.RecordId,
            Journal = restored.Journal,
            KeptSequence = restored.KeptSequence,
            KeptHash = ByteString.CopyFrom(Convert.FromHexString(restored.KeptHash)),
            LostSequence = restored.LostSequence,
            LostHash = ByteString.CopyFrom(Convert.FromHexString(restored.LostHash)),
        };
        request.Municipalities.AddRange(restored.Municipalities.Select(lost => new LostRecords { MunicipalityCode = lost.MunicipalityCode, Records = lost.Records }));
        return request;
    }

    /// <summary>What is applied here and the journal does not hold.</summary>
    private static async Task<RecordRestorationRequest> LossAsync(IServiceProvider services, Watermark applied, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<ReportingDbContext>>().CreateDbContextAsync(cancellationToken);
        var kept = await new ForkPoint(context, services.GetRequiredService<JournalSources>(), applied.Journal).FindAsync(cancellationToken);
        var journal = Moments.JournalOf(applied.Journal);
        var lost = await context.Records.Where(r => r.Journal == journal && r.Sequence > kept.Sequence && r.MunicipalityCode != "")
            .GroupBy(r => r.MunicipalityCode).Select(group => new { Code = group.Key, Records = group.LongCount() }).ToListAsync(cancellationToken);
        if (journal == StoredJournal.FollowUp)
        {
            lost.AddRange(await context.Agreements.Where(a => a.Sequence > kept.Sequence)
                .GroupBy(a => a.MunicipalityCode).Select(group => new { Code = group.Key, Records = group.LongCount() }).ToListAsync(cancellationToken));
        }

        var request = new RecordRestorationRequest
        {
            Id = applied.Hash[..32],
            Journal = applied.Journal,
            KeptSequence = kept.Sequence,
            KeptHash = ByteString.CopyFrom(Convert.FromHexString(kept.Hash)),
            LostSequence = applied.Sequence,
            LostHash = ByteString.CopyFrom(Convert.FromHexString(applied.Hash)),
        };
        request.Municipalities.AddRange(lost.GroupBy(one => one.Code).OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new LostRecords { MunicipalityCode = one.Key, Records = one.Sum(part => part.Records) }));
        return request;
    }

    private static int Tell(RecordRestorationRequest request, RecordRestorationResponse recorded, Watermark now)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"journal {request.Journal}: restoration {recorded.Epoch}, entry {recorded.Sequence} of journal {JournalTypes.FollowUpJournal}; kept up to entry {request.KeptSequence}."));
        if (request.LostSequence > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Taken out: what entries {request.KeptSequence + 1}-{request.LostSequence} had added, as they were applied here."));
        }

        foreach (var lost in request.Municipalities)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {lost.MunicipalityCode}: {lost.Records} versions of records; their sources must send again what is lost"));
        }

        Console.WriteLine(now.IsParked ? $"It stands still at {now.ParkedSequence}: {now.ParkedReason}" : $"Applied up to entry {now.Sequence}.");
        return now.IsParked ? ExitCodes.Failed : ExitCodes.Ok;
    }
}
