using Google.Protobuf;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.ServiceDefaults.Limits;

/// <summary>
/// Refuses a request whose texts or numbers are too large, after its RPC has said what else is wrong with it: one answer names all. Until
/// then the RPC may read, but the journal takes nothing from it.
/// </summary>
internal static class PendingLimits
{
    private static readonly AsyncLocal<RequestLimits?> Pending = new();

    public static async Task<T> CheckAsync<T>(IMessage? request, Func<Task<T>> answer)
    {
        if (request is null || RequestLimits.Of(request) is not { } limits)
        {
            return await answer();
        }

        limits.ThrowIfUnbounded();
        Pending.Value = limits;
        try
        {
            await answer();
        }
        catch (DomainException refusal) when (RequestLimits.Joins(refusal))
        {
            throw limits.Refusal(refusal);
        }

        throw limits.Refusal();
    }

    /// <summary>The unit of work as it is, or of a request that will be refused: one that runs its checks and is then rolled back.</summary>
    public static Func<TTransaction, Task<TResult>> Guard<TTransaction, TResult>(Func<TTransaction, Task<TResult>> unit) =>
        Pending.Value is not { } limits
            ? unit
            : async transaction =>
            {
                await unit(transaction);
                throw limits.Refusal();
            };
}
