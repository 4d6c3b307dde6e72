using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Journal.Manifests;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Police.Data;
using Medborgarlofte.ServiceDefaults.Access;
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
        var caller = Reporter(context);
        var manifest = PoliceManifest.Read(request.Manifest ?? new Manifest(), request.Reason, caller);
        var result = await writer.ReportAsync(
            caller, new Push<PoliceManifest>(manifest, request.Reason) { Etag = request.Etag }, request.ValidateOnly, context.CancellationToken);
        await ManifestChecks.AddAsync(result, request.Manifest!, () => HeldAsync(manifest, context.CancellationToken), time);
        return new ReportPoliceManifestResponse { Result = result };
    }

    /// <summary>What is held of its activities, as Reporting counts them.</summary>
    private async Task<HeldManifest> HeldAsync(PoliceManifest manifest, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var activities = database.Activities.AsNoTracking().Under(manifest);
        return manifest.IsWhole && manifest.Checksum.Length == 0
            ? new HeldManifest(await activities.LongCountAsync(cancellationToken), "")
            : HeldManifest.Of(manifest.IdsOf((await activities.ToListAsync(cancellationToken)).Select(activity => activity.ToRecorded())));
    }

    public override async Task<WithdrawPoliceManifestResponse> WithdrawPoliceManifest(
        WithdrawPoliceManifestRequest request, ServerCallContext context)
    {
        var caller = Reporter(context);
        RecordChecks.Check(request, caller);
        return new WithdrawPoliceManifestResponse
        {
            Result = await writer.WithdrawAsync(caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken),
        };
    }

    public override async Task<GetPoliceManifestResponse> GetPoliceManifest(GetPoliceManifestRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        return new GetPoliceManifestResponse
        {
            Manifest = await database.GetManifestAsync<PoliceManifest>(caller, request.Source, request.RecordId, request.AsOf, context.CancellationToken),
        };
    }

    public override async Task<ListPoliceManifestVersionsResponse> ListPoliceManifestVersions(
        ListPoliceManifestVersionsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var response = new ListPoliceManifestVersionsResponse();
        response.Versions.AddRange(await database.ManifestVersionsAsync(caller, request.Source, request.RecordId, context.CancellationToken));
        return response;
    }

    public override async Task<ListPoliceManifestsResponse> ListPoliceManifests(ListPoliceManifestsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var page = await database.ListManifestsAsync<PoliceManifest>(
            caller, JournalTypes.PoliceManifest, new ManifestFilter(request.MunicipalityCode, request.PageSize, request.PageToken, request.AsOf),
            context.CancellationToken);
        return page.On(new ListPoliceManifestsResponse { Manifests = { page.Records } });
    }

    private static Caller Reporter(ServerCallContext context) =>
        Caller.From(context).RequireScope(Scopes.PoliceReport).RequireParty(Party.Police);
}
