using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.FollowUp.Clients;
using Medborgarlofte.Journal.Checkpoints;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.FollowUp.Seals;

/// <summary>
/// The signed checkpoints of the journals at the moment of a seal: those of this process from itself, the others from Reporting. A journal
/// without entries or without a key has none.
/// </summary>
internal sealed class SealCheckpoints(IEnumerable<JournalCheckpoints> journals, ReportingChannel reporting)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The notes. UNAVAILABLE when a service does not answer: the seal is sent again.</summary>
    public async Task<IReadOnlyList<string>> NowAsync(CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(JournalTypes.Journals.Select(name => NoteAsync(name, cancellationToken)))).OfType<string>()];

    private async Task<string?> NoteAsync(string journal, CancellationToken cancellationToken)
    {
        try
        {
            if (journals.FirstOrDefault(one => one.Journal == journal) is { } own)
            {
                return (await own.CurrentAsync(cancellationToken)).Note;
            }

            return !reporting.IsConfigured ? null : (await new CheckpointsService.CheckpointsServiceClient(reporting.Channel).GetCheckpointAsync(
                new GetCheckpointRequest { Journal = journal }, null, ServiceChannel.Deadline(CallTimeout), cancellationToken)).Checkpoint.Note;
        }
        catch (DomainException e) when (e.Kind == StatusCode.NotFound)
        {
            return null;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            throw new DomainException(
                StatusCode.Unavailable, "CHECKPOINT_UNAVAILABLE", $"The checkpoint of journal {journal} cannot be had now; send the same again.");
        }
    }
}
