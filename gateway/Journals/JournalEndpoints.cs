using System.Text;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.OpenApi;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Journals;

/// <summary>Signed statements of where each journal stands, for anybody to keep.</summary>
internal static class JournalEndpoints
{
    private const string Text = "text/plain";

    public static void MapJournals(this IEndpointRouteBuilder api)
    {
        var journals = api.MapGroup("/journals/{name}").WithTags("Journals");
        journals.MapGet("/checkpoint", GetCheckpoint).IsPublic()
            .Describe(Described.Public("getCheckpoint", "Journalens kontrollpunkt, signerad", "The journal's signed checkpoint", shape: null, Text));
        journals.MapGet("/verifier-key", GetVerifierKey).IsPublic()
            .Describe(Described.Public("getVerifierKey", "Nyckeln som kontrollpunkten prövas med", "The key that verifies the checkpoint", shape: null, Text));
    }

    private static async Task<IResult> GetCheckpoint(HttpContext http, string name, JournalCheckpoints journals)
    {
        QueryReader.RequireNone(http.Request);
        return Plain((await journals.CurrentAsync(name, http.RequestAborted)).Checkpoint.Note);
    }

    private static async Task<IResult> GetVerifierKey(HttpContext http, string name, JournalCheckpoints journals)
    {
        QueryReader.RequireNone(http.Request);
        return Plain((await journals.CurrentAsync(name, http.RequestAborted)).VerifierKey + "\n");
    }

    private static PublicAnswer Plain(string text) =>
        new(PublicBody.Of(Encoding.UTF8.GetBytes(text))) { MediaType = $"{Text}; charset=utf-8" };
}
