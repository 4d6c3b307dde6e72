using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>Turns every exception of a request into a problem. Only what is nobody's refusal is logged, once.</summary>
internal sealed class ExceptionProblems(ILogger<ExceptionProblems> logger)
{
    public Task AnswerAsync(HttpContext http)
    {
        // The request itself has lost its endpoint by now.
        var failure = http.Features.GetRequiredFeature<IExceptionHandlerFeature>();
        var paths = failure.Endpoint?.Metadata.GetMetadata<FieldPaths>() ?? FieldPaths.QueryOnly;
        return ProblemJson.WriteAsync(http, failure.Error switch
        {
            DomainException refusal => GrpcProblems.Of(refusal, paths),
            RpcException error => Failed(error, paths),
            BadHttpRequestException bad => StatusProblems.Of(bad.StatusCode),
            var error => Unexpected(error),
        });
    }

    private Problem Failed(RpcException failure, FieldPaths paths)
    {
        var problem = GrpcProblems.Of(failure, paths);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            logger.BackendFailed(failure, failure.StatusCode);
        }

        return problem;
    }

    private Problem Unexpected(Exception exception)
    {
        logger.RequestFailed(exception);
        return StatusProblems.Of(StatusCodes.Status500InternalServerError);
    }
}
