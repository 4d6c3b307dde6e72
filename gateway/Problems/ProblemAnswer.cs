namespace Medborgarlofte.Gateway.Problems;

/// <summary>A problem as an endpoint's result.</summary>
internal sealed class ProblemAnswer(Problem problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => ProblemJson.WriteAsync(httpContext, problem);
}
