using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>A version and the one that it replaced.</summary>
internal sealed record CorrectedVersion(StoredRecord Before, StoredRecord After);

/// <summary>A revision that an agreement got with one of its versions.</summary>
internal sealed record RecordedRevision(StoredAgreement Agreement, RevisionTerms Terms);

/// <summary>Counts what has been corrected since a seal.</summary>
internal sealed class CorrectionsReader(IDbContextFactory<ReportingDbContext> contexts)
{
    /// <summary>How many corrections were recorded after a seal's instant that touch its municipality and its days, or revise its agreement.</summary>
    public async Task<int> CountSinceAsync(PeriodSealRecorded seal, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = JournalEntry.ToMicros(seal.AsOf);
        var versions = await Replacing.All(context).Where(r => r.MunicipalityCode == seal.MunicipalityCode)
            .Concat(Replacing.MovedFrom(context, seal.MunicipalityCode))
            .Where(r => r.RecordedAtMicros > since && r.Type != StoredType.PeriodSeal).ToListAsync(cancellationToken);
        var records = await WithBeforeAsync(context, versions, cancellationToken);
        var revisions = await RevisionsAsync(context, seal.MunicipalityCode, cancellationToken);
        return records.Count(r => Touches(r.Before, seal.Period) || Touches(r.After, seal.Period))
            + revisions.Count(r => r.Agreement.Id == seal.AgreementId && r.Agreement.RecordedAtMicros > since);
    }

    private static bool Touches(StoredRecord version, DateSpan period)
    {
        var days = version.Type switch
        {
            StoredType.PoliceManifest or StoredType.MunicipalManifest => new DateSpan(version.Manifest.StartDate, version.Manifest.EndDate),
            StoredType.AnnualReview => DayOf(version.Document<AnnualReviewRecorded>().Date),
            StoredType.SituationPicture => DayOf(version.Document<SituationPictureRecorded>().Date),
            _ => DaysOf(version),
        };
        return days.Start <= period.End && period.Start <= days.End;
    }

    private static DateSpan DaysOf(StoredRecord version)
    {
        var record = version.Record;
        var first = record.Steps.Select(step => step.Date).Append(record.Date).Min();
        return new DateSpan(first, record.EndDate > record.Date ? record.EndDate.Value : record.Date);
    }

    private static DateSpan DayOf(DateOnly day) => new(day, day);

    private static async Task<IReadOnlyList<CorrectedVersion>> WithBeforeAsync(
        ReportingDbContext context, IReadOnlyList<StoredRecord> versions, CancellationToken cancellationToken)
    {
        List<StoredRecord> all = [];
        foreach (var group in versions.GroupBy(version => (version.Type, version.Source)))
        {
            var (type, source) = group.Key;
            var ids = group.Select(version => version.RecordId).Distinct().ToList();
            all.AddRange(await context.WithKeys<StoredRecord>([type, source], ids).AsNoTracking().ToListAsync(cancellationToken));
        }

        var byKey = all.ToLookup(version => version.Key);
        return [.. from after in versions
                   let before = byKey[after.Key].Where(earlier => earlier.Version < after.Version).MaxBy(earlier => earlier.Version)
                   where before is not null
                   select new CorrectedVersion(before, after)];
    }

    private static async Task<IReadOnlyList<RecordedRevision>> RevisionsAsync(
        ReportingDbContext context, string municipalityCode, CancellationToken cancellationToken)
    {
        var versions = await context.Agreements.AsNoTracking()
            .Where(a => municipalityCode == "" || a.MunicipalityCode == municipalityCode).ToListAsync(cancellationToken);
        return [.. from version in versions
                   where version.Terms.State == AgreementState.Signed
                   let earlier = versions.Where(v => v.Id == version.Id && v.Version < version.Version).MaxBy(v => v.Version)
                   let known = earlier?.Terms.Revisions.Count ?? version.Terms.Revisions.Count
                   from revision in version.Terms.Revisions.Skip(known)
                   select new RecordedRevision(version, revision)];
    }
}
