using Medborgarlofte.Gateway.Access;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>Makes every answer of 400 and above a problem.</summary>
internal static class ProblemRegistration
{
    /// <summary>Stands before everything that may fail.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseMiddleware<ExceptionProblems>();
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
            ? GrpcProblems.Of(missing.Refusal())
            : problem);
    }
}
