using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.FollowUp.Clients;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.ServiceDefaults.CloudEvents;

namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>Reporting, which tells the changes that webhooks deliver.</summary>
internal sealed class WebhookReporting(ReportingChannel reporting)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);

    /// <summary>False where webhooks are not switched on.</summary>
    public bool IsConfigured => reporting.IsConfigured;

    private FollowUpService.FollowUpServiceClient Client => new(reporting.Channel);

    /// <summary>A page of changes.</summary>
    public async Task<ListChangesResponse> ChangesAsync(ListChangesRequest request, CancellationToken cancellationToken) =>
        await Client.ListChangesAsync(request, deadline: ServiceChannel.Deadline(CallTimeout), cancellationToken: cancellationToken);

    /// <summary>
    /// False for a place that no answer has told: ahead of what has been read of a journal. A webhook there would wait for entries that others
    /// are told of as they come. True when Reporting is away and cannot say.
    /// </summary>
    public async Task<bool> IsReachedAsync(ChangePosition position, CancellationToken cancellationToken)
    {
        try
        {
            var read = await ReadUpToAsync(cancellationToken);
            return position.Police <= read.Police && position.Municipal <= read.Municipal && position.FollowUp <= read.FollowUp;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return true;
        }
    }

    /// <summary>How far Reporting has read each journal.</summary>
    public async Task<ChangePosition> ReadUpToAsync(CancellationToken cancellationToken)
    {
        var status = await Client.GetReportingStatusAsync(
            new GetReportingStatusRequest(), deadline: ServiceChannel.Deadline(CallTimeout), cancellationToken: cancellationToken);
        var read = status.Watermarks.ToDictionary(watermark => watermark.Journal, watermark => watermark.Sequence);
        return new ChangePosition(read.GetValueOrDefault(JournalTypes.PoliceJournal),
            read.GetValueOrDefault(JournalTypes.MunicipalJournal), read.GetValueOrDefault(JournalTypes.FollowUpJournal));
    }
}
