using System.Globalization;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.State;

namespace Medborgarlofte.Reporting.Feeds;

/// <summary>A version that a journal holds, with the one that it replaced.</summary>
internal abstract record FeedEntry(StoredJournal Journal, long Sequence, long RecordedAtMicros)
{
    private static readonly Dictionary<StoredJournal, string> Names = new()
    {
        [StoredJournal.Police] = "police", [StoredJournal.Municipal] = "municipal", [StoredJournal.FollowUp] = "followup",
    };

    /// <summary>
    /// Stable identity: the same journals give the same. With the instant, for after a restoration another entry may have the sequence.
    /// </summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Names[Journal]}:{Sequence}:{RecordedAtMicros:x}");
}

/// <summary>A version of something reported; Before is null for the first one that is public.</summary>
internal sealed record RecordEntry(StoredRecord? Before, StoredRecord After)
    : FeedEntry(After.Journal, After.Sequence, After.RecordedAtMicros);

/// <summary>A version of an agreement.</summary>
internal sealed record AgreementEntry(StoredAgreement? Before, StoredAgreement After)
    : FeedEntry(StoredJournal.FollowUp, After.Sequence, After.RecordedAtMicros)
{
    /// <summary>The revision that came with this version; null when none did.</summary>
    public RevisionTerms? Revision => After.Terms.Revisions.Skip(Before?.Terms.Revisions.Count ?? After.Terms.Revisions.Count).FirstOrDefault();
}

/// <summary>A part of the feed, and what it takes to tell of it.</summary>
/// <param name="Entries">In the order of the feed; what is not public is left out.</param>
/// <param name="Read">How many were read, with what is not public: none when the feed is at its end.</param>
/// <param name="End">The place after the last one read.</param>
/// <param name="Agreements">Every version of the agreements of their municipalities.</param>
/// <param name="Includers">Every version of the records that contain, or have contained, one of them.</param>
internal sealed record FeedPart(
    IReadOnlyList<FeedEntry> Entries, int Read, JournalPosition End, IReadOnlyList<StoredAgreement> Agreements, IReadOnlyList<StoredRecord> Includers);
