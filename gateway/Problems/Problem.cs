using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>What an answer of 400 and above says, by RFC 9457.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Reason">Stable UPPER_SNAKE reason, the same as gRPC's ErrorInfo.</param>
/// <param name="Detail">One sentence, without internal names and without values of the request.</param>
internal sealed record Problem(int Status, string Reason, string Detail)
{
    /// <summary>Every bad field, named as in the JSON body or the query; empty when no field is at fault.</summary>
    public IReadOnlyList<FieldViolation> Errors { get; init; } = [];

    /// <summary>How many more fields are bad than are named.</summary>
    public int MoreErrors { get; init; }

    /// <summary>The same problem with its fields under the names that the sender has for them.</summary>
    public Problem Located(Func<FieldViolation, FieldViolation>? locate) => locate is null ? this : this with { Errors = [.. Errors.Select(locate)] };

    /// <summary>The problem of bad fields that were found here, with those that the service finds besides.</summary>
    public Problem Joined(Problem service)
    {
        var named = Errors.Select(error => error.Field).ToHashSet();
        var others = service.Status == StatusCodes.Status400BadRequest ? service.Errors.Where(error => !named.Contains(error.Field)).ToList() : [];
        if (others.Count == 0)
        {
            return this;
        }

        var reason = Reason == DomainException.ValidationFailed ? service.Reason : Reason;
        var refusal = DomainException.BadFields([.. Errors, .. others], reason, hidden: MoreErrors + service.MoreErrors);
        return this with { Reason = reason, Detail = refusal.Message, Errors = refusal.Fields, MoreErrors = refusal.MoreFields };
    }

    /// <summary>For how long the caller should wait before the next try.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Identifies the kind of problem; the same wherever the API is served.</summary>
    public string Type => $"/problems/{Reason.ToLowerInvariant().Replace('_', '-')}";

    /// <summary>The kind of problem in words: the same for every problem of one status.</summary>
    public string Title => Status switch
    {
        StatusCodes.Status400BadRequest => "The request is not valid",
        StatusCodes.Status401Unauthorized => "A valid bearer token is needed",
        StatusCodes.Status403Forbidden => "The token does not cover this",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "The method is not allowed here",
        StatusCodes.Status409Conflict => "Not possible in the current state",
        StatusCodes.Status412PreconditionFailed => "The stored version is another one",
        StatusCodes.Status413PayloadTooLarge => "The body is too large",
        StatusCodes.Status415UnsupportedMediaType => "The media type is not supported here",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status503ServiceUnavailable => "Temporarily not available",
        StatusCodes.Status504GatewayTimeout => "No answer in time",
        _ => "The request could not be answered",
    };
}
