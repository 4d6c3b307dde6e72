using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Gateway.Redactions;

/// <summary>Removes texts for good that should never have been written.</summary>
internal static class RedactionEndpoints
{
    public static void MapRedactions(this IEndpointRouteBuilder api) =>
        api.MapPost("/redactions", Redact).RequireScope(Scopes.FollowUpRedact).WithTags("Redactions").WithMetadata(new FieldPaths(bodyField: ""))
            .Describe(Described.Message<RedactTextResponse>("redactText", "Ta bort en text för gott", "Remove a text for good") with
            {
                MoreSv = "Texten försvinner ur rapporten, alla tidigare versioner och allt som görs av dem. Journalen kan ändå prövas: den har bara textens saltade hash.",
                MoreEn = "The text goes from the record, every earlier version and everything made of them. The journal still verifies: it has the text's salted hash only.",
                Takes = new Shape(RedactTextRequest.Descriptor),
                Required = ["recordType", "recordId", "reason"],
            });

    private static async Task<IResult> Redact(HttpContext http, BackendChannels channels)
    {
        QueryReader.RequireNone(http.Request);
        var request = await JsonBody.ReadAsync<RedactTextRequest>(http.Request);

        // A type that there is not is refused by whichever service it comes to.
        var backend = RedactableType.Find(request.RecordType)?.Journal switch
        {
            JournalTypes.MunicipalJournal => Backend.Municipal,
            JournalTypes.FollowUpJournal => Backend.FollowUp,
            _ => Backend.Police,
        };
        return JsonAnswer.Of(await new RedactionsService.RedactionsServiceClient(channels.Invoker(backend))
            .RedactTextAsync(request, cancellationToken: http.RequestAborted));
    }
}
