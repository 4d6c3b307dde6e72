using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal;

/// <summary>
/// One replica's lease on publishing a journal. A lease has expired when its expiry has passed, or when this replica's own timer has seen no renewal
/// for the lease's length. So clocks that disagree, or are set back, delay no takeover. The fence shuts out the previous leader.
/// </summary>
internal sealed class JournalLease(TimeProvider time, TimeSpan length)
{
    private readonly string replica = $"{Environment.MachineName[..Math.Min(20, Environment.MachineName.Length)]}:{Environment.ProcessId}:{Guid.NewGuid():n}"[..^8];
    private (long Fence, long ExpiresAtMicros, long SeenAt)? seen;
    private long renewedAt;

    /// <summary>Name of this replica: machine, process id and a random part.</summary>
    public string Replica => replica;

    /// <summary>Takes the lease, or renews it when it is time; null while another replica holds it.</summary>
    public async Task<JournalPublication?> TakeAsync(DbContext context, CancellationToken cancellationToken)
    {
        var leases = context.Set<JournalPublication>();
        var lease = await leases.AsNoTracking().SingleAsync(cancellationToken);
        var mine = lease.Owner == replica;
        if (mine ? !IsToRenew() : !IsOver(lease))
        {
            return mine ? lease : null;
        }

        var asked = time.GetTimestamp();
        var until = JournalEntry.ToMicros(time.GetUtcNow() + length);
        var fence = mine ? lease.Fence : lease.Fence + 1;
        var taken = await leases
            .Where(p => p.Fence == lease.Fence && p.Owner == lease.Owner && p.ExpiresAtMicros == lease.ExpiresAtMicros)
            .ExecuteUpdateAsync(
                p => p.SetProperty(x => x.Owner, replica).SetProperty(x => x.ExpiresAtMicros, until).SetProperty(x => x.Fence, fence),
                cancellationToken);
        if (taken == 0)
        {
            return null;
        }

        renewedAt = asked;
        seen = null;

        // Read again: the previous leader may have moved the position until the fence was set.
        lease = await leases.AsNoTracking().SingleAsync(cancellationToken);
        return lease.Owner == replica && lease.Fence == fence ? lease : null;
    }

    /// <summary>Advances the position and renews the lease; false when another replica has taken it meanwhile.</summary>
    public async Task<bool> AdvanceAsync(DbContext context, long fence, long from, long to, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var until = JournalEntry.ToMicros(time.GetUtcNow() + length);
        var advanced = await context.Set<JournalPublication>()
            .Where(p => p.Owner == replica && p.Fence == fence && p.Position == from)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Position, to).SetProperty(x => x.ExpiresAtMicros, until), cancellationToken);
        renewedAt = advanced == 1 ? asked : renewedAt;
        return advanced == 1;
    }

    /// <summary>True while no other replica can have taken the lease. The publisher asks before each message.</summary>
    public bool Holds() => time.GetElapsedTime(renewedAt) < length;

    /// <summary>True when a third of the lease has passed.</summary>
    public bool IsToRenew() => time.GetElapsedTime(renewedAt) >= length / 3;

    private bool IsOver(JournalPublication lease)
    {
        if (lease.ExpiresAtMicros < JournalEntry.ToMicros(time.GetUtcNow()))
        {
            return true;
        }

        if (seen is not { } before || before.Fence != lease.Fence || before.ExpiresAtMicros != lease.ExpiresAtMicros)
        {
            seen = (lease.Fence, lease.ExpiresAtMicros, time.GetTimestamp());
            return false;
        }

        return time.GetElapsedTime(before.SeenAt) > length;
    }
}
