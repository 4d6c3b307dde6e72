using System.Collections.Concurrent;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>How long this replica has seen each journal ahead of the read store.</summary>
internal sealed class IntakeLag(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (long Awaited, long Since, DateTimeOffset SeenAt)> behind = new();

    /// <summary>Notes how far a journal and the read store are. The awaited sequence stays the same until it has been applied.</summary>
    /// <returns>An instant up to which everything is applied; null when this look shows none.</returns>
    public DateTimeOffset? Observe(string journal, long applied, long newest)
    {
        var waits = behind.TryGetValue(journal, out var waiting);
        if (waits && applied < waiting.Awaited)
        {
            return null;
        }

        if (applied < newest)
        {
            behind[journal] = (newest, time.GetTimestamp(), time.GetUtcNow());
            return waits ? waiting.SeenAt : null;
        }

        behind.TryRemove(journal, out _);
        return time.GetUtcNow();
    }

    /// <summary>The journals whose entries have waited longer than this.</summary>
    public IEnumerable<string> LongerThan(TimeSpan wait) =>
        from journal in behind
        where time.GetElapsedTime(journal.Value.Since) > wait
        orderby journal.Key
        select journal.Key;
}
