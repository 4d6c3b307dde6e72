using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Municipal.Measures;

internal sealed partial class MeasuresService
{
    public override async Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext context)
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

        var measures = await database.Measures.AsNoTracking()
            .ReadableBy(caller, request.MunicipalityCode)
            .Where(m => request.Kind == "" || m.Kind == request.Kind)
            .Where(m => request.Source == "" || m.Source == request.Source)
            .Where(m => from == null || m.Date >= from)
            .Where(m => to == null || m.Date <= to)
            .Where(m => request.IncludeWithdrawn || !m.Withdrawn)
            .OrderBy(m => m.Date).ThenBy(m => m.Source).ThenBy(m => m.RecordId)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken);

        var response = new ListMeasuresResponse { NextPageToken = page.NextToken(measures.Count) };
        response.Measures.AddRange(measures.Take(page.Size).Select(ToWire));
        return response;
    }

    /// <summary>The list as it stood at the request's instant, filtered by what the records said then.</summary>
    private static async Task<ListMeasuresResponse> ListAsync(
        MunicipalDbContext database, ListMeasuresRequest request, PageRequest page, CancellationToken cancellationToken)
    {
        var held = await database.HeldAt(JournalTypes.Measure, request.AsOf.ToInstant(), JournalHistory.Municipality, request.MunicipalityCode)
            .Select(ToWire)
            .Where(m => request.Kind.Length == 0 || m.Kind == request.Kind)
            .Where(m => request.Source.Length == 0 || m.Source == request.Source)
            .Where(m => request.FromDate.Length == 0 || string.CompareOrdinal(m.Steps[^1].Date, request.FromDate) >= 0)
            .Where(m => request.ToDate.Length == 0 || string.CompareOrdinal(m.Steps[^1].Date, request.ToDate) <= 0)
            .Where(m => request.IncludeWithdrawn || !m.State.Withdrawn)
            .OrderBy(m => m.Steps[^1].Date, StringComparer.Ordinal).ThenBy(m => m.Source, StringComparer.Ordinal).ThenBy(m => m.RecordId, StringComparer.Ordinal)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(cancellationToken);

        var response = new ListMeasuresResponse { NextPageToken = page.NextToken(held.Count) };
        response.Measures.AddRange(held.Take(page.Size));
        return response;
    }
}
