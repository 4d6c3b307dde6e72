using Medborgarlofte.Journal;

namespace Medborgarlofte.ServiceDefaults.Tests.Journal;

public sealed class JournalReaderTests : IDisposable
{
    private readonly JournalDatabase database = new();

    [Theory]
    [InlineData(0, long.MaxValue, new long[] { 1, 2, 3, 4, 5 })]
    [InlineData(1, 3, new long[] { 2, 3 })]
    [InlineData(3, 3, new long[0])]
    [InlineData(5, long.MaxValue, new long[0])]
    public async Task Read_AfterOneUntilAnother_IsWhatLiesBetween(long after, long until, long[] sequences)
    {
        using var writer = await database.StartWriterAsync();
        for (var i = 0; i < 5; i++)
        {
            await JournalDatabase.NoteAsync(writer, $"n{i}");
        }

        var read = new List<long>();
        await foreach (var page in new JournalReader<JournalDatabase.Context>(database, database.Names).ReadAsync(after, until, CancellationToken.None))
        {
            read.AddRange(page.Select(entry => entry.Sequence));
        }

        Assert.Equal(sequences, read);
        await writer.StopAsync(CancellationToken.None);
    }

    public void Dispose() => database.Dispose();
}
