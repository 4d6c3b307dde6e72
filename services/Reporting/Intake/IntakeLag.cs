using System.Collections.Concurrent;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>How long this replica has seen each journal ahead of the read store.</summary>
internal sealed class IntakeLag(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (long Awaited, long Since)> behind = new();

    /// <summary>Notes where a journal and the read store stand; what is awaited stays the same until it has been applied.</summary>
    public void Observe(string journal, long applied, long newest)
    {
        if (behind.TryGetValue(journal, out var waiting) && applied < waiting.Awaited)
        {
            return;
        }

        if (applied < newest)
        {
            behind[journal] = (newest, time.GetTimestamp());
        }
        else
        {
            behind.TryRemove(journal, out _);
        }
    }

    /// <summary>The journals whose entries have waited for so long.</summary>
    public IEnumerable<string> LongerThan(TimeSpan wait) =>
        from journal in behind
        where time.GetElapsedTime(journal.Value.Since) > wait
        orderby journal.Key
        select journal.Key;
}
