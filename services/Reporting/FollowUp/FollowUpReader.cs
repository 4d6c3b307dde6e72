using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>
/// Reads what verdicts are made from, as of now or of an earlier instant. An instant is first resolved to a place in each journal, and
/// everything is read by that, so an old answer can be had again as it was.
/// </summary>
internal sealed class FollowUpReader(IDbContextFactory<ReportingDbContext> contexts, TimeProvider time, ILogger<FollowUpReader>? logger = null)
{
    private readonly ManifestRecords manifestRecords = new();

    /// <summary>The snapshot of one municipality.</summary>
    public async Task<Snapshot> ReadAsync(string municipalityCode, AskedMoment asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await BeginAsync(context, asOf with { Known = null }, cancellationToken);
        var moment = await MomentAsync(context, asOf, cancellationToken);
        return await SnapshotAsync(context, municipalityCode, moment, cancellationToken);
    }

    /// <summary>An agreement with the snapshot of its municipality; null when there is none with this id or it is not signed.</summary>
    public async Task<(AgreementRecorded Agreement, Snapshot Snapshot)?> ReadAgreementAsync(
        string agreementId, AskedMoment asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await BeginAsync(context, asOf, cancellationToken);
        var moment = await MomentAsync(context, asOf, cancellationToken);
        return await SignedAsync(context, agreementId, moment, cancellationToken) is { } agreement
            ? (agreement, await SnapshotAsync(context, agreement.MunicipalityCode, moment, cancellationToken))
            : null;
    }

