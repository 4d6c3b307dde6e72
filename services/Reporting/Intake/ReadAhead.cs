using System.Runtime.CompilerServices;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Reads the next part while the last one is worked on.</summary>
internal static class ReadAhead
{
    /// <summary>The same parts in the same order, each asked for as soon as the one before it has been handed out.</summary>
    public static async IAsyncEnumerable<T> OneAhead<T>(
        this IAsyncEnumerable<T> parts, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var each = parts.GetAsyncEnumerator(cancellationToken);
        var next = NextAsync();
        try
        {
            while (await next)
            {
                var part = each.Current;
                next = NextAsync();
                yield return part;
            }
        }
        finally
        {
            // Who stops early leaves one part under way; it must not be disposed of in the middle.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<bool> NextAsync() => Task.Run(() => each.MoveNextAsync().AsTask(), CancellationToken.None);
    }
}
