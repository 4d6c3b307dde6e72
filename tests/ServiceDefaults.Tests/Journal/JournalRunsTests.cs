using Medborgarlofte.Journal;

namespace Medborgarlofte.ServiceDefaults.Tests.Journal;

public sealed class JournalRunsTests
{
    [Fact]
    public void Cut_OtherType_BeginsANewRun() =>
        Assert.Equal([[1, 2], [3], [4]], Cut(1000, ("a", 10), ("a", 10), ("b", 10), ("a", 10)));

    [Fact]
    public void Cut_MoreBytesThanAMessageHolds_BeginsANewRun() =>
        Assert.Equal([[1, 2], [3, 4], [5]], Cut(25, ("a", 10), ("a", 10), ("a", 10), ("a", 10), ("a", 10)));

    [Fact]
    public void Cut_EntryLargerThanAMessage_TravelsAlone() =>
        Assert.Equal([[1], [2], [3]], Cut(25, ("a", 10), ("a", 1000), ("a", 10)));

    [Fact]
    public void Pages_OtherType_StaysInThePage() =>
        Assert.Equal([[1, 2], [3]], JournalRuns.Pages(Entries(("a", 10), ("b", 10), ("a", 10)), 25).Select(run => run.Select(e => e.Sequence)));

    private static IEnumerable<IEnumerable<long>> Cut(int largest, params (string Type, int Bytes)[] entries) =>
        JournalRuns.Cut(Entries(entries), largest).Select(run => run.Select(entry => entry.Sequence));

    private static List<JournalEntry> Entries(params (string Type, int Bytes)[] entries) =>
    [
        .. entries.Select((entry, index) => new JournalEntry
        {
            Sequence = index + 1, Type = entry.Type, Subject = "s", Actor = "a", Payload = new string('x', entry.Bytes),
        }),
    ];
}
