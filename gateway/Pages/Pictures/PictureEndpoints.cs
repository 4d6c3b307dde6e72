using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.FollowUp;
using Medborgarlofte.Gateway.Municipalities;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Pages.Pictures;

/// <summary>The pictures that go with shared links, in both languages.</summary>
internal static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder app)
    {
        foreach (var language in (Language[])[Language.Swedish, Language.English])
        {
            app.MapGet(language.MunicipalityPicture("{code}"), (HttpContext http, string code, PageReader pages, CurrentAnswers answers) =>
                AnswerAsync(http, answers, $"{language.Code}/{MunicipalityEndpoints.Find(code).Code}", () => OfMunicipalityAsync(language, code, pages)))
                .IsPublic().ExcludeFromDescription();
            app.MapGet(language.Picture("id").Replace("/id.", "/{id}.", StringComparison.Ordinal), (HttpContext http, string id, PageReader pages, CurrentAnswers answers) =>
                AnswerAsync(http, answers, $"{language.Code}/{id}", () => OfAgreementAsync(language, id, pages)))
                .IsPublic().ExcludeFromDescription();
        }
    }

    private static async Task<PublicAnswer> AnswerAsync(HttpContext http, CurrentAnswers answers, string key, Func<Task<byte[]>> draw)
    {
        PageHeaders.Set(http.Response, framed: true);
        return new PublicAnswer(await answers.ReadAsync($"picture/{key}", async () => PublicBody.Of(await draw()), http.RequestAborted)) { MediaType = "image/png" };
    }

    private static async Task<byte[]> OfMunicipalityAsync(Language language, string code, PageReader pages)
    {
        var municipality = MunicipalityEndpoints.Find(code);
        var response = await pages.Reporting.GetMunicipalityFollowUpAsync(new GetMunicipalityFollowUpRequest { MunicipalityCode = code });
        return Card.OfMunicipality(language, language.Name(municipality), response.FollowUp);
    }

    /// <summary>Of an agreement, or of the commitment whose address "agreement~commitment" is asked for.</summary>
    private static async Task<byte[]> OfAgreementAsync(Language language, string id, PageReader pages)
    {
        var response = await pages.Reporting.GetAgreementFollowUpAsync(new GetAgreementFollowUpRequest { AgreementId = id.Split('~')[0] });
        if (!id.Contains('~', StringComparison.Ordinal))
        {
            return Card.OfAgreement(language, response);
        }

        var commitment = response.Agreement.Promises.SelectMany(promise => promise.Commitments).FirstOrDefault(commitment => commitment.Id == id)
            ?? throw DomainException.NotFound("COMMITMENT_NOT_FOUND", "The agreement has no such commitment.");
        return Card.OfCommitment(language, response, commitment);
    }
}
