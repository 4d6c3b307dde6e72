using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.Journal.Manifests;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Manifests;

/// <summary>What coordinators declare of the meetings that they enter: no party's source sends these, so none declares them.</summary>
internal sealed class CoordinatorManifestType : CoordinatorRecordType<Manifest, CoordinatorManifestRecorded>
{
    public override string Field => "manifest";

    public override void Check(Manifest wire, Agreement? agreement, DateOnly today, Violations violations)
    {
        for (var i = 0; i < wire.Kinds.Count; i++)
        {
            violations.Require(ActivityKinds.OfCoordinators.Contains(wire.Kinds[i]), $"kinds[{i}]",
                $"Coordinators declare the meetings that they enter: {string.Join(" or ", ActivityKinds.OfCoordinators)}.");
        }

        violations.Require(wire.Areas.Count == 0, "areas", "A meeting has no area: leave out.");
        violations.Require(wire.Focuses.Count == 0, "focuses", "A meeting has no focuses: leave out.");
        ReportedManifest.CheckStatement(wire, violations);
    }

    public override CoordinatorManifestRecorded ToEvent(Manifest wire, RecordOwner owner) => new()
    {
        Source = owner.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = owner.MunicipalityCode,
        Kinds = wire.Kinds.ToSet(),
        StartDate = WireValues.ToDay(wire.Period.StartDate),
        EndDate = WireValues.ToDay(wire.Period.EndDate),
        RecordCount = wire.RecordCount,
        Checksum = wire.Checksum,
    };

    public override Manifest ToWire(CoordinatorManifestRecorded recorded) => new()
    {
        Kinds = { recorded.Kinds },
        Period = new Period { StartDate = WireFormat.Day(recorded.StartDate), EndDate = WireFormat.Day(recorded.EndDate) },
        RecordCount = recorded.RecordCount,
        Checksum = recorded.Checksum,
    };
}

/// <summary>The RPCs of coordinators' manifests.</summary>
internal sealed class CoordinatorManifestsService(
    CoordinatorRecords<Manifest, CoordinatorManifestRecorded> records, IDbContextFactory<FollowUpDbContext> contexts, TimeProvider time)
    : Wire.CoordinatorManifestsService.CoordinatorManifestsServiceBase
{
    public override async Task<ReportCoordinatorManifestResponse> ReportCoordinatorManifest(
        ReportCoordinatorManifestRequest request, ServerCallContext context)
    {
        var result = await records.ReportAsync(request, context);
        await ManifestChecks.AddAsync(result, request.Manifest, () => HeldAsync(request.Manifest, result.Source, context.CancellationToken), time);
        return new ReportCoordinatorManifestResponse { Result = result };
    }

    public override async Task<WithdrawCoordinatorManifestResponse> WithdrawCoordinatorManifest(
        WithdrawCoordinatorManifestRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<ListCoordinatorManifestsResponse> ListCoordinatorManifests(
        ListCoordinatorManifestsRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListCoordinatorManifestsResponse { Manifests = { page.Records } });
    }

    public override async Task<GetCoordinatorManifestResponse> GetCoordinatorManifest(GetCoordinatorManifestRequest request, ServerCallContext context) =>
        new() { Manifest = await records.GetAsync(request.Source, request.RecordId, request.AsOf, context) };

    public override async Task<ListCoordinatorManifestVersionsResponse> ListCoordinatorManifestVersions(
        ListCoordinatorManifestVersionsRequest request, ServerCallContext context) =>
        new() { Versions = { await records.VersionsAsync(request.Source, request.RecordId, context) } };

    /// <summary>Meetings of the manifest's source, municipality and kinds on its days, as Reporting counts them.</summary>
    private async Task<HeldManifest> HeldAsync(Manifest manifest, string source, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var (start, end) = (WireValues.ToDay(manifest.Period.StartDate), WireValues.ToDay(manifest.Period.EndDate));
        var meetings = await database.Set<CoordinatorRecord<CoordinationMeetingRecorded>>().AsNoTracking()
            .Where(m => m.MunicipalityCode == manifest.MunicipalityCode && m.Source == source && !m.Withdrawn).ToListAsync(cancellationToken);
        return HeldManifest.Of(meetings.Where(m => m.Recorded.Date >= start && m.Recorded.Date <= end
            && (manifest.Kinds.Count == 0 || manifest.Kinds.Contains(m.Recorded.Kind))).Select(m => m.RecordId));
    }
}
