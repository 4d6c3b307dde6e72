using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
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
        var restorations = await Restorations.AllAsync(context, cancellationToken);
        return [.. seals.Select(seal => (Seal: seal, IsAfter: IsAfter(seal, restorations))).Select(one =>
            Count(days, one.Seal, one.IsAfter, moment.Position) + revisions.Count(revision => revision.Agreement.Id == one.Seal.AgreementId
                && one.IsAfter(StoredJournal.FollowUp, revision.Agreement.Sequence, revision.Agreement.RecordedAtMicros)))];
    }

    private static int Count(IReadOnlyList<CorrectedDay> days, PeriodSealRecorded seal, Func<StoredJournal, long, long, bool> isAfter, JournalPosition upTo) =>
        days.Count(day => day.Touches(seal.Period) && day.Sequence <= upTo.Of(day.Journal)
            && isAfter(day.Journal, day.Sequence, day.RecordedAtMicros));

    /// <summary>What is after what a seal sealed, as far as that is left. A seal from before positions were sealed knows the instant alone.</summary>
    private static Func<StoredJournal, long, long, bool> IsAfter(PeriodSealRecorded seal, IReadOnlyList<JournalRestored> restorations)
    {
        var micros = JournalEntry.ToMicros(seal.AsOf);
        var isKnown = JournalPosition.TryParse(seal.Position, out var told);
        var position = Restorations.Common(told, restorations);
        return isKnown
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
