using Grpc.Core;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Journal.Checkpoints;

/// <summary>Where a process that keeps no journal of a name can ask for its checkpoints. Reporting knows every journal's service.</summary>
public abstract class CheckpointSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks the service that keeps the journal; NOT_FOUND and UNAVAILABLE are the caller's to hear.</summary>
    /// <param name="journal">Name of the journal.</param>
    /// <param name="ask">The call, with its deadline.</param>
    public async Task<T> AskAsync<T>(string journal, Func<CheckpointsService.CheckpointsServiceClient, DateTime, Task<T>> ask)
    {
        var client = Client(journal) ?? throw NotKept();
        try
        {
            return await ask(client, ServiceChannel.Deadline(Patience));
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            throw DomainException.NotFound("JOURNAL_EMPTY", e.Status.Detail);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            throw new DomainException(StatusCode.Unavailable, "JOURNAL_AWAY", $"The service of journal {journal} does not answer; ask again.");
        }
    }

    /// <summary>NOT_FOUND (JOURNAL_NOT_FOUND).</summary>
    internal static DomainException NotKept() => DomainException.NotFound("JOURNAL_NOT_FOUND", "There is no journal of that name here.");

    /// <summary>A client of the service that keeps a journal; null when none is known.</summary>
    protected abstract CheckpointsService.CheckpointsServiceClient? Client(string journal);
}
