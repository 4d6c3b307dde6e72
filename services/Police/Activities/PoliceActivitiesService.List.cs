using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Police.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Police.Activities;

internal sealed partial class PoliceActivitiesService
{
    public override async Task<ListPoliceActivitiesResponse> ListPoliceActivities(
        ListPoliceActivitiesRequest request, ServerCallContext context)
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

        var activities = await database.Activities.AsNoTracking()
            .ReadableBy(caller, request.MunicipalityCode)
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

    /// <summary>The list as it stood at the request's instant, filtered by what the records said then.</summary>
    private static async Task<ListPoliceActivitiesResponse> ListAsync(
        PoliceDbContext database, ListPoliceActivitiesRequest request, PageRequest page, CancellationToken cancellationToken)
    {
        var held = await database.HeldAt(JournalTypes.PoliceActivity, request.AsOf.ToInstant(), JournalHistory.Municipality, request.MunicipalityCode)
            .Select(ToWire)
            .Where(a => request.Kind.Length == 0 || a.Kind == request.Kind)
            .Where(a => request.Source.Length == 0 || a.Source == request.Source)
            .Where(a => request.FromDate.Length == 0 || string.CompareOrdinal(a.Date, request.FromDate) >= 0)
            .Where(a => request.ToDate.Length == 0 || string.CompareOrdinal(a.Date, request.ToDate) <= 0)
            .Where(a => request.IncludeWithdrawn || !a.State.Withdrawn)
            .OrderBy(a => a.Date, StringComparer.Ordinal).ThenBy(a => a.Source, StringComparer.Ordinal).ThenBy(a => a.RecordId, StringComparer.Ordinal)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(cancellationToken);

        var response = new ListPoliceActivitiesResponse { NextPageToken = page.NextToken(held.Count) };
        response.Activities.AddRange(held.Take(page.Size));
        return response;
    }
}
