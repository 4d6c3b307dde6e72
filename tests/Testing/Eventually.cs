using System.Diagnostics;

namespace Medborgarlofte.Testing;

/// <summary>Waits on a condition instead of a time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks until the answer satisfies the condition, and returns it; gives up after the patience, a minute when null.</summary>
    public static async Task<T> Get<T>(Func<Task<T>> ask, Func<T, bool> satisfied, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Interval);
        while (true)
        {
            var answer = await ask();
            if (satisfied(answer))
            {
                return answer;
            }

            if (watch.Elapsed > (patience ?? Patience))
            {
                throw new TimeoutException($"The condition did not come true in {watch.Elapsed.TotalSeconds:0} s. Last answer: {answer}");
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
