using System.Runtime.CompilerServices;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records;

/// <summary>Lines of a body until the process is told to stop. The one after is refused and is the last: nothing from it on was taken.</summary>
internal static class StoppingLines
{
    private const string Reason = "SERVICE_STOPPING";

    /// <summary>True when a line was refused because the process stops.</summary>
    public static bool IsStopping(DomainException? refusal) => refusal?.Reason == Reason;

    public static async IAsyncEnumerable<RecordLine<TRecord>> UntilAsync<TRecord>(
        Func<CancellationToken, IAsyncEnumerable<RecordLine<TRecord>>> read, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : new()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        await using var lines = read(either.Token).GetAsyncEnumerator(either.Token);
        long last = 0;
        while (true)
        {
            var ended = false;
            try
            {
                if (!await lines.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                ended = true;
            }

            if (ended || stopping.IsCancellationRequested)
            {
                yield return new RecordLine<TRecord>(ended ? last + 1 : lines.Current.Number, new TRecord(), Refusal());
                yield break;
            }

            last = lines.Current.Number;
            yield return lines.Current;
        }
    }

    /// <summary>The refusal of what comes after.</summary>
    public static DomainException Refusal() =>
        new(StatusCode.Unavailable, Reason, "The service is stopping. Nothing from this line on was taken; send it again.");
}
