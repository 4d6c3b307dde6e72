namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Tells of work that takes long, again and again.</summary>
internal static class Waiting
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Next = TimeSpan.FromSeconds(5);

    /// <summary>Waits for the work, and tells for how long after three seconds and then every five.</summary>
    public static async Task<T> TellingAsync<T>(this Task<T> work, TimeProvider time, Action<TimeSpan> tell)
    {
        var began = time.GetTimestamp();
        using var done = new CancellationTokenSource();
        var wait = First;
        while (await Task.WhenAny(work, Task.Delay(wait, time, done.Token)) != work)
        {
            tell(time.GetElapsedTime(began));
            wait = Next;
        }

        await done.CancelAsync();
        return await work;
    }
}
