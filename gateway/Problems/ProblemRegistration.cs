using Medborgarlofte.Gateway.Access;
using Microsoft.AspNetCore.Diagnostics;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>Makes every answer of 400 and above a problem.</summary>
internal static class ProblemRegistration
{
    public static void AddProblems(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<ExceptionProblems>();

    /// <summary>Stands before everything that may fail.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = app.Services.GetRequiredService<ExceptionProblems>().AnswerAsync,
            AllowStatusCode404Response = true,
            // What is worth a line has been logged where the problem was made.
            SuppressDiagnosticsCallback = context => context.ExceptionHandledBy != ExceptionHandledType.Unhandled,
        });
        app.UseStatusCodePages(context => Answer(context.HttpContext));
    }

    private static Task Answer(HttpContext http)
    {
        // A gRPC client reads the status alone; a body of another type would only confuse it.
        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true)
        {
            return Task.CompletedTask;
        }

        var problem = StatusProblems.Of(http.Response.StatusCode);
        var missing = http.GetEndpoint()?.Metadata.GetMetadata<ScopeRequirement>();
        return ProblemJson.WriteAsync(http, problem.Status == StatusCodes.Status403Forbidden && missing is not null
            ? problem with { Reason = "SCOPE_MISSING", Detail = $"The token lacks the scope {missing.Scope}." }
            : problem);
    }
}
