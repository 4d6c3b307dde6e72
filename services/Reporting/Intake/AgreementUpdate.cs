using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Stores a version of an agreement and counts every record of its municipality by it. A third party may sign after the two parties have, and one
/// party may propose a revision: a version that adds no more than that counts as the one before it, and nothing is counted anew.
/// </summary>
internal sealed class AgreementUpdate(ReportingDbContext context)
{
    /// <summary>Returns the municipalities whose agreements it changed, and how many commitments got new figures.</summary>
    public async Task<(IReadOnlyList<string> Municipalities, int Commitments)> ApplyAsync(AgreementChange change, CancellationToken cancellationToken)
    {
        var terms = change.Agreement;
        var current = await context.Agreements.SingleOrDefaultAsync(
            a => a.Id == terms.Id && a.SupersededAtMicros == StoredRecord.Current, cancellationToken);
        if (current?.Version >= terms.Version)
        {
            return ([], 0);
        }

        var recordedAt = JournalEntry.ToMicros(change.RecordedAt);
        current?.SupersededAtMicros = recordedAt;
        current?.SupersededSequence = change.Sequence;
        context.Agreements.Add(new StoredAgreement
        {
            Id = terms.Id,
            Version = terms.Version,
            MunicipalityCode = terms.MunicipalityCode,
            Sequence = change.Sequence,
            RecordedAtMicros = recordedAt,
            Terms = terms,
        });
        var isCounted = current is not null && CountsAlike(current.Terms, terms);
        if (!isCounted)
        {
            await CountAsync(terms, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return (
            [.. new[] { terms.MunicipalityCode, current?.MunicipalityCode ?? terms.MunicipalityCode }.Distinct()],
            isCounted ? 0 : terms.Commitments.Count);
    }

    /// <summary>Counts every record of the municipality by an agreement, and replaces the agreement's tallies.</summary>
    public async Task CountAsync(AgreementRecorded terms, CancellationToken cancellationToken)
    {
        await context.Tallies.Where(t => t.AgreementId == terms.Id).ExecuteDeleteAsync(cancellationToken);
        var wordings = CountedWording.Of(terms).ToList();
        if (wordings.Count == 0)
        {
            return;
        }

        var delta = new TallyDelta();
        var included = await Inclusions.InMunicipalityAsync(context, terms.MunicipalityCode, cancellationToken);
        var records = context.Records.AsNoTracking().Where(r => r.MunicipalityCode == terms.MunicipalityCode
            && r.SupersededAtMicros == StoredRecord.Current && r.Type < StoredType.PoliceManifest);
        await foreach (var stored in records.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var record = stored.Record with { IncludedElsewhere = included.Contains(stored.Key) };
            delta.Add(wordings.SelectMany(wording => wording.Count(record)));
        }

        await delta.SaveAsync(context, cancellationToken);
    }

    /// <summary>True when two versions differ in their signatures and in what is proposed alone.</summary>
    private static bool CountsAlike(AgreementRecorded before, AgreementRecorded after) => Counted(before) == Counted(after);

    private static string Counted(AgreementRecorded terms) =>
        JsonSerializer.Serialize(terms with { Version = 0, Signatures = [], ProposedRevision = null }, JournalJson.Options);
}
