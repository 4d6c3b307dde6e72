namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>
/// Entries of one journal and one type, in journal order and without gaps inside the batch: the one message on the bus. Its routing key is
/// the type. It is a copy of what the journal holds, and Reporting believes it only when the journal's service says the same.
/// </summary>
/// <param name="Journal">Name of the journal that the entries stand in.</param>
/// <param name="FirstSequence">Sequence of the first item; the next item has one more.</param>
/// <param name="PreviousHash">Hash of the entry before the first one; empty when that is the journal's first.</param>
/// <param name="Items">The entries; at least one.</param>
public sealed record JournalBatch(string Journal, long FirstSequence, byte[] PreviousHash, IReadOnlyList<JournalItem> Items);
