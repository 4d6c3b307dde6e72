using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Gateway.Records;

/// <summary>What a service answered to one record of a stream: exactly one of result and error.</summary>
/// <param name="RecordId">The sender's own id.</param>
/// <param name="Result">The outcome.</param>
/// <param name="Error">The refusal.</param>
internal readonly record struct StreamAnswer(string RecordId, PushResult? Result, RecordError? Error);
