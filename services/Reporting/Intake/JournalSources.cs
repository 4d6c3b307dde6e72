using System.Runtime.CompilerServices;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Checkpoints;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;
using JournalEntry = Medborgarlofte.Contracts.Journal.V1.JournalEntry;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>The services' journals, read over gRPC.</summary>
internal sealed class JournalSources(IOptions<JournalSourceOptions> options, ServiceTokens tokens, TimeProvider time) : CheckpointSource, IDisposable
{
    // Waiting does not mend these: the configuration is wrong, here or at the journal's service.
    private static readonly StatusCode[] Refusals =
        [StatusCode.Unauthenticated, StatusCode.PermissionDenied, StatusCode.NotFound, StatusCode.Unimplemented];

    private readonly Dictionary<string, ServiceChannel> channels = new()
    {
        [JournalTypes.PoliceJournal] = new ServiceChannel(options.Value.Police),
        [JournalTypes.MunicipalJournal] = new ServiceChannel(options.Value.Municipal),
        [JournalTypes.FollowUpJournal] = new ServiceChannel(options.Value.FollowUp),
    };

    /// <summary>Names of the journals.</summary>
    public IEnumerable<string> Journals => channels.Keys;

    /// <summary>True when a service did not answer and may answer later. That is no fault of its journal.</summary>
    public static bool IsAway(RpcException e) => !Refusals.Contains(e.StatusCode);

    /// <summary>
    /// Reads the entries after a place, up to a sequence, in pages of changes. Throws <see cref="JournalDivergedException"/> at an entry that
    /// does not follow from the one before it.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<JournalChange>> ReadAsync(
        string journal, JournalPlace after, long until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (sequence, hash) = (after.Sequence, Convert.FromHexString(after.Hash));
        await foreach (var page in ReadEntriesAsync(journal, after.Sequence, until, cancellationToken))
        {
            var changes = new List<JournalChange>(page.Count);
            foreach (var entry in page.Select(ToEntity).TakeWhile(entry =>
                entry.Sequence == sequence + 1 && entry.ComputeHash(hash).AsSpan().SequenceEqual(entry.Hash) && HasItsTexts(entry)))
            {
                (sequence, hash) = (entry.Sequence, entry.Hash);
                changes.Add(JournalChange.From(entry));
            }

            // The entries before a damaged one are still valid.
            if (changes.Count > 0)
            {
                yield return changes;
            }

            if (changes.Count < page.Count)
            {
                throw JournalDivergedException.Broken(sequence + 1);
            }
        }
    }

    /// <summary>True when each text that comes with an entry has the hash that the payload, and so the chain, has in its place.</summary>
    public static bool HasItsTexts(Journal.JournalEntry entry) => entry.Texts!.Count == 0
        || (entry.Texts.All(text => text.IsIntact) && entry.Texts.All(text => FreeTexts.TokensIn(entry.Payload).Contains(FreeTexts.Token(text.Hash))));

    /// <summary>Reads the entries after a sequence, up to another one, in pages and unchanged.</summary>
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

    /// <summary>Converts an entry of the wire.</summary>
    public static Journal.JournalEntry ToEntity(JournalEntry entry) => new()
    {
        Sequence = entry.Sequence,
        Type = entry.Type,
        Subject = entry.Subject,
        Payload = entry.Payload,
        Actor = entry.Actor,
        RecordedAtMicros = Journal.JournalEntry.ToMicros(entry.RecordedAt.ToDateTimeOffset()),
        Hash = entry.Hash.ToByteArray(),
        Texts =
        [
            .. entry.Texts.Select(text => new Journal.JournalText
            {
                Sequence = entry.Sequence, Hash = text.Hash.ToByteArray(), Salt = text.Salt.ToByteArray(), Text = text.Text,
            }),
        ],
    };

    /// <summary>A reader for each journal, for verification.</summary>
    public IReadOnlyList<JournalReader> Readers() => [.. Journals.Select(journal => new SourceReader(this, journal))];

    /// <summary>The key that a journal's service says it signs with; null when it has none.</summary>
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

    /// <summary>A journal's newest entry, how far it is published, and the hash of one entry; 0 asks for no hash.</summary>
    public async Task<GetJournalStatusResponse> StatusAsync(string journal, long at, CancellationToken cancellationToken) =>
        await JournalClient(journal).GetJournalStatusAsync(
            new GetJournalStatusRequest { Journal = journal, At = at }, (await HeadersAsync(cancellationToken)).Tell(time),
            ServiceChannel.Deadline(TimeSpan.FromSeconds(10)), cancellationToken);

    /// <summary>Notes in the follow-up service's journal that a journal was restored.</summary>
    public async Task<RecordRestorationResponse> RecordRestorationAsync(RecordRestorationRequest request, CancellationToken cancellationToken) =>
        await new RestorationsService.RestorationsServiceClient(channels[JournalTypes.FollowUpJournal].Channel).RecordRestorationAsync(
            request, await HeadersAsync(cancellationToken), ServiceChannel.Deadline(TimeSpan.FromSeconds(10)), cancellationToken);

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
        public override async IAsyncEnumerable<IReadOnlyList<Journal.JournalEntry>> ReadAsync(
            long after, long until, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var page in after < until ? sources.ReadEntriesAsync(Journal, after, until, cancellationToken) : AsyncEnumerable.Empty<IReadOnlyList<JournalEntry>>())
            {
                yield return [.. page.Select(ToEntity)];
            }
        }

        public override Task<GetJournalStatusResponse> StatusAsync(long at, CancellationToken cancellationToken) =>
            sources.StatusAsync(Journal, at, cancellationToken);
    }

    private async Task<Metadata> HeadersAsync(CancellationToken cancellationToken) =>
        new() { { "authorization", $"Bearer {await tokens.GetAsync(cancellationToken)}" } };
}
