using System.Globalization;
using Medborgarlofte.Reporting.State;

namespace Medborgarlofte.Reporting.Feeds;

/// <summary>
/// A place in every journal at once. What a reader has seen is told by each journal's own sequence and by no clock: a journal that is
/// behind, or whose clock is, is read from where it was left.
/// </summary>
internal readonly record struct JournalPosition(long Police, long Municipal, long FollowUp)
{
    private const char Separator = '.';

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
        position = default;
        if (text.Split(Separator) is not [var police, var municipal, var followUp]
            || !IsSequence(police, out var first) || !IsSequence(municipal, out var second) || !IsSequence(followUp, out var third))
        {
            return false;
        }

        position = new JournalPosition(first, second, third);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Police}{Separator}{Municipal}{Separator}{FollowUp}");

    private static bool IsSequence(string text, out long sequence) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
}
