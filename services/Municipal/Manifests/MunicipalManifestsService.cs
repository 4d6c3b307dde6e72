using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Journal.Manifests;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Access;
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
        var caller = Reporter(context);
        var manifest = MunicipalManifest.Read(request.Manifest ?? new Manifest(), request.Reason, caller);
        var result = await writer.ReportAsync(
            caller, new Push<MunicipalManifest>(manifest, request.Reason) { Etag = request.Etag }, request.ValidateOnly, context.CancellationToken);
        await ManifestChecks.AddAsync(result, request.Manifest!, () => HeldAsync(manifest, context.CancellationToken), time);
        return new ReportMunicipalManifestResponse { Result = result };
    }

    /// <summary>What is held of its measures and campaigns, as Reporting counts them: a measure that is only planned has not been done.</summary>
    private async Task<HeldManifest> HeldAsync(MunicipalManifest manifest, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var measures = await database.Measures.AsNoTracking().Under(manifest).ToListAsync(cancellationToken);
        var campaigns = await database.Campaigns.AsNoTracking().Under(manifest).ToListAsync(cancellationToken);
        return HeldManifest.Of(
            manifest.IdsOf(measures.Select(measure => measure.ToRecorded()).Where(measure => measure.Steps.Any(reached => reached.Step != MeasureStep.Planned)))
                .Concat(manifest.IdsOf(campaigns.Select(campaign => campaign.ToRecorded()))));
    }

    public override async Task<WithdrawMunicipalManifestResponse> WithdrawMunicipalManifest(
        WithdrawMunicipalManifestRequest request, ServerCallContext context)
    {
        var caller = Reporter(context);
        RecordChecks.Check(request, caller);
        return new WithdrawMunicipalManifestResponse
        {
            Result = await writer.WithdrawAsync(caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken),
        };
    }

    public override async Task<GetMunicipalManifestResponse> GetMunicipalManifest(GetMunicipalManifestRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        return new GetMunicipalManifestResponse
        {
            Manifest = await database.GetManifestAsync<MunicipalManifest>(caller, request.Source, request.RecordId, request.AsOf, context.CancellationToken),
        };
    }

    public override async Task<ListMunicipalManifestVersionsResponse> ListMunicipalManifestVersions(
        ListMunicipalManifestVersionsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var response = new ListMunicipalManifestVersionsResponse();
        response.Versions.AddRange(await database.ManifestVersionsAsync(caller, request.Source, request.RecordId, context.CancellationToken));
        return response;
    }

    public override async Task<ListMunicipalManifestsResponse> ListMunicipalManifests(ListMunicipalManifestsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var page = await database.ListManifestsAsync<MunicipalManifest>(
            caller, JournalTypes.MunicipalManifest, new ManifestFilter(request.MunicipalityCode, request.PageSize, request.PageToken, request.AsOf),
            context.CancellationToken);
        return page.On(new ListMunicipalManifestsResponse { Manifests = { page.Records } });
    }

    private static Caller Reporter(ServerCallContext context) =>
        Caller.From(context).RequireScope(Scopes.MunicipalReport).RequireParty(Party.Municipality);
}
