namespace Medborgarlofte.Contracts.Events;

/// <summary>How the entries of one type of record stand in the journal.</summary>
public interface IRecordedType
{
    /// <summary>Name of the journal entries' type.</summary>
    static abstract string EntryType { get; }

    /// <summary>First part of the journal entries' subject, before source and record id.</summary>
    static abstract string SubjectKind { get; }
}
