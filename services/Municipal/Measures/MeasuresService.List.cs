using Grpc.Core;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Municipal.Measures;

internal sealed partial class MeasuresService
{
    public override async Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext context)
    {
        Caller.From(context);
        var violations = new Violations("");
        var from = violations.OptionalDay(request.FromDate, "fromDate");
        var to = violations.OptionalDay(request.ToDate, "toDate");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var measures = await database.Measures.AsNoTracking()
            .Where(m => request.MunicipalityCode == "" || m.MunicipalityCode == request.MunicipalityCode)
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
}
