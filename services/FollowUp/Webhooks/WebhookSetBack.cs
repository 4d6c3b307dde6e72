using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.ServiceDefaults.CloudEvents;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>
/// The command "set-webhooks-back", for when a journal was restored and Reporting has read it to its end. A webhook that is ahead of a journal
/// would miss what is reported until that has grown past it: it is set back to the journal's end.
/// </summary>
internal static class WebhookSetBack
{
    /// <summary>Name of the command.</summary>
    public const string Command = "set-webhooks-back";

    /// <summary>Prints what is set back. Run again it changes nothing.</summary>
    public static async Task<int> RunAsync(IServiceProvider services)
    {
        var reporting = services.GetRequiredService<WebhookReporting>();
        if (!reporting.IsConfigured)
        {
            throw new StartException(ExitCodes.Configuration, "Webhooks:Reporting is not set, so there are no webhooks.");
        }

        var ends = await reporting.ReadUpToAsync(CancellationToken.None);
        await using var context = await services.GetRequiredService<IDbContextFactory<FollowUpDbContext>>().CreateDbContextAsync();
        foreach (var webhook in await context.Webhooks.AsNoTracking().OrderBy(webhook => webhook.Id).ToListAsync())
        {
            if (SetBack(webhook.Position, ends) is { } back && await MoveAsync(context, webhook, back))
            {
                Console.WriteLine(
                    $"webhook {webhook.Id} to {new Uri(webhook.Url).Host}: set back from {webhook.Position} to {back}; its receiver has been told of changes that are gone");
            }
        }

        Console.WriteLine($"No webhook is ahead of {ends}.");
        return ExitCodes.Ok;
    }

    /// <summary>A position that is nowhere ahead; null when it is not now.</summary>
    private static string? SetBack(string position, ChangePosition ends)
    {
        if (!ChangePosition.TryParse(position, out var told))
        {
            return null;
        }

        var back = new ChangePosition(Math.Min(told.Police, ends.Police), Math.Min(told.Municipal, ends.Municipal), Math.Min(told.FollowUp, ends.FollowUp));
        return back == told ? null : $"{back}";
    }

    /// <summary>As a replay: deliveries from there on have ids that no receiver has seen, or it would take what is new for what it has already.</summary>
    private static async Task<bool> MoveAsync(FollowUpDbContext context, Webhook webhook, string back) =>
        await context.Webhooks.Where(w => w.Id == webhook.Id && w.Position == webhook.Position).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.Position, back).SetProperty(x => x.Replays, x => x.Replays + 1)) == 1;
}
