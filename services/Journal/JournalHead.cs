namespace Medborgarlofte.Journal;

/// <summary>
/// The one row that orders all writers of a journal: every transaction first advances <see cref="Commits"/>. The row lock of that UPDATE makes the
/// next writer wait.
/// </summary>
public sealed class JournalHead
{
    /// <summary>Key of the only row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; } = OnlyId;

    /// <summary>Number of transactions that have taken the row.</summary>
    public long Commits { get; init; }

    /// <summary>Sequence of the newest entry; 0 when there is none.</summary>
    public long Sequence { get; init; }

    /// <summary>Hash of the newest entry; empty when there is none.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>RecordedAtMicros of the newest entry.</summary>
    public long RecordedAtMicros { get; init; }
}

/// <summary>Which replica publishes a journal, how far it has come, and the fence that shuts out the previous leader.</summary>
public sealed class JournalPublication
{
    /// <summary>Always <see cref="JournalHead.OnlyId"/>.</summary>
    public int Id { get; init; } = JournalHead.OnlyId;

    /// <summary>Sequence of the newest entry that the broker has confirmed.</summary>
    public long Position { get; init; }

    /// <summary>Random name of the replica that holds the lease; empty before the first.</summary>
    public string Owner { get; init; } = "";

    /// <summary>One more for each change of owner. A write with an older fence changes nothing.</summary>
    public long Fence { get; init; }

    /// <summary>When the lease ends, in microseconds since 1970-01-01 UTC.</summary>
    public long ExpiresAtMicros { get; init; }
}
