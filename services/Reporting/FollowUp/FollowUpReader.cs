using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Receipts;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>
/// Reads what verdicts are made from. "Now" is read from the tallies; an earlier instant is counted anew from the
/// versions that held then, so an old answer can be had again as it was.
/// </summary>
internal sealed class FollowUpReader(IDbContextFactory<ReportingDbContext> contexts, TimeProvider time)
{
    /// <summary>The snapshot of one municipality.</summary>
    public async Task<Snapshot> ReadAsync(string municipalityCode, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await ReadSnapshot.BeginAsync(context, cancellationToken);
        var until = Until(asOf);
        var agreements = await AgreementsAsync(context, municipalityCode, until, cancellationToken);
        var tallies = asOf is null
            ? await StoredTalliesAsync(context, agreements, cancellationToken)
            : await CountAsync(context, municipalityCode, until, agreements, cancellationToken);
        return new Snapshot(asOf ?? time.GetUtcNow(), await Held.NewestAsync(context, municipalityCode, until, cancellationToken), agreements, tallies,
            await DeclarationsAsync(context, municipalityCode, until, cancellationToken),
            await DocumentsAsync(context, municipalityCode, until, cancellationToken));
    }

    /// <summary>The current agreement with this id as of an instant; null when there is none or it is not signed.</summary>
    public async Task<AgreementRecorded?> FindAgreementAsync(string agreementId, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var until = Until(asOf);
        var stored = await context.Agreements.AsNoTracking().SingleOrDefaultAsync(
            a => a.Id == agreementId && a.RecordedAtMicros <= until && a.SupersededAtMicros > until, cancellationToken);
        return stored?.Terms.State == AgreementState.Signed ? stored.Terms : null;
    }

