using Grpc.Core;

namespace Medborgarlofte.ServiceDefaults.Errors;

/// <summary>A refusal that the caller can understand and act on. The only exception that crosses the wire with its message.</summary>
/// <param name="kind">gRPC status code that it becomes.</param>
/// <param name="reason">Stable UPPER_SNAKE reason of ErrorInfo.</param>
/// <param name="message">One sentence, without personal data, tokens or internal names.</param>
public class DomainException(StatusCode kind, string reason, string message) : Exception(message)
{
    /// <summary>gRPC status code that it becomes.</summary>
    public StatusCode Kind { get; } = kind;

    /// <summary>Stable UPPER_SNAKE reason of ErrorInfo.</summary>
    public string Reason { get; } = reason;

    /// <summary>Every bad field; empty when no field is at fault.</summary>
    public IReadOnlyList<FieldViolation> Fields { get; init; } = [];

    /// <summary>For how long the caller should wait before the next try; null when that does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>NOT_FOUND with the given reason.</summary>
    public static DomainException NotFound(string reason, string message) => new(StatusCode.NotFound, reason, message);

    /// <summary>The stored version is another than the caller's.</summary>
    public static DomainException EtagMismatch() =>
        new(StatusCode.Aborted, "ETAG_MISMATCH", "The stored version is another one than the given etag; read it again.");
}

/// <summary>One bad field.</summary>
/// <param name="Field">Path in lowerCamelCase, such as "activity.municipalityCode".</param>
/// <param name="Description">What is wrong and what is accepted.</param>
public sealed record FieldViolation(string Field, string Description);
