using System.Diagnostics;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>One call that several readers wait for. It begins when the first one asks, and none of them can end it for the others.</summary>
/// <param name="call">The call, as nobody in particular: it must neither need nor use a reader's request.</param>
internal sealed class SharedCall<T>(Func<Task<T>> call)
{
    private readonly Lazy<Task<T>> result = new(() =>
    {
        // Without this the call would carry the first reader's token and end up in its trace.
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(call);
        }
    });

    private readonly long made = Stopwatch.GetTimestamp();

    /// <summary>What the call answers.</summary>
    public Task<T> Result => result.Value;

    /// <summary>True when it cannot be used by another reader.</summary>
    public bool Failed => result.IsValueCreated && result.Value.IsCompleted && !result.Value.IsCompletedSuccessfully;

    /// <summary>How long ago it was made, by the machine's clock: this is about load, and must not stand still with a test's clock.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(made);
}
