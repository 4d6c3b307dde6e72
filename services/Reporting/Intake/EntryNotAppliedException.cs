namespace Medborgarlofte.Reporting.Intake;

/// <summary>One entry cannot be applied, and repeating it will not help: a fault of this version, or of the entry.</summary>
internal sealed class EntryNotAppliedException(long sequence, Exception cause) : Exception("A journal entry cannot be applied.", cause)
{
    /// <summary>Sequence of the entry; all before it are applied.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The reason, for health and status. It holds no payload and no foreign exception text.</summary>
    public string Reason => InnerException is NotSupportedException { Message: var message } ? message : InnerException!.GetType().Name;
}
