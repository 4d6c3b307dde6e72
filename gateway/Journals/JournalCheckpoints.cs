using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Journals;

/// <summary>The services' signed checkpoints, each asked of the service that keeps the journal.</summary>
internal sealed class JournalCheckpoints(BackendChannels channels)
{
    // The feed is about corrections: it does not wait long for what comes with them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, CheckpointsService.CheckpointsServiceClient> clients = new()
    {
        [JournalTypes.PoliceJournal] = new(channels.Invoker(Backend.Police)),
        [JournalTypes.MunicipalJournal] = new(channels.Invoker(Backend.Municipal)),
        [JournalTypes.FollowUpJournal] = new(channels.Invoker(Backend.FollowUp)),
    };

    /// <summary>The checkpoint of the newest entry. NOT_FOUND for a journal that there is not.</summary>
    public async Task<GetCheckpointResponse> CurrentAsync(string journal, CancellationToken cancellationToken) =>
        clients.TryGetValue(journal, out var client)
            ? await client.GetCheckpointAsync(new GetCheckpointRequest { Journal = journal }, cancellationToken: cancellationToken)
            : throw DomainException.NotFound("JOURNAL_NOT_FOUND", $"The journals are {string.Join(", ", JournalTypes.Journals)}.");

    /// <summary>The kept checkpoints of the newest days, all journals together. One whose service is away is left out.</summary>
    public async Task<IReadOnlyList<CheckpointDay>> DaysAsync(int most, CancellationToken cancellationToken)
    {
        var kept = (await Task.WhenAll(JournalTypes.Journals.Select(name => KeptAsync(name, most, cancellationToken)))).SelectMany(page => page).ToList();
        return
        [
            .. from checkpoint in kept
               group checkpoint by checkpoint.Day into day
               orderby day.Key descending
               select new CheckpointDay(day.Key, day.Select(one => one.KeptAt).Max()!, [.. day.Select(one => one.Note)]),
        ];
    }

    private async Task<IReadOnlyList<Checkpoint>> KeptAsync(string journal, int most, CancellationToken cancellationToken)
    {
        try
        {
            return (await clients[journal].ListCheckpointsAsync(
                new ListCheckpointsRequest { Journal = journal, PageSize = most }, null, ServiceChannel.Deadline(Patience), cancellationToken)).Checkpoints;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Unimplemented)
        {
            return [];
        }
    }
}

/// <summary>What was kept for a day.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="KeptAt">When the last of them was kept.</param>
/// <param name="Notes">The signed notes, one for each journal.</param>
internal sealed record CheckpointDay(string Day, Google.Protobuf.WellKnownTypes.Timestamp KeptAt, IReadOnlyList<string> Notes);
