using Medborgarlofte.Reporting.Feeds;

namespace Medborgarlofte.Reporting.State;

/// <summary>What a reader asks to see.</summary>
/// <param name="AsOf">The instant; null for now.</param>
/// <param name="Position">How far each journal is read, as an answer for that instant stated it; null to find it by the instant.</param>
/// <param name="Known">What it was resolved to already, by another read of the same answer.</param>
internal readonly record struct AskedMoment(DateTimeOffset? AsOf, JournalPosition? Position = null, Moment? Known = null)
{
    public static implicit operator AskedMoment(DateTimeOffset? asOf) => new(asOf);
}

/// <summary>
/// What an answer is made from: a place in each journal, which never changes, and the instant whose day is judged. See
/// docs/decisions/0015.
/// </summary>
/// <param name="AsOf">The instant that the answer states.</param>
/// <param name="Position">The last entry of each journal that belongs to it.</param>
/// <param name="IsNow">True when that is everything that this transaction sees.</param>
internal sealed record Moment(DateTimeOffset AsOf, JournalPosition Position, bool IsNow)
{
    /// <summary>Asks for the same in another transaction.</summary>
    public AskedMoment Again => new(AsOf, Position, this with { IsNow = false });

    /// <summary>True when a version belongs to it and none that replaced it does.</summary>
    public bool Holds(StoredRecord version) => Holds(Position, version);

    /// <inheritdoc cref="Holds(StoredRecord)"/>
    public static bool Holds(JournalPosition position, StoredRecord version) =>
        version.Sequence <= position.Of(version.Journal)
        && (version.SupersededSequence == 0 || version.SupersededSequence > position.Of(version.Journal));
}
