using Grpc.Core;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Municipal.Campaigns;

internal sealed partial class CampaignsService
{
    public override async Task<ListCampaignsResponse> ListCampaigns(ListCampaignsRequest request, ServerCallContext context)
    {
        Caller.From(context);
        var violations = new Violations("");
        var from = violations.OptionalDay(request.FromDate, "fromDate");
        var to = violations.OptionalDay(request.ToDate, "toDate");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var campaigns = await database.Campaigns.AsNoTracking()
            .Where(c => request.MunicipalityCode == "" || c.MunicipalityCode == request.MunicipalityCode)
            .Where(c => request.Kind == "" || c.Kind == request.Kind)
            .Where(c => request.Source == "" || c.Source == request.Source)
            .Where(c => from == null || c.StartDate >= from)
            .Where(c => to == null || c.StartDate <= to)
            .Where(c => request.IncludeWithdrawn || !c.Withdrawn)
            .OrderBy(c => c.StartDate).ThenBy(c => c.Source).ThenBy(c => c.RecordId)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken);

        var response = new ListCampaignsResponse { NextPageToken = page.NextToken(campaigns.Count) };
        response.Campaigns.AddRange(campaigns.Take(page.Size).Select(ToWire));
        return response;
    }
}
