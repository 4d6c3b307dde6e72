using Grpc.Core;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Records.Csv;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>
/// Makes every answer of 400 and above a problem, whether an exception or a status without a body told of it. Of exceptions only what is
/// nobody's refusal is logged, and once; the framework's own handler would log each refusal as an error.
/// </summary>
internal sealed class ProblemAnswers(RequestDelegate next, ILogger<ProblemAnswers> logger)
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

            return;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            TraceParent.Tell(http.Response);
            await ProblemJson.WriteAsync(http, ProblemOf(e, http));
        }
        catch (IOException) when (http.Response.HasStarted)
        {
            // The caller went away while its body was read or the answer was written.
            http.Abort();
            return;
        }
#pragma warning disable CA1031 // Logged here; the status is told already, and only a broken connection still says that the answer is not whole.
        catch (Exception e)
        {
            logger.AnswerBroken(e, http.Request.Path);
            http.Abort();
            return;
        }
#pragma warning restore CA1031

        if (http.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentLength: null, ContentType: null })
        {
            await AnswerAsync(http);
        }
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        // A gRPC client reads the status alone; a body of another type would only confuse it.
        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true)
        {
            return;
        }

        var problem = StatusProblems.Of(http.Response.StatusCode);
        var missing = http.GetEndpoint()?.Metadata.GetMetadata<ScopeRequirement>();
        await ProblemJson.WriteAsync(http, problem.Status switch
        {
            StatusCodes.Status403Forbidden when missing is not null => GrpcProblems.Of(missing.Refusal()),
            StatusCodes.Status401Unauthorized => GrpcProblems.Of(Caller.Missing(http)),
            _ => problem,
        });
    }

    private Problem ProblemOf(Exception exception, HttpContext http)
    {
        switch (exception)
        {
            case DomainException refusal:
                return GrpcProblems.Of(refusal);
            case InvalidDataException when RequestBody.IsCompressed(http.Request) || CsvBody.IsSentBy(http.Request):
                return new Problem(StatusCodes.Status400BadRequest, "NOT_GZIP", "The body cannot be unpacked: it is not gzip, or a part of it is missing.");
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
