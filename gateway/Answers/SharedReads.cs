using System.Collections.Concurrent;
using System.Diagnostics;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>
/// Lets public reads that come at nearly the same time share one call: thousands of readers of one page cost the back end no more than
/// fifty a second, and nobody sees an answer that was asked for more than <see cref="Freshness"/> ago.
/// </summary>
internal sealed class SharedReads
{
    /// <summary>Short beside the time from a push to its being seen.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, Reading> readings = new(StringComparer.Ordinal);

    /// <summary>The answer under the key, from a call that began a moment ago or begins now.</summary>
    /// <param name="key">What is read. Keys must be few: those of failed reads are forgotten, others are kept.</param>
    /// <param name="read">Reads it, as nobody in particular: it must neither need nor use the caller's request.</param>
    /// <param name="cancellationToken">Ends the waiting, not the call.</param>
    public Task<PublicBody> ReadAsync(string key, Func<Task<PublicBody>> read, CancellationToken cancellationToken)
    {
        var reading = readings.AddOrUpdate(key, _ => New(), (_, last) => last.IsFresh ? last : New());
        return reading.Answer.WaitAsync(cancellationToken);

        Reading New() => new(read, failed => readings.TryRemove(new(key, failed)));
    }

    private sealed class Reading
    {
        private readonly Lazy<Task<PublicBody>> answer;

        // The machine's clock, not the application's: this is about load, and must not stand still with a test's clock.
        private readonly long began = Stopwatch.GetTimestamp();

        public Reading(Func<Task<PublicBody>> read, Action<Reading> forget)
        {
            answer = new(() =>
            {
                // Without this the call would carry the first caller's token and end up in its trace.
                using (ExecutionContext.SuppressFlow())
                {
                    return Task.Run(() => RunAsync(read, forget));
                }
            });
        }

        public Task<PublicBody> Answer => answer.Value;

        public bool IsFresh => Stopwatch.GetElapsedTime(began) < Freshness;

        private async Task<PublicBody> RunAsync(Func<Task<PublicBody>> read, Action<Reading> forget)
        {
            try
            {
                return await read();
            }
            catch
            {
                forget(this);
                throw;
            }
        }
    }
}
