using Medborgarlofte.Contracts.FollowUp.V1;
using PicturesClient = Medborgarlofte.Contracts.FollowUp.V1.SituationPicturesService.SituationPicturesServiceClient;

namespace Medborgarlofte.Gateway.Workplace.Pictures;

/// <summary>The situation pictures of a municipality, read and reported with the token of whoever is signed in.</summary>
internal sealed class PictureStore(PicturesClient pictures)
{
    private const int MostListed = 200;

    /// <summary>Those that hold, the latest first.</summary>
    public async Task<IReadOnlyList<SituationPicture>> ListAsync(string municipality, CancellationToken cancellationToken)
    {
        var found = await pictures.ListSituationPicturesAsync(
            new ListSituationPicturesRequest { MunicipalityCode = municipality, PageSize = MostListed }, cancellationToken: cancellationToken);
        return [.. found.Pictures.Where(picture => !picture.State.Withdrawn).OrderByDescending(picture => picture.Date, StringComparer.Ordinal)];
    }

    /// <summary>The picture that an agreement names; null when nobody has reported it.</summary>
    public async Task<SituationPicture?> FindAsync(string municipality, string recordId, CancellationToken cancellationToken) =>
        recordId.Length == 0 ? null : (await ListAsync(municipality, cancellationToken)).FirstOrDefault(picture => picture.RecordId == recordId);

    public async Task ReportAsync(SituationPicture picture, string reason, CancellationToken cancellationToken) =>
        await pictures.ReportSituationPictureAsync(new ReportSituationPictureRequest { Picture = picture, Reason = reason }, cancellationToken: cancellationToken);

    public async Task WithdrawAsync(SituationPicture picture, string reason, CancellationToken cancellationToken) =>
        await pictures.WithdrawSituationPictureAsync(
            new WithdrawSituationPictureRequest { Source = picture.Source, RecordId = picture.RecordId, Etag = picture.State.Etag, Reason = reason },
            cancellationToken: cancellationToken);
}
