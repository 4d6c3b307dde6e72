using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Police.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Manifests;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Police.Manifests;

/// <summary>The RPCs of police manifests.</summary>
internal sealed class PoliceManifestsService(
    IDbContextFactory<PoliceDbContext> contexts, RecordWriter<PoliceDbContext, PoliceManifest> writer, TimeProvider time)
    : Wire.PoliceManifestsService.PoliceManifestsServiceBase
{
    public override async Task<ReportPoliceManifestResponse> ReportPoliceManifest(ReportPoliceManifestRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireScope(Scopes.PoliceReport).RequireParty(Party.Police);
        var manifest = PoliceManifest.Read(request.Manifest ?? new Manifest(), request.Reason, caller);
        var result = await writer.ReportAsync(
            caller, new Push<PoliceManifest>(manifest, request.Reason), request.ValidateOnly, context.CancellationToken);
        var recorded = result.State?.RecordedAt?.ToDateTimeOffset() ?? time.GetUtcNow();
        result.Check = ManifestChecks.Of(manifest, await HeldAsync(manifest, context.CancellationToken), recorded);
        return new ReportPoliceManifestResponse { Result = result };
    }

    /// <summary>Records of the manifest's source, municipality and kinds with their first day in its span, as Reporting counts them.</summary>
    private async Task<long> HeldAsync(PoliceManifest manifest, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Activities.LongCountAsync(
            a => a.MunicipalityCode == manifest.MunicipalityCode && a.Date >= manifest.StartDate && a.Date <= manifest.EndDate
                && a.Source == manifest.Source && !a.Withdrawn && (manifest.Kinds.Count == 0 || manifest.Kinds.Contains(a.Kind)), cancellationToken);
    }

    public override async Task<ListPoliceManifestsResponse> ListPoliceManifests(ListPoliceManifestsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.Require(request.AsOf is null || request.MunicipalityCode.Length > 0, "municipalityCode", "Required for the list of an earlier instant.");
        violations.ThrowIfAny();
        if (request.AsOf is not null)
        {
            caller.RequireMunicipality(request.MunicipalityCode);
        }

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var manifests = request.AsOf is not null
            ? await database.HeldPageAsync<ManifestRecorded, Manifest>(
                JournalTypes.PoliceManifest, request.AsOf.ToInstant(), JournalHistory.Municipality, request.MunicipalityCode, page,
                ReportedManifest.ToWire, context.CancellationToken)
            : (await database.Manifests.AsNoTracking()
                .ReadableBy(caller, request.MunicipalityCode)
                .OrderBy(m => m.Source).ThenBy(m => m.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(ReportedManifest.ToWire);

        var response = new ListPoliceManifestsResponse { NextPageToken = page.NextToken(manifests.Count) };
        response.Manifests.AddRange(manifests.Take(page.Size));
        return response;
    }
}
