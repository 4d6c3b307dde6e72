using Medborgarlofte.Issuer.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Issuer.People;

/// <summary>Tells how the first administrator comes about, when a process of the Issuer's own starts and nobody is a member.</summary>
internal sealed class FirstLinkNotice(
    IDbContextFactory<IssuerDbContext> contexts, FirstLink link, IssuerAddress address, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    /// <summary>The link is a secret: what goes to a file, a journal or a container's log names the command that prints one instead.</summary>
    public static string Text(Uri link, bool isTerminal) => isTerminal
        ? $"Nobody is a member yet: {link} makes the first administrator, within a week."
        : "Nobody is a member yet: the command \"invite --party PARTY --municipality CODE --role administrator\" prints a link for the first administrator.";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(stoppingToken);
                if (!await context.Members.AnyAsync(stoppingToken))
                {
                    Console.WriteLine(Text(link.Make(address.Value), isTerminal: !Console.IsOutputRedirected));
                }

                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database is away or not migrated yet, which readiness tells of.
                await Task.Delay(LookAgain, time, stoppingToken);
            }
        }
    }
}
