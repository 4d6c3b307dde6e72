using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.CloudEvents;

namespace Medborgarlofte.Reporting.Feeds;

/// <summary>
/// A place in every journal at once. What a reader has seen is told by each journal's own sequence and by no clock: a journal that is
/// behind, or whose clock is, is read from where it was left.
/// </summary>
/// <param name="Police">In the journal of the police service.</param>
/// <param name="Municipal">In the journal of the municipal service.</param>
/// <param name="FollowUp">In the journal of the follow-up service.</param>
/// <param name="Epoch">Number of the last restoration that is known there: entries after it may have the sequences of others that are lost.</param>
internal readonly record struct JournalPosition(long Police, long Municipal, long FollowUp, long Epoch = 0)
{
    /// <summary>Sequence of the last entry seen in a journal.</summary>
    public long Of(StoredJournal journal) => journal switch
    {
        StoredJournal.Police => Police,
        StoredJournal.Municipal => Municipal,
        _ => FollowUp,
    };

    /// <summary>The place after an entry.</summary>
    public JournalPosition After(StoredJournal journal, long sequence) => journal switch
    {
        StoredJournal.Police => this with { Police = sequence },
        StoredJournal.Municipal => this with { Municipal = sequence },
        _ => this with { FollowUp = sequence },
    };

    public static bool TryParse(string text, out JournalPosition position)
    {
        var isPosition = ChangePosition.TryParse(text, out var told);
        position = new JournalPosition(told.Police, told.Municipal, told.FollowUp, told.Epoch);
        return isPosition;
    }

    public override string ToString() => new ChangePosition(Police, Municipal, FollowUp, Epoch).ToString();
}
