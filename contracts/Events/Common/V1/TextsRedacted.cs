namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>Redactions, in journal order and without gaps inside the batch.</summary>
/// <param name="Journal">Name of the journal that the entries stand in.</param>
/// <param name="FirstSequence">Sequence of the first item; the next item has one more.</param>
/// <param name="Items">The entries.</param>
public sealed record TextsRedacted(string Journal, long FirstSequence, IReadOnlyList<JournalItem<TextRedacted>> Items);
