namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>One journal entry inside a batch event. Its sequence is the batch's first sequence plus its index.</summary>
/// <param name="RecordedAt">When the entry was committed in its service, UTC, whole microseconds.</param>
/// <param name="Payload">What was recorded.</param>
public sealed record JournalItem<T>(DateTimeOffset RecordedAt, T Payload);
