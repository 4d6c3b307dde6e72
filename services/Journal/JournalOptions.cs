using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.Journal;

/// <summary>Configuration section "Journal": how a journal is published.</summary>
public sealed class JournalOptions
{
    /// <summary>How long a silent replica keeps the lease to publish.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Most bytes of payload in one message of the bus. A single larger entry travels alone. Larger messages mean fewer transactions in Reporting.
    /// Smaller ones avoid buffers on the large object heap.
    /// </summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int LargestMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// File of the Ed25519 key that signs the journal's checkpoints; "{journal}" in it stands for the journal's name. The service makes it when there
    /// is none. Without this setting it signs nothing.
    /// </summary>
    public string? CheckpointKeyFile { get; set; }

    /// <summary>
    /// Name of this installation, which every checkpoint begins with. A host name without scheme, so that no two installations have the same.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9._/-]{1,100}$")]
    public string CheckpointOrigin { get; set; } = "medborgarlofte";

    /// <summary>The key file of a journal; null where none is configured.</summary>
    internal string? KeyFileOf(string journal) =>
        string.IsNullOrEmpty(CheckpointKeyFile) ? null : CheckpointKeyFile.Replace("{journal}", journal, StringComparison.Ordinal);

    /// <summary>Origin of a journal's checkpoints. It says that the hash is the head of a chain: not the root of a Merkle tree.</summary>
    internal string OriginOf(string journal) => $"{CheckpointOrigin}/hash-chain/{journal}";

    /// <summary>
    /// By how much this service's clock may be ahead of the database's and Reporting's before it refuses to commit; 0 never refuses.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LargestClockLead { get; set; } = TimeSpan.FromMinutes(1);
}
