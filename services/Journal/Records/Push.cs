using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Journal.Records;

/// <summary>A record to store.</summary>
/// <param name="Record">Checked, and sealed by <see cref="SourceRecord.SealContent"/>.</param>
/// <param name="Reason">Why a stored record is corrected; may be empty.</param>
public sealed record Push<TRecord>(TRecord Record, string Reason) where TRecord : SourceRecord
{
    /// <summary>The etag that the stored record must have; "*" for any stored record, "-" for none, empty for no precondition.</summary>
    public string Etag { get; init; } = "";

    /// <summary>
    /// Whether the record comes back if it is withdrawn; when null, a reason or another content brings it back, as for what people enter one
    /// at a time.
    /// </summary>
    public bool? Reinstate { get; init; }

    /// <summary>When the sender's system wrote the file, in microseconds since 1970-01-01 UTC: what was stored later is newer. Null when it is not said.</summary>
    public long? ExportedAtMicros { get; init; }
}

/// <summary>How a stream of pushes is handled. Its first request decides for the whole stream.</summary>
/// <param name="Atomic">Store every record or none.</param>
/// <param name="ValidateOnly">Answer what would happen and store nothing.</param>
public readonly record struct PushMode(bool Atomic, bool ValidateOnly);

/// <summary>The answer to a push: either a result or an error.</summary>
/// <param name="Result">The outcome.</param>
/// <param name="Error">The refusal.</param>
public sealed record PushAnswer(PushResult? Result, DomainException? Error)
{
    /// <summary>The sender's own id, for the answer. Empty when the id itself was refused: it may hold personal data.</summary>
    public string Echo(string? recordId) => Error?.Fields.Any(field => field.Field.EndsWith("recordId", StringComparison.Ordinal)) == true ? "" : recordId ?? "";

    /// <summary>The refusal as a stream answers it.</summary>
    public RecordError ToRecordError()
    {
        var error = new RecordError { Reason = Error!.Reason, Message = Error.Message, Code = (int)Error.Kind };
        error.Fields.AddRange(Error.Fields.Select(field => new FieldError { Field = field.Field, Description = field.Description }));
        return error;
    }
}
