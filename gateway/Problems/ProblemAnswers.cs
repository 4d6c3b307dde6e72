using Grpc.Core;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>
/// Turns every exception of a request into a problem. Only what is nobody's refusal is logged, and once; the framework's own handler
/// would log each refusal as an error.
/// </summary>
internal sealed class ExceptionProblems(RequestDelegate next, ILogger<ExceptionProblems> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer; the status is for the metrics.
            if (!http.Response.HasStarted)
            {
                http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            TraceParent.Tell(http.Response);
            await ProblemJson.WriteAsync(http, ProblemOf(e, http));
        }
    }

    private Problem ProblemOf(Exception exception, HttpContext http)
    {
        switch (exception)
        {
            case DomainException refusal:
                return GrpcProblems.Of(refusal);
            case BodyTooLargeException large:
                return StatusProblems.TooLarge(large.Most);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                when http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } limit:
                return StatusProblems.TooLarge($"{limit} bytes");
            case BadHttpRequestException bad:
                return StatusProblems.Of(bad.StatusCode);
            case RpcException failure:
                var problem = GrpcProblems.Of(failure, FieldPaths.Of(http));
                if (problem.Status >= StatusCodes.Status500InternalServerError)
                {
                    logger.BackendFailed(failure, failure.StatusCode);
                }

                return problem;
            default:
                logger.RequestFailed(exception);
                return StatusProblems.Of(StatusCodes.Status500InternalServerError);
        }
    }
}
