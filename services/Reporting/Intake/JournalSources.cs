using System.Runtime.CompilerServices;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Clients;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>The services' journals, read over gRPC.</summary>
internal sealed class JournalSources(IOptions<JournalSourceOptions> options, ServiceTokens tokens, TimeProvider time) : IDisposable
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
        using var call = Client(journal).ReadJournal(
            new ReadJournalRequest { Journal = journal, After = after, Until = until }, await HeadersAsync(cancellationToken), cancellationToken: cancellationToken);
        await foreach (var page in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            yield return page.Entries;
        }
    }

    /// <summary>An entry in the shape that the read store is built from.</summary>
    public static JournalChange ToChange(JournalEntry entry) =>
        JournalChange.From(entry.Sequence, entry.RecordedAt.ToDateTimeOffset(), entry.Type, entry.Payload);

    /// <summary>Where a journal and its publisher stand.</summary>
    public async Task<GetJournalStatusResponse> StatusAsync(string journal, CancellationToken cancellationToken) =>
        await Client(journal).GetJournalStatusAsync(
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

    private JournalService.JournalServiceClient Client(string journal) => new(channels[journal].Channel);

    private async Task<Metadata> HeadersAsync(CancellationToken cancellationToken) =>
        new() { { "authorization", $"Bearer {await tokens.GetAsync(cancellationToken)}" } };
}
