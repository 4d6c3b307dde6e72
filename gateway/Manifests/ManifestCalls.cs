using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Gateway.Requests;
using CoordinatorClient = Medborgarlofte.Contracts.FollowUp.V1.CoordinatorManifestsService.CoordinatorManifestsServiceClient;
using MunicipalClient = Medborgarlofte.Contracts.Municipal.V1.MunicipalManifestsService.MunicipalManifestsServiceClient;
using PoliceClient = Medborgarlofte.Contracts.Police.V1.PoliceManifestsService.PoliceManifestsServiceClient;

namespace Medborgarlofte.Gateway.Manifests;

/// <summary>The same calls to the service that keeps a party's manifests; the police's messages stand for all.</summary>
internal sealed class ManifestCalls(PoliceClient police, MunicipalClient municipal, CoordinatorClient coordinators)
{
    public async Task<PushResult> ReportAsync(string party, Manifest manifest, PushQuery push, string etag, CancellationToken cancellationToken) => party switch
    {
        ManifestParty.Police => (await police.ReportPoliceManifestAsync(
            new() { Manifest = manifest, Reason = push.Reason, ValidateOnly = push.ValidateOnly, Etag = etag }, cancellationToken: cancellationToken)).Result,
        ManifestParty.Municipality => (await municipal.ReportMunicipalManifestAsync(
            new() { Manifest = manifest, Reason = push.Reason, ValidateOnly = push.ValidateOnly, Etag = etag }, cancellationToken: cancellationToken)).Result,
        _ => (await coordinators.ReportCoordinatorManifestAsync(
            new() { Manifest = manifest, Reason = push.Reason, ValidateOnly = push.ValidateOnly, Etag = etag }, cancellationToken: cancellationToken)).Result,
    };

    public async Task<PushResult> WithdrawAsync(string party, WithdrawPoliceManifestRequest request, CancellationToken cancellationToken) => party switch
    {
        ManifestParty.Police => (await police.WithdrawPoliceManifestAsync(request, cancellationToken: cancellationToken)).Result,
        ManifestParty.Municipality => (await municipal.WithdrawMunicipalManifestAsync(
            new() { Source = request.Source, RecordId = request.RecordId, Reason = request.Reason, Etag = request.Etag },
            cancellationToken: cancellationToken)).Result,
        _ => (await coordinators.WithdrawCoordinatorManifestAsync(
            new() { Source = request.Source, RecordId = request.RecordId, Reason = request.Reason, Etag = request.Etag },
            cancellationToken: cancellationToken)).Result,
    };

    public async Task<Manifest> GetAsync(string party, GetPoliceManifestRequest request, CancellationToken cancellationToken) => party switch
    {
        ManifestParty.Police => (await police.GetPoliceManifestAsync(request, cancellationToken: cancellationToken)).Manifest,
        ManifestParty.Municipality => (await municipal.GetMunicipalManifestAsync(
            new() { Source = request.Source, RecordId = request.RecordId, AsOf = request.AsOf }, cancellationToken: cancellationToken)).Manifest,
        _ => (await coordinators.GetCoordinatorManifestAsync(
            new() { Source = request.Source, RecordId = request.RecordId, AsOf = request.AsOf }, cancellationToken: cancellationToken)).Manifest,
    };

    public async Task<ListPoliceManifestVersionsResponse> VersionsAsync(
        string party, ListPoliceManifestVersionsRequest request, CancellationToken cancellationToken)
    {
        if (party == ManifestParty.Police)
        {
            return await police.ListPoliceManifestVersionsAsync(request, cancellationToken: cancellationToken);
        }

        var response = new ListPoliceManifestVersionsResponse();
        response.Versions.AddRange(party == ManifestParty.Municipality
            ? (await municipal.ListMunicipalManifestVersionsAsync(
                new() { Source = request.Source, RecordId = request.RecordId }, cancellationToken: cancellationToken)).Versions
            : (await coordinators.ListCoordinatorManifestVersionsAsync(
                new() { Source = request.Source, RecordId = request.RecordId }, cancellationToken: cancellationToken)).Versions);
        return response;
    }

    public async Task<IListResponse> ListAsync(string party, ListPoliceManifestsRequest request, CancellationToken cancellationToken) => party switch
    {
        ManifestParty.Police => await police.ListPoliceManifestsAsync(request, cancellationToken: cancellationToken),
        ManifestParty.Municipality => await municipal.ListMunicipalManifestsAsync(new()
        {
            MunicipalityCode = request.MunicipalityCode, PageSize = request.PageSize, PageToken = request.PageToken, AsOf = request.AsOf,
        }, cancellationToken: cancellationToken),
        _ => await coordinators.ListCoordinatorManifestsAsync(new()
        {
            MunicipalityCode = request.MunicipalityCode, PageSize = request.PageSize, PageToken = request.PageToken, AsOf = request.AsOf,
        }, cancellationToken: cancellationToken),
    };
}
