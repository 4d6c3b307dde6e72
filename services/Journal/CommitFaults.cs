using Medborgarlofte.ServiceDefaults.Data;

namespace Medborgarlofte.Journal;

/// <summary>
/// Remembers a failed commit for fifteen seconds. A readiness probe writes one small row and may succeed where a push fails, so the last push says
/// more.
/// </summary>
internal sealed class CommitFaults(TimeProvider time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(15);

    private volatile Fault? last;

    /// <summary>What is wrong, in a sentence; null when nothing failed lately, or a commit has succeeded since.</summary>
    public string? Recent => last is { } fault && time.GetElapsedTime(fault.At) < Moment ? fault.Description : null;

    /// <summary>Notes that a group was not stored. A fault of the unit itself is ignored: the next unit may succeed.</summary>
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
