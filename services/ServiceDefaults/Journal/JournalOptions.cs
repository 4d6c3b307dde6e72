using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.ServiceDefaults.Journal;

/// <summary>Configuration section "Journal": how a journal is published.</summary>
public sealed class JournalOptions
{
    /// <summary>How long a replica that has fallen silent stays the one that publishes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Most bytes of payload in one message of the bus. A single larger entry travels alone. Large messages are fewer transactions of
    /// Reporting, each with its round trips; small ones spare a process the buffers that its collector keeps apart.
    /// </summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int LargestMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// By how much this service's clock may be ahead of the database's and Reporting's before it refuses to commit; 0 never refuses.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LargestClockLead { get; set; } = TimeSpan.FromMinutes(1);
}
