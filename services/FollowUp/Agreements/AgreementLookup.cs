using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Finds the agreement that a request or a record names.</summary>
internal static class AgreementLookup
{
    /// <summary>The stored agreement, for reading; null when there is none.</summary>
    public static async Task<Agreement?> FindAgreementAsync(
        this IDbContextFactory<FollowUpDbContext> contexts, string id, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    /// <summary>
    /// The agreement that a checked record is about: NOT_FOUND when there is none, PERMISSION_DENIED (MUNICIPALITY_NOT_ALLOWED) or
    /// FAILED_PRECONDITION (AGREEMENT_NOT_SIGNED).
    /// </summary>
    public static Agreement RequireFor(this Agreement? agreement, Caller caller)
    {
        var found = agreement ?? throw NotFound();
        caller.RequireMunicipality(found.MunicipalityCode);
        return found.RequireSigned();
    }

    /// <summary>NOT_FOUND (AGREEMENT_NOT_FOUND).</summary>
    public static DomainException NotFound() => DomainException.NotFound("AGREEMENT_NOT_FOUND", "There is no agreement with this id.");
}
