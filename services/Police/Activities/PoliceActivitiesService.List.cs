using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Police.Activities;

internal sealed partial class PoliceActivitiesService
{
    public override async Task<ListPoliceActivitiesResponse> ListPoliceActivities(
        ListPoliceActivitiesRequest request, ServerCallContext context)
    {
        Caller.From(context);
        var violations = new Violations("");
        var from = violations.OptionalDay(request.FromDate, "fromDate");
        var to = violations.OptionalDay(request.ToDate, "toDate");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var activities = await database.Activities.AsNoTracking()
            .Where(a => request.MunicipalityCode == "" || a.MunicipalityCode == request.MunicipalityCode)
            .Where(a => request.Kind == "" || a.Kind == request.Kind)
            .Where(a => request.Source == "" || a.Source == request.Source)
            .Where(a => from == null || a.Date >= from)
            .Where(a => to == null || a.Date <= to)
            .Where(a => request.IncludeWithdrawn || !a.Withdrawn)
            .OrderBy(a => a.Date).ThenBy(a => a.Source).ThenBy(a => a.RecordId)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken);

        var response = new ListPoliceActivitiesResponse { NextPageToken = page.NextToken(activities.Count) };
        response.Activities.AddRange(activities.Take(page.Size).Select(ToWire));
        return response;
    }
}
