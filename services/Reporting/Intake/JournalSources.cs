using System.Runtime.CompilerServices;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Clients;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>The services' journals, read over gRPC.</summary>
internal sealed class JournalSources(IOptions<JournalSourceOptions> options, ServiceTokens tokens) : IDisposable
{
    private readonly Dictionary<string, ServiceChannel> channels = new()
    {
        [JournalTypes.PoliceJournal] = new ServiceChannel(options.Value.Police),
        [JournalTypes.MunicipalJournal] = new ServiceChannel(options.Value.Municipal),
        [JournalTypes.FollowUpJournal] = new ServiceChannel(options.Value.FollowUp),
    };

    /// <summary>Names of the journals.</summary>
    public IEnumerable<string> Journals => channels.Keys;

    /// <summary>Everything after a sequence, in pages.</summary>
    public async IAsyncEnumerable<IReadOnlyList<JournalChange>> ReadAsync(
        string journal, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = Client(journal).ReadJournal(
            new ReadJournalRequest { Journal = journal, After = after }, await HeadersAsync(cancellationToken), cancellationToken: cancellationToken);
        await foreach (var page in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            yield return [.. page.Entries.Select(entry =>
                JournalChange.From(entry.Sequence, entry.RecordedAt.ToDateTimeOffset(), entry.Type, entry.Payload))];
        }
    }

    /// <summary>Sequence of the journal's newest entry.</summary>
    public async Task<long> NewestAsync(string journal, CancellationToken cancellationToken)
    {
        var status = await Client(journal).GetJournalStatusAsync(
            new GetJournalStatusRequest { Journal = journal }, await HeadersAsync(cancellationToken),
            ServiceChannel.Deadline(TimeSpan.FromSeconds(10)), cancellationToken);
        return status.Sequence;
    }

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
