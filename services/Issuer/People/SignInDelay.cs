using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.Issuer.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Issuer.People;

/// <summary>
/// Slows guessing down. Attempts are counted by name and address together, so nobody is kept out by what others try with the same name
/// elsewhere; by address alone, for those who try many names; and at the second step by person, which only who knows the password reaches.
/// </summary>
internal sealed class SignInDelay(IDbContextFactory<IssuerDbContext> contexts, TimeProvider time)
{
    private const int BytesOfNetwork = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>Attempts before the first wait, by name and address.</summary>
    public const int FreeForName = 5;

    /// <summary>Attempts before the first wait, by address alone.</summary>
    public const int FreeForAddress = 50;

    /// <summary>Attempts with a code before the first wait, by person.</summary>
    public const int FreeForCode = 5;

    public static string NameKey(string name, IPAddress? address) => Key($"name\n{name.Trim().ToUpperInvariant()}\n{Network(address)}");

    public static string AddressKey(IPAddress? address) => Key($"address\n{Network(address)}");

    public static string CodeKey(string personId) => Key($"code\n{personId}");

    /// <summary>Counts an attempt before it is looked at, so that many at once are many. How long to wait instead; zero to go on.</summary>
    public async Task<TimeSpan> BeginAsync(string key, int free, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var known = await context.SignInFailures.AsNoTracking().SingleOrDefaultAsync(failures => failures.Key == key, cancellationToken);
        if (known is not null && now - known.LastAt >= Forgotten)
        {
            await ForgetAsync(key, cancellationToken);
            known = null;
        }

        if (known is not null && known.LastAt + DelayAfter(known.Count - free) - now is { Ticks: > 0 } wait)
        {
            return wait;
        }

        if (known is null && await InsertAsync(context, key, now, cancellationToken))
        {
            return TimeSpan.Zero;
        }

        // Of several that saw the same count, one goes on; the others have waited for nothing and are told to.
        var seen = known?.Count ?? 1;
        var counted = await context.SignInFailures.Where(failures => failures.Key == key && (failures.Count == seen || failures.Count < free))
            .ExecuteUpdateAsync(set => set.SetProperty(failures => failures.Count, failures => failures.Count + 1)
                .SetProperty(failures => failures.LastAt, now), cancellationToken);
        return counted > 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1);
    }

    /// <summary>It was no guess.</summary>
    public async Task ForgetAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.SignInFailures.Where(failures => failures.Key == key).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>
    /// Somebody has signed in: of the attempts of the same address half are taken for slips of those who share it. All of them would let
    /// whoever has an account there guess at others' without end.
    /// </summary>
    public async Task HalveAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.SignInFailures.Where(failures => failures.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(failures => failures.Count, failures => failures.Count / 2), cancellationToken);
    }

    /// <summary>This one attempt was not looked at.</summary>
    public async Task UndoAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.SignInFailures.Where(failures => failures.Key == key && failures.Count > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(failures => failures.Count, failures => failures.Count - 1), cancellationToken);
    }

    /// <summary>Deletes what is too old to delay anybody.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = time.GetUtcNow().UtcDateTime - Forgotten;
        await context.SignInFailures.Where(failures => failures.LastAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<bool> InsertAsync(IssuerDbContext context, string key, DateTime now, CancellationToken cancellationToken)
    {
        try
        {
            context.SignInFailures.Add(new SignInFailures { Key = key, Count = 1, LastAt = now });
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            context.ChangeTracker.Clear();
            return false;
        }
    }

    private static TimeSpan DelayAfter(int tooMany) =>
        tooMany < 0 ? TimeSpan.Zero : tooMany > 9 ? Longest : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, 15 << tooMany));

    private static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // One subscriber has a whole network of IPv6 addresses.
    private static string Network(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfNetwork))
            : (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString() ?? "";
}
