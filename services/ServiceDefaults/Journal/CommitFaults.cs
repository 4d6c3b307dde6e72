using Medborgarlofte.ServiceDefaults.Data;

namespace Medborgarlofte.ServiceDefaults.Journal;

/// <summary>
/// Remembers for a moment that a change could not be stored. A look at the database writes little and may succeed where a push does not;
/// what has just happened to a push is the better witness.
/// </summary>
internal sealed class CommitFaults(TimeProvider time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(15);

    private volatile Fault? last;

    /// <summary>What is wrong, in a sentence; null when nothing has failed since the last success, or lately.</summary>
    public string? Recent => last is { } fault && time.GetElapsedTime(fault.At) < Moment ? fault.Description : null;

    /// <summary>A group was not stored. A unit that is at fault itself says nothing of the next one.</summary>
    public void Note(Exception exception)
    {
        var description = DatabaseFault.Describe(exception);
        if (description is not DatabaseFault.Other and not DatabaseFault.Busy)
        {
            last = new Fault(time.GetTimestamp(), description);
        }
    }

    /// <summary>A group was stored.</summary>
    public void Clear() => last = null;

    private sealed record Fault(long At, string Description);
}
