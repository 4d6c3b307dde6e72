using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.Tests.Intake;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Extensions.Logging.Abstractions;

namespace Medborgarlofte.Reporting.Tests.FollowUp;

/// <summary>What must hold of earlier instants for any journals and whenever their entries come.</summary>
public class AsOfProperties
{
    [StoreProperty]
    public async Task Tallies_AtEveryPlace_AreThoseOfAStoreThatHasNoMore(int[] seeds, int order)
    {
        TestJournals journals = new(seeds);
        Random random = new(order);
        using TestStore store = new();
        await store.ApplyAsync(journals.All);
        for (var i = 0; i < 8; i++)
        {
            var at = new JournalPosition(Place(0), Place(1), Place(2));
            using TestStore upTo = new();
            await upTo.ApplyAsync(journals.Journals[0].Take((int)at.Police));
            await upTo.ApplyAsync(journals.Journals[1].Take((int)at.Municipal));
            await upTo.ApplyAsync(journals.Journals[2].Take((int)at.FollowUp));
            var (kept, anew) = await store.TalliesAsync(at);

            Assert.Equal(await upTo.TalliesAsync(), kept);
            Assert.Equal(kept, anew);
        }

        long Place(int journal) => random.Next(journals.Journals[journal].Count + 1);
    }

    [StoreProperty]
    public async Task Tallies_OfAStoreThatIsBuiltAnew_AreTheSameByFilledCheckpoints(int[] seeds, int order)
    {
        TestJournals journals = new(seeds);
        Random random = new(order);
        using TestStore store = new(1000);
        foreach (var journal in journals.Journals)
        {
            await store.ApplyAsync(journal);
        }

        using CheckpointFill fill = new(store, NullLogger<CheckpointFill>.Instance);
        await fill.FillAsync(TestJournals.Municipality, betweenTwo: 3, CancellationToken.None);
        Assert.Equal(0, await fill.FillAsync(TestJournals.Municipality, betweenTwo: 3, CancellationToken.None));
        for (var i = 0; i < 8; i++)
        {
            var (kept, anew) = await store.TalliesAsync(new JournalPosition(Place(0), Place(1), Place(2)));
            Assert.Equal(anew, kept);
        }

        long Place(int journal) => random.Next(journals.Journals[journal].Count + 1);
    }

    [StoreProperty]
    public async Task Answers_AskedAgainByTheirInstantOrPosition_AreTheSameForEver(int[] seeds, int turns)
    {
        TestJournals journals = new(seeds);
        Random random = new(turns);
        using TestStore store = new();
        await store.CaughtUpAsync();
        Clock time = new() { Now = TestJournals.Start.AddDays(-1) };
        AnswersOf answers = new(store, time);
        List<(Timestamp AsOf, string Position, string Answer)> given = [];
        var next = new int[3];
        while (journals.Journals.Index().Any(journal => next[journal.Index] < journal.Item.Count))
        {
            // Some journal's next entries come, long after they were recorded or at once.
            var journal = Enumerable.Range(0, 3).Where(index => next[index] < journals.Journals[index].Count).MinBy(_ => random.Next());
            var part = journals.Journals[journal].Skip(next[journal]).Take(random.Next(1, 4)).ToList();
            next[journal] += part.Count;
            time.MoveOn(part[^1].RecordedAt.AddMilliseconds(random.Next(3) == 0 ? 500_000_000 : 5));
            await store.ApplyAsync(part, time.GetUtcNow());
            if (await answers.NowAsync() is { } now)
            {
                given.Add(now);
            }
        }

        foreach (var (asOf, position, answer) in given)
        {
            Assert.Equal(answer, await answers.AgainAsync(asOf, ""));
            Assert.Equal(answer, await answers.AgainAsync(asOf, position));
        }
    }

    [StoreProperty]
    public async Task Answers_AskedOfAStoreThatIsBuiltAnew_AreTheSameByTheirPosition(int[] seeds, int turns)
    {
        TestJournals journals = new(seeds);
        using TestStore store = new();
        await store.CaughtUpAsync();
        Clock time = new() { Now = TestJournals.Start.AddDays(-1) };
        List<(Timestamp AsOf, string Position, string Answer)> given = [];
        foreach (var batch in journals.All.Chunk(1 + (Math.Abs(turns % 5))))
        {
            time.MoveOn(batch[^1].RecordedAt.AddSeconds(3));
            await store.ApplyAsync(batch, time.GetUtcNow());
            if (await new AnswersOf(store, time).NowAsync() is { } now)
            {
                given.Add(now);
            }
        }

        time.MoveOn(time.Now.AddSeconds(1));
        using TestStore rebuilt = new();
        foreach (var journal in journals.Journals)
        {
            await rebuilt.ApplyAsync(journal, time.GetUtcNow());
        }

        foreach (var (asOf, position, answer) in given)
        {
            Assert.Equal(answer, await new AnswersOf(rebuilt, time).AgainAsync(asOf, position));
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;

        public void MoveOn(DateTimeOffset instant) => Now = instant > Now ? instant : Now;
    }

    /// <summary>The answers about one agreement: its follow-up and a receipt.</summary>
    private sealed class AnswersOf(TestStore store, TimeProvider time)
    {
        private readonly FollowUpGrpcService service =
            new(
                new FollowUpReader(store, time), store.Corrections, store.Feed, store.Receipts, store.Totals, new StandingJournals(store, time),
                store.Expensive, store, time);

        public async Task<(Timestamp AsOf, string Position, string Answer)?> NowAsync()
        {
            try
            {
                var followUp = await service.GetAgreementFollowUp(new() { AgreementId = "vetlanda" }, new TestCall());
                var receipt = await ReceiptAsync(null, "");
                Assert.Equal((followUp.AsOf, followUp.Position), (receipt.AsOf, receipt.Position));
                return (followUp.AsOf, followUp.Position, $"{followUp}\n{receipt}");
            }
            catch (DomainException e) when (e.Kind == Grpc.Core.StatusCode.NotFound)
            {
                return null;
            }
        }

        public async Task<string> AgainAsync(Timestamp asOf, string position)
        {
            var followUp = await service.GetAgreementFollowUp(new() { AgreementId = "vetlanda", AsOf = asOf, Position = position }, new TestCall());
            return $"{followUp}\n{await ReceiptAsync(asOf, position)}";
        }

        private Task<GetReceiptResponse> ReceiptAsync(Timestamp? asOf, string position) =>
            service.GetReceipt(new() { CommitmentId = "vetlanda~1", AsOf = asOf, Position = position }, new TestCall());
    }
}
