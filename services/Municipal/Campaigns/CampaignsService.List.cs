using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Municipal.Campaigns;

internal sealed partial class CampaignsService
{
    public override async Task<ListCampaignsResponse> ListCampaigns(ListCampaignsRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        var from = violations.OptionalDay(request.FromDate, "fromDate");
        var to = violations.OptionalDay(request.ToDate, "toDate");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.Require(request.AsOf is null || request.MunicipalityCode.Length > 0, "municipalityCode", "Required for the list of an earlier instant.");
        violations.ThrowIfAny();

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        if (request.AsOf is not null)
        {
            caller.RequireMunicipality(request.MunicipalityCode);
            return await ListAsync(database, request, page, context.CancellationToken);
        }

        var campaigns = await database.Campaigns.AsNoTracking()
            .ReadableBy(caller, request.MunicipalityCode)
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

    /// <summary>The list as it stood at the request's instant, filtered by what the records said then.</summary>
    private static async Task<ListCampaignsResponse> ListAsync(
        MunicipalDbContext database, ListCampaignsRequest request, PageRequest page, CancellationToken cancellationToken)
    {
        var held = await database.HeldAt(JournalTypes.Campaign, request.AsOf.ToInstant(), JournalHistory.Municipality, request.MunicipalityCode)
            .Select(ToWire)
            .Where(c => request.Kind.Length == 0 || c.Kind == request.Kind)
            .Where(c => request.Source.Length == 0 || c.Source == request.Source)
            .Where(c => request.FromDate.Length == 0 || string.CompareOrdinal(c.StartDate, request.FromDate) >= 0)
            .Where(c => request.ToDate.Length == 0 || string.CompareOrdinal(c.StartDate, request.ToDate) <= 0)
            .Where(c => request.IncludeWithdrawn || !c.State.Withdrawn)
            .OrderBy(c => c.StartDate, StringComparer.Ordinal).ThenBy(c => c.Source, StringComparer.Ordinal).ThenBy(c => c.RecordId, StringComparer.Ordinal)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(cancellationToken);

        var response = new ListCampaignsResponse { NextPageToken = page.NextToken(held.Count) };
        response.Campaigns.AddRange(held.Take(page.Size));
        return response;
    }
}
