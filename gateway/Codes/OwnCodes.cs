using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using AgreementsClient = Medborgarlofte.Contracts.FollowUp.V1.AgreementsService.AgreementsServiceClient;
using SignedAgreement = Medborgarlofte.Contracts.FollowUp.V1.Agreement;

namespace Medborgarlofte.Gateway.Codes;

/// <summary>
/// The codes that a municipality's signed agreements declare: areas, own kinds, own occasions and third parties. Drafts are left out
/// whoever asks, as the answer is everybody's.
/// </summary>
internal static class OwnCodes
{
    /// <summary>Name of the list of agreements that declare a code.</summary>
    public const string Agreements = "agreements";

    private const int PageSize = 200;

    /// <summary>The codes, each once and by code: as the latest agreement names it, with every agreement that declares it.</summary>
    public static async Task<List<PublishedCode>> ReadAsync(
        AgreementsClient followUp, string municipalityCode, Func<SignedAgreement, IEnumerable<PublishedCode>> own, CancellationToken cancellationToken)
    {
        List<SignedAgreement> signed = [];
        for (var token = ""; ;)
        {
            var page = await followUp.ListAgreementsAsync(
                new ListAgreementsRequest { MunicipalityCode = municipalityCode, PageSize = PageSize, PageToken = token }, cancellationToken: cancellationToken);
            signed.AddRange(page.Agreements.Where(agreement => agreement.State == AgreementState.Signed));
            token = page.NextPageToken;
            if (token.Length == 0)
            {
                break;
            }
        }

        return [.. signed.OrderBy(agreement => agreement.Period?.StartDate ?? agreement.ValidFrom, StringComparer.Ordinal).ThenBy(agreement => agreement.Id, StringComparer.Ordinal)
            .SelectMany(agreement => own(agreement).Select(code => (Code: code, agreement.Id)))
            .GroupBy(declared => declared.Code.Code, StringComparer.Ordinal)
            .OrderBy(declared => declared.Key, StringComparer.Ordinal)
            .Select(declared => PublishedCodeList.With(declared.Last().Code, Agreements, declared.Select(one => one.Id).Distinct().ToList()))];
    }

    public static IEnumerable<PublishedCode> Areas(SignedAgreement agreement) =>
        agreement.Areas.Select(area => new PublishedCode(area.Code, area.Name, area.Name));

    public static IEnumerable<PublishedCode> ThirdParties(SignedAgreement agreement) => agreement.ThirdParties.Select(party =>
        new PublishedCode(party.Code, party.Name, party.NameEn.Length > 0 ? party.NameEn : party.Name));

    public static IEnumerable<PublishedCode> Kinds(SignedAgreement agreement) => agreement.OwnKinds.Select(kind => PublishedCodeList.Plural(
        kind.Code, kind.Singular?.Sv ?? "", English(kind.Singular), kind.Plural?.Sv ?? "", English(kind.Plural)));

    /// <summary>Those that the common list lacks, and the days that the municipality sets for those that it has.</summary>
    public static IEnumerable<PublishedCode> Occasions(SignedAgreement agreement) => agreement.OwnOccasions.Select(own =>
    {
        var common = RiskOccasions.Find(own.Occasion);
        var code = new PublishedCode(own.Occasion, own.Name?.Sv ?? common?.Swedish ?? own.Occasion, own.Name is { } name ? English(name) : common?.English ?? own.Occasion);
        code = common is null ? code : PublishedCodeList.With(code, "dateRule", common.Rule);
        return PublishedCodeList.With(code, "dates", own.Dates.ToList());
    });

    private static string English(LocalizedText? name) => name is null ? "" : name.En.Length > 0 ? name.En : name.Sv;
}
