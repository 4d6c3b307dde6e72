using System.Globalization;
using System.Security.Claims;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Tests.Journal;

namespace Medborgarlofte.ServiceDefaults.Tests.Records;

public sealed class PushSessionTests : IDisposable
{
    private const string Source = "test";
    private static readonly Caller Sender = new(new ClaimsPrincipal(new ClaimsIdentity([new("source", Source), new("municipality", "*")])), TimeProvider.System);

    private readonly JournalDatabase database = new();
    private readonly Answers answers = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Run_GroupsThatWaitTogether_ShareACommitAndAreAnsweredInTheirTurn()
    {
        using var writer = database.Writer();
        var running = RunAsync(writer, EachTwiceThenChanged());
        Assert.Empty(answers);
        await writer.StartAsync(CancellationToken.None);
        await running;

        AssertEachTwiceThenChanged();
        Assert.Equal([1, 1, 2, 2], answers.Chunk(100).Select(hundred => hundred.Select(answer => answer.Result!.State.Version).Distinct().Single()));
        Assert.Equal(200, (await database.EntriesAsync()).Count);
        await using var context = database.CreateDbContext();
        Assert.Equal(1, context.Set<JournalHead>().Single().Commits);
    }

    [Fact]
    public async Task Run_DryRunOfSeveralGroups_KnowsWhatThoseBeforeWouldHaveStored()
    {
        using var writer = await database.StartWriterAsync();
        await RunAsync(writer, EachTwiceThenChanged(), new PushMode(Atomic: false, ValidateOnly: true));

        AssertEachTwiceThenChanged();
        Assert.Empty(await database.EntriesAsync());
    }

    [Fact]
    public async Task Run_CancelledWhileGroupsWait_StoresNothing()
    {
        using var cancelled = new CancellationTokenSource();
        using var writer = database.Writer();
        var running = RunAsync(writer, EachTwiceThenChanged(), cancellationToken: cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        await writer.StartAsync(CancellationToken.None);
        await JournalDatabase.NoteAsync(writer, "after it");
        Assert.Equal("note/after it", Assert.Single(await database.EntriesAsync()).Subject);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task Run_GroupFailsWhileTheNextIsUnderWay_AnswersNeitherAndTheSameSentAgainIsStoredOnce()
    {
        using var writer = database.Writer();
        var records = Enumerable.Range(0, 400).Select(i => (Id: $"r{i}", Text: "sent")).ToList();
        var running = RunAsync(writer, [(records[0].Id, NoteRecord.Unwritable), .. records.Skip(1)]);
        await writer.StartAsync(CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => running);
        Assert.Empty(answers);

        await RunAsync(writer, records);
        Assert.Equal(400, answers.Count(answer => answer.Result is { State.Version: 1 }));
        Assert.Equal(records.Select(record => $"note/{record.Id}").Order(), (await database.EntriesAsync()).Select(entry => entry.Subject).Order());
    }

    [Fact]
    public async Task Run_ThatFailsWhileTheSenderGoesOn_LeavesNoReadBehind()
    {
        using var writer = database.Writer();
        var session = new PushSession<JournalDatabase.Context, NoteRecord, StringValue>(
            new(writer), _ => throw new TimeoutException(), _ => new PushMode(Atomic: false, ValidateOnly: false));
        var sender = new EndlessSender();

        await Assert.ThrowsAsync<TimeoutException>(() => session.RunAsync(Sender, sender, answers, (_, _, answer) => answer, CancellationToken.None));

        Assert.Equal(0, sender.Waiting);
    }

    /// <summary>Two groups: a hundred records, the same again, then changed and the same again.</summary>
    private static IEnumerable<(string Id, string Text)> EachTwiceThenChanged() =>
        Enumerable.Range(0, 400).Select(i => ($"r{i % 100}", string.Create(CultureInfo.InvariantCulture, $"{i / 200}")));

    private void AssertEachTwiceThenChanged() => Assert.Equal(
        [PushOutcome.Created, PushOutcome.Unchanged, PushOutcome.Corrected, PushOutcome.Unchanged],
        answers.Chunk(100).Select(hundred => hundred.Select(answer => answer.Result!.Outcome).Distinct().Single()));

    // All that is sent is received at once, so that every group is with the journal's writer when this returns.
    private Task RunAsync(
        JournalWriter<JournalDatabase.Context> writer, IEnumerable<(string Id, string Text)> records, PushMode mode = default,
        CancellationToken cancellationToken = default) =>
        new PushSession<JournalDatabase.Context, NoteRecord, StringValue>(new(writer), Read, _ => mode).RunAsync(
            Sender, new SentAtOnce(records.Select(record => new StringValue { Value = $"{record.Id} {record.Text}" })), answers,
            (_, _, answer) => answer, cancellationToken);

    private static Push<NoteRecord> Read(StringValue request)
    {
        var parts = request.Value.Split(' ');
        var record = new NoteRecord { Source = Source, RecordId = parts[0], MunicipalityCode = "0685", Text = parts[1] };
        record.SealContent();
        return new Push<NoteRecord>(record, "");
    }

    /// <summary>Sends without waiting.</summary>
    private sealed class SentAtOnce(IEnumerable<StringValue> requests) : IAsyncStreamReader<StringValue>
    {
        private readonly Queue<StringValue> waiting = new(requests);

        public StringValue Current { get; private set; } = new();

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var more = waiting.TryDequeue(out var next);
            Current = next ?? Current;
            return Task.FromResult(more);
        }
    }

    /// <summary>Sends one request and keeps the stream open.</summary>
    private sealed class EndlessSender : IAsyncStreamReader<StringValue>
    {
        private int sent;

        public StringValue Current { get; } = new();

        public int Waiting { get; private set; }

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (sent++ == 0)
            {
                return true;
            }

            Waiting++;
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return false;
            }
            finally
            {
                Waiting--;
            }
        }
    }

    /// <summary>What the sender was told.</summary>
    private sealed class Answers : List<PushAnswer>, IServerStreamWriter<PushAnswer>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(PushAnswer message)
        {
            Add(message);
            return Task.CompletedTask;
        }
    }
}
