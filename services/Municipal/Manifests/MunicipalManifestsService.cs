using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Manifests;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Municipal.Manifests;

/// <summary>The RPCs of municipal manifests.</summary>
internal sealed class MunicipalManifestsService(
    IDbContextFactory<MunicipalDbContext> contexts, RecordWriter<MunicipalDbContext, MunicipalManifest> writer, TimeProvider time)
    : Wire.MunicipalManifestsService.MunicipalManifestsServiceBase
{
    public override async Task<ReportMunicipalManifestResponse> ReportMunicipalManifest(
        ReportMunicipalManifestRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireScope(Scopes.MunicipalReport).RequireParty(Party.Municipality);
        var manifest = MunicipalManifest.Read(request.Manifest ?? new Manifest(), request.Reason, caller);
        var result = await writer.ReportAsync(
            caller, new Push<MunicipalManifest>(manifest, request.Reason), request.ValidateOnly, context.CancellationToken);
        var recorded = result.State?.RecordedAt?.ToDateTimeOffset() ?? time.GetUtcNow();
        result.Check = ManifestChecks.Of(manifest, await HeldAsync(manifest, context.CancellationToken), recorded);
        return new ReportMunicipalManifestResponse { Result = result };
    }

    /// <summary>
    /// Records of the manifest's source, municipality and kinds with their day in its span, as Reporting counts them: a measure that is only
    /// planned has not been done.
    /// </summary>
    private async Task<long> HeldAsync(MunicipalManifest manifest, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var measures = await database.Measures.AsNoTracking().Where(
            m => m.MunicipalityCode == manifest.MunicipalityCode && m.Date >= manifest.StartDate && m.Date <= manifest.EndDate
                && m.Source == manifest.Source && !m.Withdrawn && (manifest.Kinds.Count == 0 || manifest.Kinds.Contains(m.Kind)))
            .Select(m => m.Steps).ToListAsync(cancellationToken);
        var campaigns = await database.Campaigns.LongCountAsync(
            c => c.MunicipalityCode == manifest.MunicipalityCode && c.StartDate >= manifest.StartDate && c.StartDate <= manifest.EndDate
                && c.Source == manifest.Source && !c.Withdrawn && (manifest.Kinds.Count == 0 || manifest.Kinds.Contains(c.Kind)), cancellationToken);
        return campaigns + measures.LongCount(steps => steps.Exists(reached => reached.Step != MeasureStep.Planned));
    }

    public override async Task<ListMunicipalManifestsResponse> ListMunicipalManifests(
        ListMunicipalManifestsRequest request, ServerCallContext context)
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
                JournalTypes.MunicipalManifest, request.AsOf.ToInstant(), JournalHistory.Municipality, request.MunicipalityCode, page,
                ReportedManifest.ToWire, context.CancellationToken)
            : (await database.Manifests.AsNoTracking()
                .ReadableBy(caller, request.MunicipalityCode)
                .OrderBy(m => m.Source).ThenBy(m => m.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(ReportedManifest.ToWire);

        var response = new ListMunicipalManifestsResponse { NextPageToken = page.NextToken(manifests.Count) };
        response.Manifests.AddRange(manifests.Take(page.Size));
        return response;
    }
}
