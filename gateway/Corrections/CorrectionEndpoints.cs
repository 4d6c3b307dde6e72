using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Journals;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Requests;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Corrections;

/// <summary>What has been corrected: as JSON from the first correction on, and as an Atom feed of the newest ones.</summary>
internal static class CorrectionEndpoints
{
    // A reader that looks once a week misses none.
    private const int CheckpointDays = 7;

    public static void MapCorrections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/corrections", AsJson).IsPublic().WithTags("Feeds")
            .Describe(Described.Public("listCorrections", "Rättelser, återtaganden och revideringar", "Corrections, withdrawals and revisions",
                new Shape(Correction.Descriptor, List: "corrections", HasPosition: true),
                parameters: [Parameter.Municipality, Parameter.Agreement, Parameter.After, Parameter.Limit]) with
            {
                MayConflict = true,
            });
        api.MapGet("/corrections.atom", AsAtom).IsPublic().WithTags("Feeds")
            .Describe(Described.Public("listCorrectionsAtom", "De senaste rättelserna som Atom", "The newest corrections as Atom", shape: null,
                "application/atom+xml", Parameter.Municipality, Parameter.Agreement, Parameter.Limit));
    }

    private static async Task<IResult> AsJson(HttpContext http, ReportingClient reporting)
    {
        var query = FeedQuery.Read(http.Request, byAgreement: true);
        var page = await reporting.ListCorrectionsAsync(new ListCorrectionsRequest
        {
            MunicipalityCode = query.MunicipalityCode, AgreementId = query.AgreementId, After = query.After, PageSize = query.Limit,
        }, cancellationToken: http.RequestAborted);
        return new PublicAnswer(PublicBody.Of(JsonAnswer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("corrections"u8);
            foreach (var correction in page.Corrections)
            {
                ProtoJson.Write(writer, correction);
            }

            writer.WriteEndArray();
            writer.WriteString("position"u8, page.Position);
            if (page.NextAfter.Length > 0)
            {
                writer.WriteString("nextPage"u8, FeedQuery.Next(http.Request, page.NextAfter));
            }

            writer.WriteEndObject();
        })));
    }

    private static async Task<IResult> AsAtom(HttpContext http, ReportingClient reporting, JournalCheckpoints journals, PublicOrigin origin)
    {
        var query = FeedQuery.Read(http.Request, byAgreement: true, byPosition: false);

        // Checkpoints are of whole journals: the feed of one municipality or agreement does not have them.
        var checkpoints = query is { MunicipalityCode: "", AgreementId: "" }
            ? journals.DaysAsync(CheckpointDays, http.RequestAborted)
            : Task.FromResult<IReadOnlyList<CheckpointDay>>([]);
        var page = await reporting.ListCorrectionsAsync(new ListCorrectionsRequest
        {
            MunicipalityCode = query.MunicipalityCode, AgreementId = query.AgreementId, PageSize = query.Limit, NewestFirst = true,
        }, cancellationToken: http.RequestAborted);
        var feed = CorrectionAtom.Of(http.Request, query, page.Corrections, await checkpoints, origin.Value);
        return new PublicAnswer(PublicBody.Of(feed.Write())) { MediaType = AtomFeed.MediaType };
    }
}
