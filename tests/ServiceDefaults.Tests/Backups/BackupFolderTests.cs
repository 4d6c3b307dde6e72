using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Backups;

namespace Medborgarlofte.ServiceDefaults.Tests.Backups;

/// <summary>What a backup says of a journal.</summary>
public sealed class BackupFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medborgarlofte-backup-").FullName;

    [Theory]
    [InlineData(3, true)]
    [InlineData(0, false)]
    public async Task Add_JournalWhoseCheckpointNobodyAskedFor_SignsItWithAKeyMadeNow(long entries, bool isSigned)
    {
        var options = new JournalOptions { CheckpointKeyFile = Path.Combine(folder, "key-{journal}.pem") };
        var copy = entries == 0
            ? new JournalCopy("", "", 0, "", null)
            : new JournalCopy("", "", entries, new string('a', 64), TimeProvider.System.GetUtcNow());
        await BackupFolder.AddAsync(folder, BackupManifest.Begin(TimeProvider.System), "police", copy, options);

        Assert.Equal(isSigned, File.Exists(Path.Combine(folder, "key-police.pem")));
        Assert.Equal(isSigned, File.Exists(Path.Combine(folder, "checkpoints.txt")));
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
