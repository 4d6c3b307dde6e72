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

    /// <summary>What the call answers.</summary>
    public Task<T> Result => result.Value;

    /// <summary>True when it cannot be used by another reader.</summary>
    public bool Failed => result.IsValueCreated && result.Value.IsCompleted && !result.Value.IsCompletedSuccessfully;
}
