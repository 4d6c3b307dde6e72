using Grpc.Core;

namespace Medborgarlofte.ServiceDefaults.Errors;

/// <summary>A refusal that the caller can understand and act on. The only exception that crosses the wire with its message.</summary>
/// <param name="kind">gRPC status code that it becomes.</param>
/// <param name="reason">Stable UPPER_SNAKE reason of ErrorInfo.</param>
/// <param name="message">One sentence, without personal data, tokens or internal names.</param>
public class DomainException(StatusCode kind, string reason, string message) : Exception(message)
{
    /// <summary>Reason of a request with bad fields.</summary>
    public const string ValidationFailed = "VALIDATION_FAILED";

    /// <summary>Most bad fields that an answer names. They travel in a trailer, of which a client reads 64 KiB.</summary>
    public const int MostFields = 100;

    private const int LongestFields = 24_000;

    /// <summary>gRPC status code that it becomes.</summary>
    public StatusCode Kind { get; } = kind;

    /// <summary>Stable UPPER_SNAKE reason of ErrorInfo.</summary>
    public string Reason { get; } = reason;

    /// <summary>The bad fields, at most <see cref="MostFields"/>; empty when no field is at fault.</summary>
    public IReadOnlyList<FieldViolation> Fields { get; init; } = [];

    /// <summary>How many more fields are bad than are named.</summary>
    public int MoreFields { get; init; }

    /// <summary>For how long the caller should wait before the next try; null when that does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>INVALID_ARGUMENT that names bad fields, and says how many more there are than an answer names.</summary>
    /// <param name="fields">At least one.</param>
    /// <param name="reason">VALIDATION_FAILED or PERSONAL_DATA.</param>
    /// <param name="what">What they are, in the singular.</param>
    /// <param name="hidden">How many more there are that are not among them.</param>
    public static DomainException BadFields(
        IReadOnlyList<FieldViolation> fields, string reason = ValidationFailed, string what = "field", int hidden = 0)
    {
        var named = 0;
        for (var length = 0; named < Math.Min(fields.Count, MostFields); named++)
        {
            length += fields[named].Field.Length + fields[named].Description.Length;
            if (length > LongestFields && named > 0)
            {
                break;
            }
        }

        var all = fields.Count + hidden;
        var message = all == 1 ? $"One {what} is not valid."
            : all == named ? $"{all} {what}s are not valid."
            : $"{all} {what}s are not valid: the first {named} are named, and {all - named} more are not.";
        return new DomainException(StatusCode.InvalidArgument, reason, message)
        {
            Fields = named == fields.Count ? fields : [.. fields.Take(named)],
            MoreFields = all - named,
        };
    }

    /// <summary>NOT_FOUND with the given reason.</summary>
    public static DomainException NotFound(string reason, string message) => new(StatusCode.NotFound, reason, message);

    /// <summary>The stored version is another than the caller's.</summary>
    public static DomainException EtagMismatch() =>
        new(StatusCode.Aborted, "ETAG_MISMATCH", "The stored version is another one than the given etag; read it again.");
}

/// <summary>One bad field.</summary>
/// <param name="Field">Path in lowerCamelCase, such as "activity.municipalityCode".</param>
/// <param name="Description">What is wrong and what is accepted.</param>
public sealed record FieldViolation(string Field, string Description)
{
    /// <summary>Number of its column in a file, from 1; 0 where it has none.</summary>
    public int Column { get; init; }
}
