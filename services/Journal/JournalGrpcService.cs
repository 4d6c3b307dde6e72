using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Journal;

/// <summary>Serves the journals of this process to Reporting.</summary>
internal sealed class JournalGrpcService(IEnumerable<JournalReader> readers, PeerClock peers, TimeProvider time)
    : JournalService.JournalServiceBase
{
    // Well below the 4 MiB that a gRPC client takes by default.
    private const int LargestPageBytes = 1024 * 1024;

    public override async Task ReadJournal(
        ReadJournalRequest request, IServerStreamWriter<ReadJournalResponse> responseStream, ServerCallContext context)
    {
        Caller.From(context).RequireScope(Scopes.ReportsInternal);
        var until = request.Until == 0 ? long.MaxValue : request.Until;
        await foreach (var page in Find(request.Journal).ReadAsync(request.After, until, context.CancellationToken))
        {
            foreach (var part in JournalRuns.Pages(page, LargestPageBytes))
            {
                var response = new ReadJournalResponse();
                response.Entries.AddRange(part.Select(ToProto));
                await responseStream.WriteAsync(response, context.CancellationToken);
            }
        }
    }

    public override Task<GetJournalStatusResponse> GetJournalStatus(GetJournalStatusRequest request, ServerCallContext context)
    {
        Caller.From(context).RequireScope(Scopes.ReportsInternal);
        if (ClockHeader.Read(context.RequestHeaders) is { } theirs)
        {
            peers.Hear(theirs, time);
        }

        return Find(request.Journal).StatusAsync(request.At, context.CancellationToken);
    }

    private JournalReader Find(string journal) => readers.FirstOrDefault(reader => reader.Journal == journal)
        ?? throw DomainException.NotFound("JOURNAL_NOT_FOUND", "This service keeps no journal of that name.");

    private static Contracts.Journal.V1.JournalEntry ToProto(JournalEntry entry)
    {
        var wire = new Contracts.Journal.V1.JournalEntry
        {
            Sequence = entry.Sequence,
            Type = entry.Type,
            Subject = entry.Subject,
            Payload = entry.Payload,
            Actor = entry.Actor,
            RecordedAt = entry.RecordedAt.ToTimestamp(),
            Hash = ByteString.CopyFrom(entry.Hash),
        };
        wire.Texts.AddRange((entry.Texts ?? []).Select(text => new Contracts.Journal.V1.JournalText
        {
            Hash = ByteString.CopyFrom(text.Hash), Salt = ByteString.CopyFrom(text.Salt), Text = text.Text,
        }));
        return wire;
    }
}
