using Google.Protobuf;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Journal.Backups;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Backups;

/// <summary>
/// What a restore is noted as in the follow-up service's journal. Whoever reads the changes, webhooks too, is told by that, and goes on from
/// what was kept: nothing new is missed.
/// </summary>
internal static class RestoredJournals
{
    /// <summary>The journals that lost entries, or may have.</summary>
    /// <param name="names">The restored databases.</param>
    /// <param name="manifest">The backup.</param>
    /// <param name="replaced">Folder of what was there before; its name is the restore's own.</param>
    public static List<RecordRestorationRequest> Of(IEnumerable<string> names, BackupManifest manifest, string replaced) =>
        [.. names.Select(name => Of(name, manifest.Journals[name], replaced)).OfType<RecordRestorationRequest>()];

    private static RecordRestorationRequest? Of(string name, JournalCopy kept, string replaced)
    {
        var request = new RecordRestorationRequest
        {
            Id = Path.GetFileName(replaced), Journal = name, KeptSequence = kept.Sequence, KeptHash = ByteString.CopyFrom(Convert.FromHexString(kept.Hash)),
        };
        var file = Path.Combine(replaced, SourceDatabase.FileOf(name));
        if (!File.Exists(file))
        {
            return request;
        }

        try
        {
            using var before = SqliteJournal.Open(file);
            var (last, hash, _) = SqliteJournal.Head(before);
            if (last > kept.Sequence)
            {
                (request.LostSequence, request.LostHash) = (last, ByteString.CopyFrom(Convert.FromHexString(hash)));
            }

            return last == kept.Sequence && hash == kept.Hash ? null : request;
        }
        catch (SqliteException)
        {
            // Damaged: nobody can say what it held.
            return request;
        }
    }
}