    /// <summary>Every signed agreement that holds now, ordered by municipality, start of period and id, with today in Sweden.</summary>
    public async Task<(IReadOnlyList<StoredAgreement> Agreements, DateOnly Day)> FollowedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Agreements.AsNoTracking().Where(a => a.SupersededAtMicros == StoredRecord.Current).ToListAsync(cancellationToken);
        return ([.. stored.Where(a => a.Terms.State == AgreementState.Signed).OrderBy(a => a.MunicipalityCode, StringComparer.Ordinal)
            .ThenBy(a => a.Terms.Period?.Start).ThenBy(a => a.Id, StringComparer.Ordinal)], Snapshot.DayOf(time.GetUtcNow()));
    }

    /// <summary>The signed agreements of a municipality as of an instant, ordered by start of period and id.</summary>
    public async Task<IReadOnlyList<AgreementRecorded>> AgreementsAsync(
        string municipalityCode, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await AgreementsAsync(context, municipalityCode, Until(asOf), cancellationToken);
    }

    /// <summary>The seals of an agreement that held at an instant, ordered by first day, party, source and id; none withdrawn.</summary>
    public async Task<IReadOnlyList<(PeriodSealRecorded Seal, DateTimeOffset RecordedAt)>> SealsAsync(
        AgreementRecorded agreement, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await Held.Texts(context, agreement.MunicipalityCode, Until(asOf))
            .Where(r => r.Type == StoredType.PeriodSeal).ToListAsync(cancellationToken);
        return [.. stored.Select(r => (Seal: r.Document<PeriodSealRecorded>(), JournalEntry.FromMicros(r.RecordedAtMicros)))
            .Where(item => item.Seal.AgreementId == agreement.Id && !item.Seal.Withdrawn)
            .OrderBy(item => item.Seal.Period.Start).ThenBy(item => item.Seal.Party)
            .ThenBy(item => item.Seal.Source, StringComparer.Ordinal).ThenBy(item => item.Seal.RecordId, StringComparer.Ordinal)];
    }

    /// <summary>One record as it held at an instant, in whichever municipality it was; null when it had not arrived.</summary>
    public async Task<(ReportedRecord Record, DateTimeOffset RecordedAt)?> FindRecordAsync(
        RecordKey key, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var until = Until(asOf);
        var stored = await context.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Type == key.Type && r.Source == key.Source
            && r.RecordId == key.RecordId && r.RecordedAtMicros <= until && r.SupersededAtMicros > until, cancellationToken);
        if (stored is null)
        {
            return null;
        }

        if (asOf is not null)
        {
            var contained = await ReceiptReader.ContainedAsync(context, stored.MunicipalityCode, until, cancellationToken);
            return (stored.Record with { IncludedElsewhere = contained.Contains(key) }, JournalEntry.FromMicros(stored.RecordedAtMicros));
        }

        var included = await context.Inclusions.AnyAsync(
            i => i.Type == key.Type && i.Source == key.Source && i.IncludedId == key.RecordId
                && context.Records.Any(by => by.Type == i.Type && by.Source == i.Source && by.RecordId == i.ById
                    && by.SupersededAtMicros == StoredRecord.Current && by.MunicipalityCode == stored.MunicipalityCode),
            cancellationToken);
        return (stored.Record with { IncludedElsewhere = included }, JournalEntry.FromMicros(stored.RecordedAtMicros));
    }

    private static async Task<List<StoredRecord>> ManifestVersionsAsync(
        ReportingDbContext context, string municipalityCode, long until, CancellationToken cancellationToken) =>
        await Held.Texts(context, municipalityCode, until)
            .Where(r => r.Type == StoredType.PoliceManifest || r.Type == StoredType.MunicipalManifest).ToListAsync(cancellationToken);

    private static async Task<Documents> DocumentsAsync(
        ReportingDbContext context, string municipalityCode, long until, CancellationToken cancellationToken) =>
        Documents.From(await Held.Texts(context, municipalityCode, until)
            .Where(r => r.Type == StoredType.Narrative || r.Type == StoredType.AnnualReview || r.Type == StoredType.SituationPicture)
            .ToListAsync(cancellationToken));

    private static long Until(DateTimeOffset? asOf) => asOf is { } instant ? JournalEntry.ToMicros(instant) : Held.Now;

    private static async Task<List<AgreementRecorded>> AgreementsAsync(
        ReportingDbContext context, string municipalityCode, long until, CancellationToken cancellationToken)
    {
        var stored = await context.Agreements.AsNoTracking().Where(a => a.MunicipalityCode == municipalityCode
            && a.RecordedAtMicros <= until && a.SupersededAtMicros > until).ToListAsync(cancellationToken);
        return [.. stored.Select(a => a.Terms).Where(terms => terms.State == AgreementState.Signed)
            .OrderBy(terms => terms.Period?.Start).ThenBy(terms => terms.Id, StringComparer.Ordinal)];
    }

    private static async Task<ILookup<WordingAddress, Tally>> StoredTalliesAsync(
        ReportingDbContext context, List<AgreementRecorded> agreements, CancellationToken cancellationToken)
    {
        var ids = agreements.Select(agreement => agreement.Id).ToList();
        var stored = await context.Tallies.AsNoTracking().Where(t => ids.Contains(t.AgreementId)).ToListAsync(cancellationToken);
        return stored.ToLookup(tally => tally.Address.Wording, tally => tally.ToTally());
    }

    private static async Task<ILookup<WordingAddress, Tally>> CountAsync(
        ReportingDbContext context, string municipalityCode, long until, List<AgreementRecorded> agreements, CancellationToken cancellationToken)
    {
        var stored = await Held.Records(context, municipalityCode, until).Where(r => r.Type < StoredType.PoliceManifest).ToListAsync(cancellationToken);
        var wordings = agreements.SelectMany(CountedWording.Of).ToList();
        var sums = from item in WithInclusions(stored)
                   from wording in wordings
                   from counted in wording.Count(item.Record)
                   group counted.Amount by counted.Address;
        return sums.ToLookup(sum => sum.Key.Wording, sum => new Tally(sum.Key.TargetId, sum.Key.Key, sum.Aggregate((a, b) => a + b)));
    }

    private static IEnumerable<(RecordKey Key, ReportedRecord Record)> WithInclusions(List<StoredRecord> stored)
    {
        var records = stored.ConvertAll(r => (r.Key, r.Record));
        var included = records.Where(item => !item.Record.Withdrawn)
            .SelectMany(item => item.Record.Includes.Select(id => item.Key with { RecordId = id })).ToHashSet();
        return records.Select(item => (item.Key, item.Record with { IncludedElsewhere = included.Contains(item.Key) }));
    }

    private static async Task<List<Declaration>> DeclarationsAsync(
        ReportingDbContext context, string municipalityCode, long until, CancellationToken cancellationToken)
    {
        return [.. from version in await ManifestVersionsAsync(context, municipalityCode, until, cancellationToken)
                   let manifest = version.Manifest
                   where !manifest.Withdrawn
                   orderby manifest.StartDate, manifest.Source, manifest.RecordId
                   select new Declaration(version.Type == StoredType.PoliceManifest ? Party.Police : Party.Municipality,
                       manifest.Kinds, manifest.StartDate, manifest.EndDate)];
    }
}
