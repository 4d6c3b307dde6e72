using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>A version and the one that it replaced.</summary>
internal sealed record CorrectedVersion(StoredRecord Before, StoredRecord After);

/// <summary>A revision that an agreement got with one of its versions.</summary>
internal sealed record RecordedRevision(StoredAgreement Agreement, RevisionTerms Terms)
{
    public CorrectionId Id => new(Agreement.RecordedAtMicros, CorrectionId.Agreement, "", Agreement.Id, Agreement.Version);
}

/// <summary>Everything that a page of corrections tells of.</summary>
/// <param name="Records">Corrected versions.</param>
/// <param name="Revisions">Revisions.</param>
/// <param name="Agreements">Every version of the agreements of their municipalities.</param>
/// <param name="Includers">Every version of the records that contain, or have contained, one of them.</param>
internal sealed record CorrectionPage(
    IReadOnlyList<CorrectedVersion> Records, IReadOnlyList<RecordedRevision> Revisions, IReadOnlyList<StoredAgreement> Agreements,
    IReadOnlyList<StoredRecord> Includers);

/// <summary>Reads what has been corrected. The read store keeps every version, so this is a question to it and no log of its own.</summary>
internal sealed class CorrectionsReader(IDbContextFactory<ReportingDbContext> contexts)
{
    /// <summary>The first corrections after an id, at most <paramref name="most"/> of records and revisions together.</summary>
    public async Task<CorrectionPage> ReadAsync(string municipalityCode, CorrectionId after, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var versions = await Ordered(After(Corrected(context, municipalityCode), after)).Take(most).ToListAsync(cancellationToken);
        var revisions = (await RevisionsAsync(context, municipalityCode, cancellationToken)).Where(r => r.Id.CompareTo(after) > 0);
        var page = versions.Select(CorrectionId.Of).Concat(revisions.Select(r => r.Id)).Order().Take(most).ToHashSet();
        versions.RemoveAll(version => !page.Contains(CorrectionId.Of(version)));
        var records = await WithBeforeAsync(context, versions, cancellationToken);
        return new CorrectionPage(
            records,
            [.. revisions.Where(r => page.Contains(r.Id))],
            await AgreementsOfAsync(context, records, cancellationToken),
            await IncludersAsync(context, records, cancellationToken));
    }

    /// <summary>How many corrections were recorded after a seal's instant that touch its municipality and its days, or revise its agreement.</summary>
    public async Task<int> CountSinceAsync(PeriodSealRecorded seal, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = JournalEntry.ToMicros(seal.AsOf);
        var versions = await Corrected(context, seal.MunicipalityCode).Where(r => r.RecordedAtMicros > since && r.Type != StoredType.PeriodSeal)
            .ToListAsync(cancellationToken);
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

    /// <summary>Versions after the first that are, or the one before was, in the municipality; in every one when the code is empty.</summary>
    private static IQueryable<StoredRecord> Corrected(ReportingDbContext context, string municipalityCode)
    {
        var corrected = context.Records.AsNoTracking().Where(r => r.Version > 1);
        return municipalityCode.Length == 0
            ? corrected
            : corrected.Where(r => r.MunicipalityCode == municipalityCode || context.Records.Any(b =>
                b.Type == r.Type && b.Source == r.Source && b.RecordId == r.RecordId && b.Version < r.Version
                && b.SupersededAtMicros == r.RecordedAtMicros && b.MunicipalityCode == municipalityCode));
    }

    private static IQueryable<StoredRecord> After(IQueryable<StoredRecord> records, CorrectionId id)
    {
        var (micros, type, source, recordId, version) = id;
#pragma warning disable CA1309 // The database compares, by the ordinal collation of the model; it has no other way to say so.
        return micros == 0
            ? records
            : records.Where(r => r.RecordedAtMicros > micros || (r.RecordedAtMicros == micros && ((int)r.Type > (int)type
                || (r.Type == type && (string.Compare(r.Source, source) > 0
                    || (r.Source == source && (string.Compare(r.RecordId, recordId) > 0
                        || (r.RecordId == recordId && r.Version > version))))))));
#pragma warning restore CA1309
    }

    private static IQueryable<StoredRecord> Ordered(IQueryable<StoredRecord> records) =>
        records.OrderBy(r => r.RecordedAtMicros).ThenBy(r => r.Type).ThenBy(r => r.Source).ThenBy(r => r.RecordId).ThenBy(r => r.Version);

    private static async Task<IReadOnlyList<CorrectedVersion>> WithBeforeAsync(
        ReportingDbContext context, IReadOnlyList<StoredRecord> versions, CancellationToken cancellationToken)
    {
        List<StoredRecord> all = [];
        foreach (var group in versions.GroupBy(version => (version.Type, version.Source)))
        {
            var (type, source) = group.Key;
            var ids = group.Select(version => version.RecordId).Distinct().ToList();
            all.AddRange(await context.Records.AsNoTracking()
                .Where(r => r.Type == type && r.Source == source && ids.Contains(r.RecordId)).ToListAsync(cancellationToken));
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

    private static async Task<IReadOnlyList<StoredAgreement>> AgreementsOfAsync(
        ReportingDbContext context, IReadOnlyList<CorrectedVersion> records, CancellationToken cancellationToken)
    {
        var municipalities = records.SelectMany(r => new[] { r.Before.MunicipalityCode, r.After.MunicipalityCode }).Distinct().ToList();
        return await context.Agreements.AsNoTracking().Where(a => municipalities.Contains(a.MunicipalityCode))
            .OrderBy(a => a.Id).ThenBy(a => a.Version).ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<StoredRecord>> IncludersAsync(
        ReportingDbContext context, IReadOnlyList<CorrectedVersion> records, CancellationToken cancellationToken)
    {
        List<StoredRecord> includers = [];
        foreach (var group in records.Where(r => !r.After.IsDocument).GroupBy(r => (r.After.Type, r.After.Source)))
        {
            var (type, source) = group.Key;
            var ids = group.Select(r => r.After.RecordId).Distinct().ToList();
            includers.AddRange(await (from inclusion in context.Inclusions
                                      where inclusion.Type == type && inclusion.Source == source && ids.Contains(inclusion.IncludedId)
                                      join version in context.Records.AsNoTracking()
                                          on new { inclusion.Type, inclusion.Source, Id = inclusion.ById }
                                          equals new { version.Type, version.Source, Id = version.RecordId }
                                      select version).Distinct().ToListAsync(cancellationToken));
        }

        return includers;
    }
}
