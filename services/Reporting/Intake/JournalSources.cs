using System.Runtime.CompilerServices;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Checkpoints;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Journal;
using Microsoft.Extensions.Options;
using JournalEntry = Medborgarlofte.Contracts.Journal.V1.JournalEntry;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>The services' journals, read over gRPC.</summary>
internal sealed class JournalSources(IOptions<JournalSourceOptions> options, ServiceTokens tokens, TimeProvider time) : CheckpointSource, IDisposable
{
    private readonly Dictionary<string, ServiceChannel> channels = new()
    {
        [JournalTypes.PoliceJournal] = new ServiceChannel(options.Value.Police),
        [JournalTypes.MunicipalJournal] = new ServiceChannel(options.Value.Municipal),
        [JournalTypes.FollowUpJournal] = new ServiceChannel(options.Value.FollowUp),
    };

    /// <summary>Names of the journals.</summary>
    public IEnumerable<string> Journals => channels.Keys;

    /// <summary>What comes after a sequence, up to another one, in pages and in the shape that the read store is built from.</summary>
    public async IAsyncEnumerable<IReadOnlyList<JournalChange>> ReadAsync(
        string journal, long after, long until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in ReadEntriesAsync(journal, after, until, cancellationToken))
        {
            yield return [.. page.Select(ToChange)];
        }
    }

    /// <summary>What comes after a sequence, up to another one, in pages and as it stands in the journal.</summary>
    public async IAsyncEnumerable<IReadOnlyList<JournalEntry>> ReadEntriesAsync(
        string journal, long after, long until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = JournalClient(journal).ReadJournal(
            new ReadJournalRequest { Journal = journal, After = after, Until = until }, await HeadersAsync(cancellationToken), cancellationToken: cancellationToken);
        await foreach (var page in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            yield return page.Entries;
        }
    }

    /// <summary>An entry in the shape that the read store is built from.</summary>
    public static JournalChange ToChange(JournalEntry entry) =>
        JournalChange.From(entry.Sequence, entry.RecordedAt.ToDateTimeOffset(), entry.Type, ToEntity(entry).Content);

    /// <summary>An entry as it stands in its service.</summary>
    public static ServiceDefaults.Journal.JournalEntry ToEntity(JournalEntry entry) => new()
    {
        Sequence = entry.Sequence,
        Type = entry.Type,
        Subject = entry.Subject,
        Payload = entry.Payload,
        Actor = entry.Actor,
        RecordedAtMicros = ServiceDefaults.Journal.JournalEntry.ToMicros(entry.RecordedAt.ToDateTimeOffset()),
        Hash = entry.Hash.ToByteArray(),
        Texts =
        [
            .. entry.Texts.Select(text => new ServiceDefaults.Journal.JournalText
            {
                Sequence = entry.Sequence, Hash = text.Hash.ToByteArray(), Salt = text.Salt.ToByteArray(), Text = text.Text,
            }),
        ],
    };

    /// <summary>The journals in the shape that verification reads, and the keys that their services sign with.</summary>
    public IReadOnlyList<JournalReader> Readers() => [.. Journals.Select(journal => new SourceReader(this, journal))];

    /// <summary>The key that a journal's service signs with, as it tells it; null when it has none.</summary>
    public async Task<VerifierKey?> KeyAsync(string journal, CancellationToken cancellationToken)
    {
        try
        {
            var current = await AskAsync(journal, (client, deadline) => client.GetCheckpointAsync(
                new GetCheckpointRequest { Journal = journal }, null, deadline, cancellationToken).ResponseAsync);
            return VerifierKey.Parse(current.VerifierKey);
        }
        catch (DomainException e) when (e.Kind == StatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Where a journal and its publisher stand.</summary>
    public async Task<GetJournalStatusResponse> StatusAsync(string journal, CancellationToken cancellationToken) =>
        await JournalClient(journal).GetJournalStatusAsync(
            new GetJournalStatusRequest { Journal = journal }, (await HeadersAsync(cancellationToken)).Tell(time),
            ServiceChannel.Deadline(TimeSpan.FromSeconds(10)), cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var channel in channels.Values)
        {
            channel.Dispose();
        }
    }

    private JournalService.JournalServiceClient JournalClient(string journal) => new(channels[journal].Channel);

    /// <inheritdoc />
    protected override CheckpointsService.CheckpointsServiceClient? Client(string journal) =>
        channels.TryGetValue(journal, out var channel) ? new(channel.Channel) : null;

    private sealed class SourceReader(JournalSources sources, string journal) : JournalReader(journal)
    {
        public override async IAsyncEnumerable<IReadOnlyList<ServiceDefaults.Journal.JournalEntry>> ReadAsync(
            long after, long until, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var page in after < until ? sources.ReadEntriesAsync(Journal, after, until, cancellationToken) : AsyncEnumerable.Empty<IReadOnlyList<JournalEntry>>())
            {
                yield return [.. page.Select(ToEntity)];
            }
        }

        public override Task<GetJournalStatusResponse> StatusAsync(CancellationToken cancellationToken) =>
            sources.StatusAsync(Journal, cancellationToken);
    }

    private async Task<Metadata> HeadersAsync(CancellationToken cancellationToken) =>
        new() { { "authorization", $"Bearer {await tokens.GetAsync(cancellationToken)}" } };
}
