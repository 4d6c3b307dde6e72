using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>
/// A token that cannot be checked, because the issuer has not told its keys yet and does not answer, is no bad token: its sender is told
/// to come again instead of being turned away.
/// </summary>
internal static class IssuerAway
{
    private static readonly object Mark = new();

    /// <summary>True when the request's token could not be checked.</summary>
    public static bool Is(HttpContext http) => http.Items.ContainsKey(Mark);

    /// <summary>What an issuer's tokens are checked with.</summary>
    public static JwtBearerEvents Events() => new() { OnAuthenticationFailed = NoteAsync, OnChallenge = AnswerAsync };

    private static async Task NoteAsync(AuthenticationFailedContext context)
    {
        TokenTime.Note(context);
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException e)
        {
            // The library's one exception for an issuer that cannot be read, whatever the cause.
            context.HttpContext.Items[Mark] = true;
            context.Fail(e);
        }
    }

    private static Task AnswerAsync(JwtBearerChallengeContext context)
    {
        if (Is(context.HttpContext))
        {
            context.HandleResponse();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return Task.CompletedTask;
    }
}
