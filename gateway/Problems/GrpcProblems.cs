using Google.Rpc;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>From gRPC statuses to problems. Texts are only taken over from our own services: others may hold internal names.</summary>
internal static class GrpcProblems
{
    public const string OwnDomain = "medborgarlofte";

    /// <summary>The problem of a refusal made here: its fields are named as the caller knows them already.</summary>
    public static Problem Of(DomainException refusal)
    {
        var problem = StatusProblems.Of(HttpStatus(refusal.Kind));
        return problem with
        {
            Reason = refusal.Reason,
            Detail = refusal.Message,
            Errors = refusal.Fields,
            MoreErrors = refusal.MoreFields,
            RetryAfter = refusal.RetryAfter ?? problem.RetryAfter,
        };
    }

    /// <summary>The problem of one record of a stream.</summary>
    public static Problem Of(RecordError error, FieldPaths paths) => Of(
        new Problem(HttpStatus((StatusCode)error.Code), error.Reason, error.Message)
        {
            Errors = [.. error.Fields.Select(field => new FieldViolation(field.Field, field.Description))],
        }, paths);

    /// <summary>The problem of a call that failed.</summary>
    public static Problem Of(RpcException failure, FieldPaths paths)
    {
        var status = HttpStatus(failure.StatusCode);
        var details = failure.GetRpcStatus();
        if (details?.GetDetail<ErrorInfo>() is not { Domain: OwnDomain } info || status == StatusCodes.Status500InternalServerError)
        {
            // What no service of ours has said of the caller is a limit between our own processes, such as the size of a message.
            return StatusProblems.Of(failure.StatusCode == StatusCode.ResourceExhausted ? StatusCodes.Status500InternalServerError : status);
        }

        var violations = details.GetDetail<BadRequest>()?.FieldViolations ?? [];
        return Of(new Problem(status, info.Reason, details.Message)
        {
            Errors = [.. violations.Select(violation => new FieldViolation(violation.Field, violation.Description))],
            MoreErrors = info.Metadata.TryGetValue("moreFields", out var more) && int.TryParse(more, out var number) ? number : 0,
            RetryAfter = details.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan(),
        }, paths);
    }

    /// <summary>The HTTP status of a gRPC status.</summary>
    public static int HttpStatus(StatusCode code) => code switch
    {
        StatusCode.InvalidArgument => StatusCodes.Status400BadRequest,
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.AlreadyExists or StatusCode.FailedPrecondition => StatusCodes.Status409Conflict,
        StatusCode.Aborted => StatusCodes.Status412PreconditionFailed,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        StatusCode.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Problem Of(Problem told, FieldPaths paths) => told with
    {
        Errors = [.. told.Errors.Select(error => error with { Field = paths.Outside(error.Field) })],
        RetryAfter = told.RetryAfter ?? StatusProblems.Of(told.Status).RetryAfter,
    };
}
