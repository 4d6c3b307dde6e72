using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal.Manifests;

/// <summary>Reads of the manifests that a service keeps.</summary>
public static class ManifestReads
{
    /// <summary>The current version, or the one that held. NOT_FOUND (RECORD_NOT_FOUND), PERMISSION_DENIED.</summary>
    public static async Task<Manifest> GetManifestAsync<TManifest>(
        this DbContext database, Caller caller, string source, string recordId, Timestamp? asOf, CancellationToken cancellationToken)
        where TManifest : ReportedManifest
    {
        Manifest manifest;
        if (asOf is not null)
        {
            manifest = ToWire(await database.VersionAtAsync(ReportedManifest.SubjectOf(source, recordId), asOf.ToInstant(), cancellationToken)
                ?? throw RecordStates.NotFound());
        }
        else
        {
            manifest = ReportedManifest.ToWire(await database.Set<TManifest>().AsNoTracking()
                .SingleOrDefaultAsync(m => m.Source == source && m.RecordId == recordId, cancellationToken) ?? throw RecordStates.NotFound());
        }

        caller.RequireMunicipality(manifest.MunicipalityCode);
        return manifest;
    }

    /// <summary>Every version, oldest first, of the municipalities that the token covers. NOT_FOUND (RECORD_NOT_FOUND), PERMISSION_DENIED.</summary>
    public static async Task<IReadOnlyList<Manifest>> ManifestVersionsAsync(
        this DbContext database, Caller caller, string source, string recordId, CancellationToken cancellationToken)
    {
        var versions = (await database.VersionsOfAsync(ReportedManifest.SubjectOf(source, recordId), cancellationToken)).ConvertAll(ToWire);
        List<Manifest> covered = [.. versions.Where(version => caller.Covers(version.MunicipalityCode))];
        return covered.Count > 0 ? covered : throw Caller.MunicipalityNotAllowed(versions[^1].MunicipalityCode);
    }

    /// <summary>One page, ordered by source and record id, now or as of an instant.</summary>
    public static async Task<RecordPage<Manifest>> ListManifestsAsync<TManifest>(
        this DbContext database, Caller caller, string entryType, ManifestFilter filter, CancellationToken cancellationToken)
        where TManifest : ReportedManifest
    {
        var violations = new Violations("");
        var page = PageRequest.Read(filter.PageSize, filter.PageToken, violations);
        violations.Require(filter.AsOf is null || filter.MunicipalityCode.Length > 0, "municipalityCode", "Required for the list of an earlier instant.");
        violations.ThrowIfAny();
        if (filter.AsOf is not null)
        {
            caller.RequireMunicipality(filter.MunicipalityCode);
        }

        var current = database.Set<TManifest>().AsNoTracking().ReadableBy(caller, filter.MunicipalityCode);
        var manifests = filter.AsOf is not null
            ? await database.HeldPageAsync<ManifestRecorded, Manifest>(
                entryType, filter.AsOf.ToInstant(), JournalHistory.Municipality, filter.MunicipalityCode, page, ReportedManifest.ToWire, cancellationToken)
            : (await current
                .OrderBy(m => m.Source).ThenBy(m => m.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(cancellationToken)).ConvertAll(ReportedManifest.ToWire);
        return new RecordPage<Manifest>(
            [.. manifests.Take(page.Size)], page.NextToken(manifests.Count),
            filter.AsOf is null ? await current.TotalAsync(page, cancellationToken) : null);
    }

    private static Manifest ToWire(JournalEntry entry)
    {
        var recorded = JsonSerializer.Deserialize<ManifestRecorded>(entry.Content, JournalJson.Options)!;
        return ReportedManifest.ToWire(recorded, RecordStates.Of(entry, recorded));
    }
}

/// <summary>What a list of manifests is asked for.</summary>
/// <param name="MunicipalityCode">Kommunkod; empty for all that the token covers.</param>
/// <param name="PageSize">At most this many; 0 for the default.</param>
/// <param name="PageToken">Of the page before; empty for the first.</param>
/// <param name="AsOf">An earlier instant; null for now.</param>
public sealed record ManifestFilter(string MunicipalityCode, int PageSize, string PageToken, Timestamp? AsOf);
