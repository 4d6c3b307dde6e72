using System.Data.Common;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>Public reads of the read store neither wait for the writer nor hold it up.</summary>
public sealed class ReadersBesideWritersTests : IDisposable
{
    private static readonly DateTimeOffset Later = TestJournals.Start.AddYears(3);

    private readonly Pause pause = new();
    private readonly TestStore store;

    public ReadersBesideWritersTests() => store = new TestStore(pause);

    public static TheoryData<string> Reads => ["now", "earlier", "feed", "corrections", "agreements", "hashes"];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Read_AnotherHoldsTheWritersLock_Answers(string read)
    {
        await store.ApplyAsync(new TestJournals(Enumerable.Range(1, 30)).All);
        await using var writing = store.CreateDbContext();
        await using var transaction = await writing.Database.BeginWriteAsync(CancellationToken.None);
        Assert.NotEqual(0, await writing.Tallies.ExecuteDeleteAsync());
        Assert.NotEmpty(await ReadAsync(read));
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Read_IsInTheMiddle_IntakeCommitsAndTheNextReaderSeesIt(string read)
    {
        await store.ApplyAsync(new TestJournals(Enumerable.Range(1, 30)).All);
        var before = await ReadAsync(read);
        var paused = pause.AfterNextQuery();
        var reading = ReadAsync(read);
        await paused;
        await store.ApplyAsync([new RecordChange(1000, Later, StoredType.PoliceActivity, Activity("2020-05-05") with { RecordId = "later", Source = "s" })]);
        Assert.NotNull(await store.Reader.FindRecordAsync(
            new RecordKey(StoredType.PoliceActivity, "s", "later"), asOf: default, CancellationToken.None));
        pause.Resume();
        Assert.Equal(before, await reading);
    }

    public void Dispose() => store.Dispose();

    private async Task<string> ReadAsync(string read)
    {
        switch (read)
        {
            case "now":
                return await FollowUpAsync(null);
            case "earlier":
                return await FollowUpAsync(TestJournals.Start.AddDays(200));
            case "feed":
                var part = await store.Feed.ReadAsync(new FeedScope(TestJournals.Municipality, OnlyReplacing: false), default, 20, CancellationToken.None);
                return $"{part.Entries.Count} to {part.End}";
            case "corrections":
                return string.Join(',', (await store.Feed.ReadAsync(
                    new FeedScope("", OnlyReplacing: true, NewestFirst: true), default, 20, CancellationToken.None)).Entries.Select(entry => entry.Sequence));
            case "agreements":
                return string.Join(',', (await store.Reader.FollowedAsync(CancellationToken.None)).Agreements.Select(agreement => agreement.Id));
            default:
                await using (var context = store.CreateDbContext())
                {
                    await using var snapshot = await context.Database.BeginReadAsync(CancellationToken.None);
                    return await StateHash.OfCurrentAsync(context, CancellationToken.None) + await StateHash.OfHistoryAsync(context, CancellationToken.None);
                }
        }
    }

    private async Task<string> FollowUpAsync(DateTimeOffset? asOf)
    {
        var snapshot = await store.Reader.ReadAsync(TestJournals.Municipality, asOf, CancellationToken.None);
        return string.Join('\n', snapshot.Agreements.Select(agreement => FollowUpMapping.ToWire(agreement, snapshot with { Moment = snapshot.Moment with { AsOf = Later } }).ToString()));
    }

    /// <summary>Holds up one reader after its first query.</summary>
    private sealed class Pause : DbCommandInterceptor
    {
        private readonly TaskCompletionSource resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? reached;

        public Task AfterNextQuery() => (reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public void Resume() => resumed.SetResult();

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref reached, null) is { } waiting)
            {
                waiting.SetResult();
                await resumed.Task;
            }

            return result;
        }
    }
}
