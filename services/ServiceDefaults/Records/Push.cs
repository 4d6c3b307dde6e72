using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.ServiceDefaults.Records;

/// <summary>A record on its way in.</summary>
/// <param name="Record">Checked, and sealed by <see cref="SourceRecord.SealContent"/>.</param>
/// <param name="Reason">Why a stored record is corrected; may be empty.</param>
public sealed record Push<TRecord>(TRecord Record, string Reason) where TRecord : SourceRecord
{
    /// <summary>A stored record's etag that this push is meant for; "*" for any stored one, empty for whatever there is.</summary>
    public string Etag { get; init; } = "";
}

/// <summary>How a stream of pushes is taken; its first request says so for all of it.</summary>
/// <param name="Atomic">Store every record or none.</param>
/// <param name="ValidateOnly">Answer what would happen and store nothing.</param>
public readonly record struct PushMode(bool Atomic, bool ValidateOnly);

/// <summary>What became of a push: exactly one of the two.</summary>
/// <param name="Result">The outcome.</param>
/// <param name="Error">The refusal.</param>
public sealed record PushAnswer(PushResult? Result, DomainException? Error)
{
    /// <summary>The sender's own id as the answer repeats it; empty when it is refused itself, as it may hold personal data.</summary>
    public string Echo(string? recordId) => Error?.Fields.Any(field => field.Field.EndsWith("recordId", StringComparison.Ordinal)) == true ? "" : recordId ?? "";

    /// <summary>The refusal in the shape of a stream's answers.</summary>
    public RecordError ToRecordError()
    {
        var error = new RecordError { Reason = Error!.Reason, Message = Error.Message, Code = (int)Error.Kind };
        error.Fields.AddRange(Error.Fields.Select(field => new FieldError { Field = field.Field, Description = field.Description }));
        return error;
    }
}
