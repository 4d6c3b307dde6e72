using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.Receipts;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>What must hold of the read store for any journals. Each number stands for one entry.</summary>
public class ReadStoreProperties
{
    [StoreProperty]
    public async Task Apply_JournalsInAnyTurnsAndRepeated_GivesTheSameStateAndHistory(int[] seeds, int turns)
    {
        TestJournals journals = new(seeds);
        using TestStore inOrder = new();
        await inOrder.ApplyAsync(journals.All);
        using TestStore inTurns = new();
        foreach (var batch in Turns(journals, new Random(turns)))
        {
            await inTurns.ApplyAsync(batch);
        }

        Assert.Equal(await inOrder.StateHashAsync(), await inTurns.StateHashAsync());
        Assert.Equal(await inOrder.HistoryHashAsync(), await inTurns.HistoryHashAsync());
    }

    [StoreProperty]
    public async Task Apply_AnyOrderEvenWithinAJournal_GivesTheSameState(int[] seeds, int order)
    {
        TestJournals journals = new(seeds);
        using TestStore inOrder = new();
        await inOrder.ApplyAsync(journals.All);
        using TestStore shuffled = new();
        Random random = new(order);
        JournalChange[] changes = [.. journals.All, .. journals.All.Where(_ => random.Next(3) == 0)];
        random.Shuffle(changes);
        foreach (var batch in changes.Chunk(random.Next(1, 8)))
        {
            await shuffled.ApplyAsync(batch);
        }

        Assert.Equal(await inOrder.StateHashAsync(), await shuffled.StateHashAsync());
    }

    [StoreProperty]
    public async Task Read_AsOfAnInstant_IsNotChangedByWhatIsRecordedAfterIt(int[] seeds, byte place)
    {
        var all = new TestJournals(seeds).All;
        var known = (place % all.Count) + 1;
        var asOf = all[known - 1].RecordedAt;
        using TestStore store = new();
        await store.ApplyAsync(all.Take(known));
        var before = await store.FollowUpAsync(asOf);

        await store.ApplyAsync(all.Skip(known));

        Assert.Equal(before, await store.FollowUpAsync(asOf));
    }

    [StoreProperty]
    public async Task Tallies_AfterAnyCorrections_EqualARecountFromScratch(int[] seeds)
    {
        using TestStore store = new();
        foreach (var batch in new TestJournals(seeds).All.Chunk(3))
        {
            await store.ApplyAsync(batch);
        }

        var all = new JournalPosition(1000, 1000, 1000);
        var (_, recounted) = await store.TalliesAsync(all);

        Assert.Equal(recounted, await store.TalliesAsync());
    }

    [StoreProperty]
    public async Task Receipt_EveryRecord_IsEitherCountedOrExcludedWithAReasonAndAddsUp(int[] seeds)
    {
        using TestStore store = new();
        await store.ApplyAsync(new TestJournals(seeds).All);
        var snapshot = await store.Reader.ReadAsync(TestJournals.Municipality, asOf: null, CancellationToken.None);
        var scope = new ReceiptScope(TestJournals.Municipality, snapshot.Moment.Position);
        await using var context = store.CreateDbContext();
        var records = (await ReceiptReader.ReadAsync(context, scope, ReceiptPlace.Start, int.MaxValue, CancellationToken.None))
            .Where(entry => !entry.Stored.IsManifest()).Select(entry => (entry.Record, RecordedAt: entry.Stored.RecordedAt())).ToList();
        foreach (var wording in snapshot.Agreements.SelectMany(CountedWording.Of))
        {
            foreach (var target in wording.Commitment.Targets)
            {
                var rows = records.SelectMany(item => ReceiptMapping.Rows(wording, item.Record, item.RecordedAt, snapshot.Day))
                    .Where(row => row.TargetId == target.Id).ToList();

                Assert.Equal(
                    records.Select(item => (RecordTypeNames.Of(item.Record.Type), item.Record.Source, item.Record.RecordId)),
                    rows.Select(row => (row.RecordType, row.Source, row.RecordId)));
                Assert.All(rows, row => Assert.Equal(row.Excluded.Length == 0, row.Explanation is null));
                Assert.All(rows, row => Assert.True(row.Excluded.Length == 0 || row.Counted == 0, row.ToString()));
                var tallies = snapshot.Tallies[wording.Address].Where(tally => tally.TargetId == target.Id).ToList();
                Assert.Equal(tallies.Sum(tally => tally.Amount.Amount), (long)rows.Sum(row => row.Counted));
                Assert.Equal(tallies.Sum(tally => tally.Amount.Records), rows.Count(row => row.Excluded is "" or ReceiptMapping.Statement));
            }
        }
    }

