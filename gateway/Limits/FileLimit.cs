using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Gateway.Limits;

/// <summary>Files of open data that are written at once: each of them may be as long as the country's records.</summary>
internal sealed class FileLimit(IOptions<LimitOptions> options)
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(5);

    private int open;

    /// <summary>Counts a file until it is disposed of; UNAVAILABLE (READS_BUSY), which is 503, when there are too many.</summary>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref open) > options.Value.Files)
        {
            Interlocked.Decrement(ref open);
            throw new DomainException(StatusCode.Unavailable, "READS_BUSY", "Too many files are read just now; ask again in a few seconds.")
            {
                RetryAfter = ComeBackAfter,
            };
        }

        return new Place(this);
    }

    private sealed class Place(FileLimit limit) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref limit.open);
    }
}