    /// <summary>
    /// An agreement as it was drafted last, taken for signed, with what there is of its municipality judged on a day; null when there is none with
    /// this id. Nobody else's agreement is in it.
    /// </summary>
    public async Task<(AgreementRecorded Agreement, Snapshot Snapshot)?> ReadDraftAsync(string agreementId, DateOnly day, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await BeginAsync(context, asked: default, cancellationToken);
        var now = await MomentAsync(context, asked: default, cancellationToken);
        if (await Held.Agreements(context, now).SingleOrDefaultAsync(a => a.Id == agreementId, cancellationToken) is not { } stored)
        {
            return null;
        }

        var agreement = stored.Terms with { State = AgreementState.Signed };
        var noon = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero);
        return (agreement, await SnapshotAsync(context, agreement.MunicipalityCode, now with { AsOf = noon, IsNow = false }, [agreement], cancellationToken));
    }

    /// <summary>An agreement as it was drafted or signed last; null when there is none with this id.</summary>
    public async Task<AgreementRecorded?> FindDraftAsync(string agreementId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Agreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == agreementId && a.SupersededAtMicros == StoredRecord.Current, cancellationToken);
        return stored?.Terms;
    }

    /// <summary>The current agreement with this id as of an instant; null when there is none or it is not signed.</summary>
    public async Task<AgreementRecorded?> FindAgreementAsync(string agreementId, AskedMoment asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await BeginAsync(context, asOf, cancellationToken);
        return await SignedAsync(context, agreementId, await MomentAsync(context, asOf, cancellationToken), cancellationToken);
    }

    /// <summary>Every signed agreement that holds now, ordered by municipality, start of period and id, with today in Sweden.</summary>
    public async Task<(IReadOnlyList<StoredAgreement> Agreements, DateOnly Day)> FollowedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Agreements.AsNoTracking().Where(a => a.SupersededAtMicros == StoredRecord.Current).ToListAsync(cancellationToken);
        return ([.. stored.Where(a => a.Terms.State == AgreementState.Signed).OrderBy(a => a.MunicipalityCode, StringComparer.Ordinal)
            .ThenBy(a => a.Terms.Period?.Start).ThenBy(a => a.Id, StringComparer.Ordinal)], Snapshot.DayOf(time.GetUtcNow()));
    }

    /// <summary>What a request asks for, resolved once for all reads of its answer.</summary>
    public async Task<Moment> ResolveAsync(AskedMoment asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await BeginAsync(context, asOf, cancellationToken);
        return await MomentAsync(context, asOf, cancellationToken);
    }

    /// <summary>The signed agreements of a municipality as of an instant, ordered by start of period and id.</summary>
    public async Task<IReadOnlyList<AgreementRecorded>> AgreementsAsync(
        string municipalityCode, AskedMoment asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await BeginAsync(context, asOf, cancellationToken);
        return await AgreementsAsync(context, municipalityCode, await MomentAsync(context, asOf, cancellationToken), cancellationToken);
    }

    /// <summary>The seals of an agreement that held at an instant, ordered by first day, party, source and id; none withdrawn.</summary>
    public async Task<IReadOnlyList<(PeriodSealRecorded Seal, DateTimeOffset RecordedAt)>> SealsAsync(
        AgreementRecorded agreement, AskedMoment asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await BeginAsync(context, asOf, cancellationToken);
        var stored = await Held.Texts(context, agreement.MunicipalityCode, await MomentAsync(context, asOf, cancellationToken))
            .Where(r => r.Type == StoredType.PeriodSeal).ToListAsync(cancellationToken);
        return [.. stored.Select(r => (Seal: r.Document<PeriodSealRecorded>(), JournalEntry.FromMicros(r.RecordedAtMicros)))
            .Where(item => item.Seal.AgreementId == agreement.Id && !item.Seal.Withdrawn)
            .OrderBy(item => item.Seal.Period.Start).ThenBy(item => item.Seal.Party)
            .ThenBy(item => item.Seal.Source, StringComparer.Ordinal).ThenBy(item => item.Seal.RecordId, StringComparer.Ordinal)];
    }

    /// <summary>One record as it held at an instant, in whichever municipality it was; null when it had not arrived.</summary>
    public async Task<(ReportedRecord Record, DateTimeOffset RecordedAt)?> FindRecordAsync(
        RecordKey key, AskedMoment asOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await BeginAsync(context, asOf, cancellationToken);
        var moment = await MomentAsync(context, asOf, cancellationToken);
        var versions = await context.Records.AsNoTracking()
            .Where(r => r.Type == key.Type && r.Source == key.Source && r.RecordId == key.RecordId).ToListAsync(cancellationToken);
        if (versions.Find(moment.Holds) is not { } stored)
        {
            return null;
        }

        var includers = new Includers(context, stored.MunicipalityCode);
        await includers.LoadAsync(key.Type, key.Source, [key.RecordId], cancellationToken);
        return (stored.Record with { IncludedElsewhere = includers.Contain(key, moment.Position) }, JournalEntry.FromMicros(stored.RecordedAtMicros));
    }

    /// <summary>What an instant is resolved to and what is read by it must be of one state; a place that is known is always the same.</summary>
    private static async Task<ReadTransaction?> BeginAsync(ReportingDbContext context, AskedMoment asked, CancellationToken cancellationToken) =>
        asked.Known is not null ? null : await context.Database.BeginReadAsync(cancellationToken);

    private Task<Moment> MomentAsync(ReportingDbContext context, AskedMoment asked, CancellationToken cancellationToken) =>
        Moments.ResolveAsync(context, asked, time.GetUtcNow(), cancellationToken);

    private async Task<Snapshot> SnapshotAsync(
        ReportingDbContext context, string municipalityCode, Moment moment, CancellationToken cancellationToken) => await SnapshotAsync(
            context, municipalityCode, moment, await AgreementsAsync(context, municipalityCode, moment, cancellationToken), cancellationToken);

    private async Task<Snapshot> SnapshotAsync(
        ReportingDbContext context, string municipalityCode, Moment moment, List<AgreementRecorded> agreements, CancellationToken cancellationToken)
    {
        var tallies = moment.IsNow
            ? await StoredTalliesAsync(context, agreements, cancellationToken)
            : await CountAsync(context, municipalityCode, moment, agreements, cancellationToken);
        var manifests = await ManifestVersionsAsync(context, municipalityCode, moment, cancellationToken);
        var held = new HeldTallies(agreements.Count == 0 ? [] : tallies[HeldRecords.AddressOf(agreements[0].Id)], Snapshot.DayOf(moment.AsOf));
        return new Snapshot(moment, await Held.NewestAsync(context, municipalityCode, moment, cancellationToken), agreements, tallies,
            Declarations.Of(manifests, held, await manifestRecords.FindAsync(context, moment, manifests, held, cancellationToken)),
            await DocumentsAsync(context, municipalityCode, moment, cancellationToken))
        {
            Logger = logger ?? NullLogger<FollowUpReader>.Instance,
        };
    }

    private static async Task<AgreementRecorded?> SignedAsync(
        ReportingDbContext context, string agreementId, Moment moment, CancellationToken cancellationToken)
    {
        var stored = await Held.Agreements(context, moment).SingleOrDefaultAsync(a => a.Id == agreementId, cancellationToken);
        return stored?.Terms.State == AgreementState.Signed ? stored.Terms : null;
    }

    private static async Task<List<StoredRecord>> ManifestVersionsAsync(
        ReportingDbContext context, string municipalityCode, Moment moment, CancellationToken cancellationToken) =>
        await Held.Texts(context, municipalityCode, moment)
            .Where(r => r.Type == StoredType.PoliceManifest || r.Type == StoredType.MunicipalManifest || r.Type == StoredType.CoordinatorManifest).ToListAsync(cancellationToken);

    private static async Task<Documents> DocumentsAsync(
        ReportingDbContext context, string municipalityCode, Moment moment, CancellationToken cancellationToken) =>
        Documents.From(await Held.Texts(context, municipalityCode, moment)
            .Where(r => r.Type == StoredType.Narrative || r.Type == StoredType.AnnualReview || r.Type == StoredType.SituationPicture)
            .ToListAsync(cancellationToken));

    private static async Task<List<AgreementRecorded>> AgreementsAsync(
        ReportingDbContext context, string municipalityCode, Moment moment, CancellationToken cancellationToken)
    {
        var stored = await Held.Agreements(context, moment).Where(a => a.MunicipalityCode == municipalityCode).ToListAsync(cancellationToken);
        return [.. stored.Select(a => a.Terms).Where(terms => terms.State == AgreementState.Signed)
            .OrderBy(terms => terms.Period?.Start).ThenBy(terms => terms.Id, StringComparer.Ordinal)];
    }

    private static async Task<ILookup<WordingAddress, Tally>> StoredTalliesAsync(
        ReportingDbContext context, List<AgreementRecorded> agreements, CancellationToken cancellationToken)
    {
        var ids = agreements.Select(agreement => agreement.Id).ToList();

        // The records that sources hold are the same beside each agreement: once is enough.
        var first = ids.FirstOrDefault() ?? "";
        var stored = await context.Tallies.AsNoTracking().Where(t => t.CommitmentId != HeldRecords.Id || t.AgreementId == first)
            .WithAny(context, t => t.AgreementId, ids).ToListAsync(cancellationToken);
        return stored.ToLookup(tally => tally.Address.Wording, tally => tally.ToTally());
    }

    private static async Task<ILookup<WordingAddress, Tally>> CountAsync(
        ReportingDbContext context, string municipalityCode, Moment moment, List<AgreementRecorded> agreements, CancellationToken cancellationToken)
    {
        var tallies = new TalliesAsOf(context, municipalityCode, [.. agreements.SelectMany(CountedWording.Of)]);
        return (await tallies.ReadAsync(moment.Position, cancellationToken)).Changes
            .ToLookup(sum => sum.Key.Wording, sum => new Tally(sum.Key.TargetId, sum.Key.Key, sum.Value));
    }
}