    [StoreProperty]
    public async Task ReceiptTotals_AfterEachBatch_AreTheNumbersOfTheRowsOnAllPages(int[] seeds)
    {
        using TestStore store = new();
        foreach (var batch in new TestJournals(seeds).All.Chunk(5))
        {
            await store.ApplyAsync(batch);
            var snapshot = await store.Reader.ReadAsync(TestJournals.Municipality, asOf: null, CancellationToken.None);
            var counts = await store.Totals.NowAsync(TestJournals.Municipality, snapshot, CancellationToken.None);
            var then = await store.Totals.ThenAsync(TestJournals.Municipality, snapshot, CancellationToken.None);
            foreach (var wording in snapshot.Agreements.SelectMany(agreement => CountedWording.On(agreement, snapshot.Day)).Select(pair => pair.Shown))
            {
                var rows = await RowsAsync(store, wording, snapshot, countedOnly: false, size: 3);
                var counted = rows.Where(row => row.Excluded.Length == 0).ToList();

                Assert.Equal(rows.Count, rows.Select(row => (row.RecordType, row.Source, row.RecordId, row.Party, row.TargetId)).Distinct().Count());
                Assert.Equal(counted, await RowsAsync(store, wording, snapshot, countedOnly: true, size: 2));
                var totals = counts.Of(wording);
                Assert.Equal((rows.Count, counted.Count), (totals.Rows, totals.Counted));
                Assert.Equal(
                    rows.Where(row => row.Excluded.Length > 0).CountBy(row => (row.TargetId, row.Excluded)).OrderBy(reason => reason.Key)
                        .Select(reason => (reason.Key, (long)reason.Value)),
                    totals.Excluded.Select(reason => (Key: (reason.TargetId, reason.Excluded), reason.Rows)).OrderBy(reason => reason.Key));
                Assert.Equal(totals, then.Of(wording));
                var records = rows.Where(row => row.RecordType != "manifest").GroupBy(row => (row.RecordType, row.Source, row.RecordId)).ToList();
                Assert.Equal(records.Count(record => record.Any(row => row.Excluded.Length == 0)), totals.CountedRecords);
                Assert.Equal(records.Count, totals.CountedRecords + totals.ExcludedRecords.Sum(same => same.Records));
                foreach (var same in totals.ExcludedRecords)
                {
                    var listed = await RowsAsync(store, wording, snapshot, countedOnly: false, size: 2, same.Excluded);
                    Assert.Equal(same.Records, listed.Select(row => (row.RecordType, row.Source, row.RecordId)).Distinct().Count());
                    Assert.Equal(same.Records, listed.Count);
                }
            }
        }
    }

    [StoreProperty]
    public async Task ReceiptTotals_OnLaterDays_AreThoseThatAreCountedAnew(int[] seeds, byte[] days)
    {
        using TestStore store = new();
        var batches = new TestJournals(seeds).All.Chunk(5).ToList();
        AdjustableTime time = new(TestJournals.Start);
        FollowUpReader reader = new(store, time);
        foreach (var (number, step) in days.Take(20).Index())
        {
            await store.ApplyAsync(number < batches.Count ? batches[number] : []);
            time.MoveTo(time.GetUtcNow().AddDays(step));
            var snapshot = await reader.ReadAsync(TestJournals.Municipality, asOf: null, CancellationToken.None);
            var known = await store.Totals.NowAsync(TestJournals.Municipality, snapshot, CancellationToken.None);
            var anew = await new ReceiptTotalsReader(store, store.Expensive).NowAsync(TestJournals.Municipality, snapshot, CancellationToken.None);
            Assert.Equal((anew.ToCome, anew.Day), (known.ToCome, known.Day));
            Assert.Equal(anew.Few.Order(StringComparer.Ordinal), known.Few.Order(StringComparer.Ordinal));
            Assert.All(
                snapshot.Agreements.SelectMany(agreement => CountedWording.On(agreement, snapshot.Day)),
                pair => Assert.Equal(anew.Of(pair.Shown), known.Of(pair.Shown)));
        }
    }

    private static async Task<List<ReceiptRow>> RowsAsync(TestStore store, CountedWording wording, Snapshot snapshot, bool countedOnly, int size, string excluded = "")
    {
        List<ReceiptRow> rows = [];
        ReceiptPlace? place = ReceiptPlace.Start;
        var scope = new ReceiptScope(TestJournals.Municipality, snapshot.Moment.Position);
        while (place is { } after)
        {
            var page = await store.Receipts.PageAsync(
                scope, new ReceiptRows([wording], snapshot.Day, countedOnly, few: [], excluded), after, size, hasTurn: false, CancellationToken.None);
            Assert.True(page.Rows.Count == size || page.Next is null);
            rows.AddRange(page.Rows);
            place = page.Next;
        }

        return rows;
    }

    /// <summary>Batches of one journal at a time, each journal in its own order, some of it delivered again.</summary>
    private static IEnumerable<IEnumerable<JournalChange>> Turns(TestJournals journals, Random random)
    {
        var next = new int[journals.Journals.Count];
        while (journals.Journals.Index().Any(journal => next[journal.Index] < journal.Item.Count))
        {
            var turn = random.Next(next.Length);
            var journal = journals.Journals[turn];
            var first = Math.Max(0, next[turn] - random.Next(4));
            next[turn] = Math.Min(journal.Count, next[turn] + random.Next(1, 5));
            yield return journal.Skip(first).Take(next[turn] - first);
        }
    }
}
