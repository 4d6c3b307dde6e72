using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone;

/// <summary>
/// Gives back to the system what a load has taken, once it has ended: connections that wait in their pools, with a page cache each, the
/// collector's room, and what the C library keeps of both. None of them does it unasked in a process that has little to do. Everything
/// stands still meanwhile, once, for some 150 ms.
/// </summary>
internal sealed partial class MemoryAfterLoad(TimeProvider time, ILogger<MemoryAfterLoad> logger) : BackgroundService
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <summary>Gives back what it can; what is in use stays as it is.</summary>
    internal static void GiveBack()
    {
        SqliteConnection.ClearAllPools();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            _ = TrimHeap(0);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Only the GNU C library keeps so much, and only it has the call.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LoadEnd end = new();
        using PeriodicTimer looks = new(BetweenLooks, time);
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            if (end.IsNow(GC.GetTotalAllocatedBytes()))
            {
                var before = Environment.WorkingSet;
                GiveBack();
                logger.MemoryGivenBack(before / Megabyte, Environment.WorkingSet / Megabyte);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int TrimHeap(nuint pad);
}
