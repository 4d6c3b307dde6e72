using FsCheck.Xunit;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Feeds;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>What must hold of a read store out of which the end of a journal was taken, for any journals.</summary>
public class RollBackProperties
{
    private const int Runs = 25;

    private static readonly string[] Names = [JournalTypes.PoliceJournal, JournalTypes.MunicipalJournal, JournalTypes.FollowUpJournal];

    [Property(MaxTest = Runs)]
    public async Task RollBack_AnyJournalToAnyEntry_LeavesTheStoreThatWasNeverFurther(int[] seeds, byte journal, byte place)
    {
        var journals = new TestJournals(seeds);
        var cut = journals.Journals[journal % Names.Length];
        var kept = place % (cut.Count + 1);
        using TestStore rolledBack = new();
        await rolledBack.ApplyAsync(journals.All);
        using TestStore never = new();
        await never.ApplyAsync(journals.All.Where(change => !cut.Contains(change) || change.Sequence <= kept));

        await rolledBack.RollBackAsync(Names[journal % Names.Length], kept);

        Assert.Equal(await never.StateHashAsync(), await rolledBack.StateHashAsync());
        Assert.Equal(await never.HistoryHashAsync(), await rolledBack.HistoryHashAsync());
    }

    [Property(MaxTest = Runs)]
    public async Task RollBack_AndTheSameEntriesAgain_IsTheStoreAsItWasAtEveryPlace(int[] seeds, byte journal, byte place)
    {
        var journals = new TestJournals(seeds);
        var cut = journals.Journals[journal % Names.Length];
        var kept = place % (cut.Count + 1);
        using TestStore store = new();
        await store.ApplyAsync(journals.All);
        var (state, history) = (await store.StateHashAsync(), await store.HistoryHashAsync());

        await store.RollBackAsync(Names[journal % Names.Length], kept);
        foreach (var batch in cut.Where(change => change.Sequence > kept).Chunk(2))
        {
            await store.ApplyAsync(batch);
        }

        Assert.Equal((state, history), (await store.StateHashAsync(), await store.HistoryHashAsync()));
        foreach (var at in new[] { 1, 3, 7, 1000 })
        {
            var (asKept, anew) = await store.TalliesAsync(new JournalPosition(at, at, at));
            Assert.Equal(anew, asKept);
        }
    }
}
