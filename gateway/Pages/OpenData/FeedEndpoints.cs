using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Corrections;
using Medborgarlofte.Gateway.FollowUp;
using Medborgarlofte.Gateway.Municipalities;

namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>What has changed in a municipality, as an Atom feed: its agreements, and the newest corrections and revisions.</summary>
internal static class FeedEndpoints
{
    private const int MostEntries = 50;

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        foreach (var language in (Language[])[Language.Swedish, Language.English])
        {
            app.MapGet(language.Feed("{code}"), async (HttpContext http, string code, PageReader pages, CurrentAnswers answers) =>
            {
                var municipality = MunicipalityEndpoints.Find(code);
                var visit = new Visit(language, pages.Origin, null, pages.Options);
                var body = await answers.ReadAsync(
                    $"feed{language.Feed(municipality.Code)}", () => FeedAsync(visit, municipality, pages), http.RequestAborted);
                return new PublicAnswer(body) { MediaType = AtomFeed.MediaType };
            }).IsPublic().ExcludeFromDescription();
        }
    }

    private static async Task<PublicBody> FeedAsync(Visit visit, Contracts.Codes.Municipality municipality, PageReader pages)
    {
        var language = visit.Language;
        var agreements = (await pages.FollowedAsync(CancellationToken.None)).Where(agreement => agreement.Municipality.Code == municipality.Code);
        var wordings = await WordingsAsync(municipality.Code, pages);
        var entries = agreements.Select(agreement => OfAgreement(visit, agreement))
            .Concat((await NewestAsync(municipality.Code, pages)).Select(correction => OfCorrection(visit, municipality, correction, wordings)))
            .OrderByDescending(entry => entry.Updated).Take(MostEntries).ToList();
        var self = visit.Origin + language.Feed(municipality.Code);
        return PublicBody.Of(new AtomFeed(
            Id(visit, self, $"feed:{language.Code}:{municipality.Code}"),
            language.T($"Medborgarlöften i {municipality.Name}", $"Citizens’ pledges in {municipality.Name}"),
            language.Code,
            visit.Options.Publisher,
            [
                new AtomLink("self", self, "application/atom+xml"),
                new AtomLink("alternate", visit.Origin + language.Municipality(municipality.Code), "text/html"),
            ],
            entries).Write());
    }

    private static async Task<IReadOnlyDictionary<string, string>> WordingsAsync(string code, PageReader pages)
    {
        var followUp = (await pages.Reporting.GetMunicipalityFollowUpAsync(new GetMunicipalityFollowUpRequest { MunicipalityCode = code })).FollowUp;
        return followUp.Agreements.SelectMany(agreement => agreement.Promises).SelectMany(promise => promise.Commitments)
            .DistinctBy(commitment => commitment.Id).ToDictionary(commitment => commitment.Id, commitment => commitment.Text);
    }

    private static async Task<IEnumerable<Correction>> NewestAsync(string code, PageReader pages) =>
        (await pages.Reporting.ListCorrectionsAsync(
            new ListCorrectionsRequest { MunicipalityCode = code, PageSize = MostEntries, NewestFirst = true })).Corrections;

    /// <summary>The public address where it is configured; otherwise a name, since an id must not depend on the address that it is read at.</summary>
    private static string Id(Visit visit, string address, string name) => visit.Origin.Length > 0 ? address : $"urn:medborgarlofte:{name}";

    private static AtomEntry OfAgreement(Visit visit, FollowedAgreement agreement)
    {
        var address = visit.Origin + visit.Language.Agreement(agreement.Id);
        return Entry(Id(visit, address, $"agreement:{agreement.Id}"), agreement.RecordedAt, agreement.Title, visit.Language.T(
            $"Undertecknat medborgarlöfte för {visit.Language.Days(agreement.Period)}, {visit.Language.Commitments(agreement.Commitments)}.",
            $"Signed pledge for {visit.Language.Days(agreement.Period)}, {visit.Language.Commitments(agreement.Commitments)}."), address);
    }

    private static AtomEntry OfCorrection(
        Visit visit, Contracts.Codes.Municipality municipality, Correction correction, IReadOnlyDictionary<string, string> wordings)
    {
        var language = visit.Language;
        if (correction.IsOfJournal())
        {
            var address = visit.Origin + language.Municipality(municipality.Code);
            return Entry(Id(visit, $"{address}#{correction.Id}", $"correction:{correction.Id}"), correction.RecordedAt,
                RestoredJournalText.Title(language, correction), RestoredJournalText.Summary(language, correction), address);
        }

        var changed = correction.Counts.Select(count => wordings.GetValueOrDefault(count.CommitmentId, "")).FirstOrDefault(text => text.Length > 0);
        var title = (correction.Revision, changed) switch
        {
            ( > 0, null) => language.T($"Löftet är reviderat: {correction.RecordId}", $"The pledge is revised: {correction.RecordId}"),
            ( > 0, _) => language.T($"Löftet är reviderat: {changed}", $"The pledge is revised: {changed}"),
            (_, null) => language.T($"Rättelse av {correction.Source}/{correction.RecordId}", $"Correction of {correction.Source}/{correction.RecordId}"),
            _ => language.T($"Rättat: {changed}", $"Corrected: {changed}"),
        };
        var counts = string.Join(' ', correction.Counts.Select(count => language.T(
            $"{wordings.GetValueOrDefault(count.CommitmentId, count.CommitmentId)} {correction.Source}/{correction.RecordId}: {language.Before(count)} blev {language.After(count)}.",
            $"{wordings.GetValueOrDefault(count.CommitmentId, count.CommitmentId)} {correction.Source}/{correction.RecordId}: {language.Before(count)} became {language.After(count)}.")));
        var page = visit.Origin + language.Municipality(municipality.Code);
        return Entry(Id(visit, $"{page}#{correction.Id}", $"correction:{correction.Id}"), correction.RecordedAt, title, $"{correction.Reason} {counts}".Trim(),
            correction.Revision > 0 ? visit.Origin + language.Agreement(correction.RecordId)
                : correction.Counts.Count > 0 ? visit.Origin + language.Commitment(correction.Counts[0].CommitmentId)
                : page);
    }

    private static AtomEntry Entry(string id, Timestamp updated, string title, string summary, string address) =>
        new(id, title, updated, new AtomLink("alternate", address, "text/html"), summary);
}
