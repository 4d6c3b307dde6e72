using Medborgarlofte.Journal.Backups;

namespace Medborgarlofte.Issuer.Tests.Hosting;

/// <summary>The Issuer's database out of a backup.</summary>
public sealed class RestoredDatabaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-restored-").FullName;

    [Fact]
    public async Task Add_LogOfADatabaseThatIsGone_GoesWithIt()
    {
        var (backup, target) = (Path.Combine(folder, "backup.db"), Path.Combine(folder, "issuer.db"));
        await File.WriteAllTextAsync(backup, "the backup's");
        await File.WriteAllTextAsync($"{target}-wal", "another database's");
        await File.WriteAllTextAsync($"{target}-shm", "another database's");
        await RestoredFile.AddAsync("issuer.db", backup, target);
        Assert.Equal("the backup's", await File.ReadAllTextAsync(target));
        Assert.False(File.Exists($"{target}-wal"));
        Assert.False(File.Exists($"{target}-shm"));
    }

    [Fact]
    public async Task Add_CopyThatFails_LeavesNoPart()
    {
        var target = Path.Combine(folder, "issuer.db");
        Directory.CreateDirectory($"{target}.restoring");
        await File.WriteAllTextAsync(Path.Combine(folder, "backup.db"), "the backup's");
        await Assert.ThrowsAnyAsync<Exception>(() => RestoredFile.AddAsync("issuer.db", Path.Combine(folder, "backup.db"), target));
        Assert.False(File.Exists(target));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
