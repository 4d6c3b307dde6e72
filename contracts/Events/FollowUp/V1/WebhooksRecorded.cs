using Medborgarlofte.Contracts.Events.Common.V1;

namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>Changes of webhooks, in journal order and without gaps inside the batch.</summary>
/// <param name="Journal">Name of the journal that the entries stand in.</param>
/// <param name="FirstSequence">Sequence of the first item; the next item has one more.</param>
/// <param name="Items">The entries.</param>
public sealed record WebhooksRecorded(string Journal, long FirstSequence, IReadOnlyList<JournalItem<WebhookRecorded>> Items);
