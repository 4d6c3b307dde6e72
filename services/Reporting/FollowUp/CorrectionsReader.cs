using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>A revision that an agreement got with one of its versions.</summary>
internal sealed record RecordedRevision(StoredAgreement Agreement, RevisionTerms Terms);

/// <summary>Counts what has been corrected since seals.</summary>
internal sealed class CorrectionsReader(IDbContextFactory<ReportingDbContext> contexts)
{
    private readonly CorrectedDays corrected = new();

    /// <summary>
    /// For each seal of a municipality how many corrections after what it sealed, up to a moment, touch its days or revise its agreement.
    /// </summary>
    public async Task<IReadOnlyList<int>> CountSinceAsync(
        IReadOnlyList<PeriodSealRecorded> seals, Moment moment, CancellationToken cancellationToken)
    {
        if (seals.Count == 0)
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var municipality = seals[0].MunicipalityCode;
        var days = await corrected.UpToAsync(context, municipality, moment.Position, cancellationToken);
        var revisions = await RevisionsAsync(context, municipality, moment.Position.FollowUp, cancellationToken);
        return [.. seals.Select(seal => Count(days, seal, moment.Position) + revisions.Count(revision =>
            revision.Agreement.Id == seal.AgreementId
            && IsAfter(seal)(StoredJournal.FollowUp, revision.Agreement.Sequence, revision.Agreement.RecordedAtMicros)))];
    }

    private static int Count(IReadOnlyList<CorrectedDay> days, PeriodSealRecorded seal, JournalPosition upTo)
    {
        var isAfter = IsAfter(seal);
        return days.Count(day => day.Touches(seal.Period) && day.Sequence <= upTo.Of(day.Journal)
            && isAfter(day.Journal, day.Sequence, day.RecordedAtMicros));
    }

    /// <summary>A seal from before positions were sealed knows the instant alone.</summary>
    private static Func<StoredJournal, long, long, bool> IsAfter(PeriodSealRecorded seal)
    {
        var micros = JournalEntry.ToMicros(seal.AsOf);
        return JournalPosition.TryParse(seal.Position, out var position)
            ? (journal, sequence, _) => sequence > position.Of(journal)
            : (_, _, recordedAt) => recordedAt > micros;
    }

    private static async Task<IReadOnlyList<RecordedRevision>> RevisionsAsync(
        ReportingDbContext context, string municipalityCode, long upTo, CancellationToken cancellationToken)
    {
        var versions = await context.Agreements.AsNoTracking()
            .Where(a => a.MunicipalityCode == municipalityCode && a.Sequence <= upTo).ToListAsync(cancellationToken);
        return [.. from version in versions
                   where version.Terms.State == AgreementState.Signed
                   let earlier = versions.Where(v => v.Id == version.Id && v.Version < version.Version).MaxBy(v => v.Version)
                   let known = earlier?.Terms.Revisions.Count ?? version.Terms.Revisions.Count
                   from revision in version.Terms.Revisions.Skip(known)
                   select new RecordedRevision(version, revision)];
    }
}
