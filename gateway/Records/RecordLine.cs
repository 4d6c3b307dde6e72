using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records;

/// <summary>One line of a body that holds many records.</summary>
/// <param name="Number">Line in the body, from 1.</param>
/// <param name="Record">What stands there; an empty record when it cannot be read.</param>
/// <param name="Refusal">Why it cannot be read; null when it can.</param>
/// <param name="Locate">From the path of a field to what the sender calls it; null when that is the same.</param>
/// <param name="Cells">Its cells in a CSV file; null where there are none.</param>
internal readonly record struct RecordLine<TRecord>(
    long Number, TRecord Record, DomainException? Refusal, Func<FieldViolation, FieldViolation>? Locate = null, IReadOnlyList<string>? Cells = null)
{
    /// <summary>True when the record can be read but for some fields: its service can be asked what else is wrong with it.</summary>
    public bool IsReadInPart => Refusal is { Fields.Count: > 0 };
}
