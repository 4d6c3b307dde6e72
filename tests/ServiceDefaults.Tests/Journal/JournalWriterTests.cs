using Grpc.Core;
using Medborgarlofte.Journal;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.Testing;

namespace Medborgarlofte.ServiceDefaults.Tests.Journal;

public sealed class JournalWriterTests : IDisposable
{
    private readonly JournalDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task Write_ManyAtOnce_IsGaplessAndChainedInFewCommits()
    {
        using var writer = await database.StartWriterAsync();
        var sequences = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => JournalDatabase.NoteAsync(writer, $"n{i}")));

        Assert.Equal(Enumerable.Range(1, 500).Select(i => (long)i), sequences.Order());
        var entries = await database.EntriesAsync();
        Assert.Equal(Enumerable.Range(1, 500).Select(i => (long)i), entries.Select(entry => entry.Sequence));
        Assert.Null(await BreakAsync());
        await using var context = database.CreateDbContext();
        Assert.True(context.Set<JournalHead>().Single().Commits < 250, "Units that wait together are committed together.");
    }

    [Fact]
    public async Task Write_TwoReplicas_ShareOneSequence()
    {
        using var one = await database.StartWriterAsync();
        using var other = await database.StartWriterAsync();
        await Task.WhenAll(Enumerable.Range(1, 100).Select(i => JournalDatabase.NoteAsync(i % 2 == 0 ? one : other, $"n{i}")));
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), (await database.EntriesAsync()).Select(entry => entry.Sequence));
        Assert.Null(await BreakAsync());
    }

    [Fact]
    public async Task Write_RefusedUnitInAGroup_LeavesTheOthers()
    {
        using var writer = await database.StartWriterAsync();
        var good = Enumerable.Range(1, 20).Select(i => JournalDatabase.NoteAsync(writer, $"n{i}")).ToList();
        var refused = writer.WriteAsync<long>(transaction =>
        {
            transaction.Append("note.v1", "note/refused", "test", new Note("refused"));
            throw new DomainException(StatusCode.Aborted, "REFUSED", "Refused after it had appended.");
        }, CancellationToken.None);

        await Assert.ThrowsAsync<DomainException>(() => refused);
        await Task.WhenAll(good);
        Assert.DoesNotContain(await database.EntriesAsync(), entry => entry.Subject == "note/refused");
        Assert.Equal(20, (await database.EntriesAsync()).Count);
        Assert.Null(await BreakAsync());
    }

    [Fact]
    public async Task Write_ClockSetBack_KeepsRecordedAtInOrder()
    {
        using (var writer = await database.StartWriterAsync())
        {
            await JournalDatabase.NoteAsync(writer, "now");
        }

        using var behind = await database.StartWriterAsync(new ShiftedTime(TimeProvider.System.GetUtcNow().AddHours(-1)));
        await JournalDatabase.NoteAsync(behind, "an hour back");
        var entries = await database.EntriesAsync();
        Assert.True(entries[1].RecordedAt >= entries[0].RecordedAt);
    }

    [Theory]
    [InlineData("Payload", "{\"text\":\"forged\"}")]
    [InlineData("Actor", "somebody else")]
    [InlineData("RecordedAtMicros", "1")]
    public async Task FindBreak_RewrittenEntry_NamesIt(string column, string value)
    {
        using var writer = await database.StartWriterAsync();
        for (var i = 1; i <= 5; i++)
        {
            await JournalDatabase.NoteAsync(writer, $"n{i}");
        }

        await using var context = database.CreateDbContext();
        await using var command = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(context.Database).CreateCommand();
        await command.Connection!.OpenAsync();
        command.CommandText = $"UPDATE journal SET {column} = '{value.Replace("'", "''", StringComparison.Ordinal)}' WHERE Sequence = 3";
        await command.ExecuteNonQueryAsync();
        Assert.Equal(3, await BreakAsync());
    }

    [Fact]
    public async Task FindBreak_LastEntryRemoved_NamesIt()
    {
        using var writer = await database.StartWriterAsync();
        await JournalDatabase.NoteAsync(writer, "first");
        await JournalDatabase.NoteAsync(writer, "second");
        await using (var context = database.CreateDbContext())
        {
            context.Remove(context.Set<JournalEntry>().Single(entry => entry.Sequence == 2));
            await context.SaveChangesAsync();
        }

        Assert.Equal(2, await BreakAsync());
    }

    private Task<long?> BreakAsync() => new JournalReader<JournalDatabase.Context>(database, database.Names).FindBreakAsync(CancellationToken.None);
}
