using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.FollowUp.Agreements;

internal sealed partial class AgreementsService
{
    public override async Task<ListAgreementsResponse> ListAgreements(ListAgreementsRequest request, ServerCallContext context)
    {
        var violations = new Violations("");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        if (request.AsOf is not null)
        {
            return await ListAsync(database, request, Reader(context), page, context.CancellationToken);
        }

        var reader = Reader(context);
        var drafting = await CoveredAsync(database, reader, context.CancellationToken);
        var all = database.Agreements.AsNoTracking()
            .Where(a => request.MunicipalityCode == "" || a.MunicipalityCode == request.MunicipalityCode)
            .Where(a => a.State == AgreementState.Signed || drafting.Contains(a.MunicipalityCode));
        var agreements = await all
            // Databases disagree on where null stands; here an agreement without a period comes first.
            .OrderBy(a => a.MunicipalityCode).ThenBy(a => a.PeriodStart != null).ThenBy(a => a.PeriodStart).ThenBy(a => a.Id)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken);

        var response = new ListAgreementsResponse { NextPageToken = page.NextToken(agreements.Count) };
        response.Agreements.AddRange(agreements.Take(page.Size).Select(AgreementMapping.ToWire).Where(a => ReadableTo(reader, a)));
        if (await all.TotalAsync(page, context.CancellationToken) is { } total)
        {
            response.TotalSize = total;
        }

        return response;
    }

    private static async Task<ListAgreementsResponse> ListAsync(
        FollowUpDbContext database, ListAgreementsRequest request, Caller? caller, PageRequest page, CancellationToken cancellationToken)
    {
        var held = await database.HeldAt(JournalTypes.Agreement, request.AsOf.ToInstant(), JournalHistory.Municipality, request.MunicipalityCode)
            .Select(ToWire)
            .Where(a => ReadableTo(caller, a))
            .OrderBy(a => a.MunicipalityCode, StringComparer.Ordinal).ThenBy(a => a.Period?.StartDate ?? "", StringComparer.Ordinal)
            .ThenBy(a => a.Id, StringComparer.Ordinal)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(cancellationToken);

        var response = new ListAgreementsResponse { NextPageToken = page.NextToken(held.Count) };
        response.Agreements.AddRange(held.Take(page.Size));
        return response;
    }

    /// <summary>Municipalities whose drafts the caller may read: filtered in the query, so that pages stay full.</summary>
    private static async Task<List<string>> CoveredAsync(FollowUpDbContext database, Caller? caller, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return [];
        }

        var drafting = await database.Agreements.Where(a => a.State == AgreementState.Draft)
            .Select(a => a.MunicipalityCode).Distinct().ToListAsync(cancellationToken);
        return [.. drafting.Where(caller.MayRead)];
    }
}
