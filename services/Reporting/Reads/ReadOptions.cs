using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.Reporting.Reads;

/// <summary>Configuration section "Reads": how many expensive public reads one process serves at once.</summary>
internal sealed class ReadOptions
{
    /// <summary>How many read at once; 0 for half of the processors, at least one.</summary>
    [Range(0, 1000)]
    public int AtOnce { get; set; }

    /// <summary>How many different questions may wait for their turn.</summary>
    [Range(0, 100_000)]
    public int Waiting { get; set; } = 100;

    /// <summary>How many streams of receipt rows may be open at once.</summary>
    [Range(1, 100_000)]
    public int Streams { get; set; } = 20;

    /// <summary>How many read at once on this machine.</summary>
    internal int Permits => AtOnce > 0 ? AtOnce : Math.Max(1, Environment.ProcessorCount / 2);
}
