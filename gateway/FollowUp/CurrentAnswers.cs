using System.Collections.Concurrent;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Answers;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.FollowUp;

/// <summary>
/// Public answers about now, shared by everybody who asks at nearly the same time. An answer holds as long as Reporting has applied
/// nothing new and it is the same moment. Whether it has is asked for each of a few readers, and at most ten times a second however
/// many there are.
/// </summary>
internal sealed class CurrentAnswers(ReportingClient reporting, TimeProvider time)
{
    // The answer says which instant it is for, and nothing in it changes faster than a day.
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(1);

    // More than there are municipalities; who asks for made-up agreements must not fill the memory.
    private const int MostAnswers = 500;

    private readonly ConcurrentDictionary<string, Answer> answers = new(StringComparer.Ordinal);
    private volatile HeldState? state;

    /// <summary>The answer under a key.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="read">Reads it, as nobody in particular.</param>
    /// <param name="cancellationToken">Ends the waiting, not the reading.</param>
    public async Task<PublicBody> ReadAsync(string key, Func<Task<PublicBody>> read, CancellationToken cancellationToken)
    {
        // Before the answer itself: an answer may be newer than the state that it is kept under, never older.
        var current = await StateAsync().WaitAsync(cancellationToken);
        var now = time.GetUtcNow();
        var answer = answers.TryGetValue(key, out var held) && held.Holds(current, now) ? held : Renew(key, current, now, read);
        try
        {
            return await answer.Body.Result.WaitAsync(cancellationToken);
        }
        finally
        {
            // What is not there takes no place from what is.
            if (answer.Body.Failed)
            {
                answers.TryRemove(KeyValuePair.Create(key, answer));
            }
        }
    }

    private Answer Renew(string key, string current, DateTimeOffset now, Func<Task<PublicBody>> read)
    {
        if (answers.Count >= MostAnswers)
        {
            answers.Clear();
        }

        var next = new Answer(current, now, new SharedCall<PublicBody>(read));
        return answers.AddOrUpdate(key, next, (_, last) => last.Holds(current, now) ? last : next);
    }

    private Task<string> StateAsync()
    {
        var last = state;
        if (last is { Holds: true })
        {
            return last.Read();
        }

        // Of several that find it too old, one asks and the others wait with it.
        var next = new HeldState(ReadStateAsync, time);
        var found = Interlocked.CompareExchange(ref state, next, last);
        return (found == last ? next : found ?? next).Read();
    }

    private async Task<string> ReadStateAsync()
    {
        var status = await reporting.GetReportingStatusAsync(new GetReportingStatusRequest());
        return string.Join(';', status.Watermarks.Select(watermark => $"{watermark.Journal}:{watermark.Sequence}:{watermark.Hash}"));
    }

    /// <summary>What Reporting had applied a moment ago: a shorter moment for a few readers than for many.</summary>
    private sealed class HeldState(Func<Task<string>> read, TimeProvider time)
    {
        private const int Many = 10;

        private static readonly TimeSpan ForFew = TimeSpan.FromMilliseconds(2);

        // A few requests of thousands a second, and still short beside what a reader notices.
        private static readonly TimeSpan ForMany = TimeSpan.FromMilliseconds(100);

        private readonly SharedCall<string> call = new(read);
        private readonly long made = time.GetTimestamp();
        private int readers;

        public bool Holds => !call.Failed && time.GetElapsedTime(made) < (Volatile.Read(ref readers) < Many ? ForFew : ForMany);

        public Task<string> Read()
        {
            Interlocked.Increment(ref readers);
            return call.Result;
        }
    }

    private sealed record Answer(string State, DateTimeOffset Moment, SharedCall<PublicBody> Body)
    {
        public bool Holds(string state, DateTimeOffset now) => State == state && (now - Moment).Duration() < SameMoment && !Body.Failed;
    }
}
