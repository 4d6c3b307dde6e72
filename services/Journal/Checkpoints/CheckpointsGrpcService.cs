using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Journal.Checkpoints;

/// <summary>Serves the checkpoints of this process's journals to everybody; those of others where it knows who keeps them.</summary>
internal sealed class CheckpointsGrpcService(IEnumerable<JournalCheckpoints> journals, CheckpointSource? others = null)
    : CheckpointsService.CheckpointsServiceBase
{
    private const int DefaultPage = 20;
    private const int LargestPage = 200;

    public override async Task<GetCheckpointResponse> GetCheckpoint(GetCheckpointRequest request, ServerCallContext context)
    {
        if (Find(request.Journal) is not { } journal)
        {
            return await Others.AskAsync(request.Journal, (client, deadline) => client.GetCheckpointAsync(
                request, null, deadline, context.CancellationToken).ResponseAsync);
        }

        var (checkpoint, note) = await journal.CurrentAsync(context.CancellationToken);
        return new GetCheckpointResponse
        {
            Checkpoint = new Contracts.Journal.V1.Checkpoint { Note = note, Sequence = checkpoint.Sequence },
            VerifierKey = journal.Key!.Verifier.ToString(),
        };
    }

    public override async Task<ListCheckpointsResponse> ListCheckpoints(ListCheckpointsRequest request, ServerCallContext context)
    {
        var violations = new Violations("");
        violations.Require(request.PageSize is >= 0 and <= LargestPage, "pageSize", $"1-{LargestPage}, or left out for {DefaultPage}.");
        var before = request.Before.Length == 0 ? DateOnly.MaxValue : violations.Day(request.Before, "before");
        violations.ThrowIfAny();
        if (Find(request.Journal) is not { } journal)
        {
            return await Others.AskAsync(request.Journal, (client, deadline) => client.ListCheckpointsAsync(
                request, null, deadline, context.CancellationToken).ResponseAsync);
        }

        var kept = await journal.ListAsync(before, request.PageSize == 0 ? DefaultPage : request.PageSize, context.CancellationToken);
        var response = new ListCheckpointsResponse();
        response.Checkpoints.AddRange(kept.Select(one => new Contracts.Journal.V1.Checkpoint
        {
            Note = one.Note,
            Sequence = one.Sequence,
            KeptAt = Journal.JournalEntry.FromMicros(one.KeptAtMicros).ToTimestamp(),
            Day = WireFormat.Day(one.Day),
        }));
        return response;
    }

    private CheckpointSource Others => others ?? throw CheckpointSource.NotKept();

    private JournalCheckpoints? Find(string journal) => journals.FirstOrDefault(one => one.Journal == journal);
}
