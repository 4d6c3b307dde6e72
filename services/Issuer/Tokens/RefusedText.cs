using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Medborgarlofte.Issuer.Tokens;

/// <summary>
/// Refuses parameters with the character NUL: no client sends one, and PostgreSQL takes none. A form with one cannot be read anyway; this is
/// for those of an address and of the Authorization header.
/// </summary>
internal static class RefusedText
{
    public static void RefuseText(this OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ExtractAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => Check(context, context.Request)).SetOrder(int.MaxValue));
        server.AddEventHandler<ExtractTokenRequestContext>(handler => handler.UseInlineHandler(context => Check(context, context.Request)).SetOrder(int.MaxValue));
        server.AddEventHandler<ExtractRevocationRequestContext>(handler => handler.UseInlineHandler(context => Check(context, context.Request)).SetOrder(int.MaxValue));
        server.AddEventHandler<ExtractEndSessionRequestContext>(handler => handler.UseInlineHandler(context => Check(context, context.Request)).SetOrder(int.MaxValue));
    }

    private static ValueTask Check(BaseValidatingContext context, OpenIddictRequest? request)
    {
        if (request?.GetParameters().Any(parameter => parameter.Value.ToString()?.Contains('\0', StringComparison.Ordinal) == true) == true)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "A parameter has a character that cannot be used.");
        }

        return ValueTask.CompletedTask;
    }
}
