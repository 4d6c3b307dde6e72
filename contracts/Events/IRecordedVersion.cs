namespace Medborgarlofte.Contracts.Events;

/// <summary>What every event that carries one version of a source's record says of it.</summary>
public interface IRecordedVersion
{
    /// <summary>Source system that reported the record.</summary>
    string Source { get; }

    /// <summary>The source's own id of the record.</summary>
    string RecordId { get; }

    /// <summary>Number of the version, from 1.</summary>
    long Version { get; }

    /// <summary>True when the record is no longer valid.</summary>
    bool Withdrawn { get; }

    /// <summary>Why it was corrected or withdrawn; may be empty.</summary>
    string Reason { get; }
}
