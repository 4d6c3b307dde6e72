using Medborgarlofte.Contracts.FollowUp.V1;
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

    /// <summary>
    /// The agreement whose records the caller reads. NOT_FOUND (AGREEMENT_NOT_FOUND) when there is none, also for a draft of another
    /// municipality; PERMISSION_DENIED (MUNICIPALITY_NOT_ALLOWED) for a signed one.
    /// </summary>
    public static Agreement RequireReadable(this Agreement? agreement, Caller caller)
    {
        var found = agreement ?? throw NotFound();
        if (found.State != AgreementState.Signed && !caller.Covers(found.MunicipalityCode))
        {
            throw NotFound();
        }

        caller.RequireMunicipality(found.MunicipalityCode);
        return found;
    }

    /// <summary>True when a request names this agreement, or none: over gRPC source and record id are enough.</summary>
    public static bool IsNamedBy(this string agreementId, string named) => named.Length == 0 || named == agreementId;

    /// <summary>NOT_FOUND (AGREEMENT_NOT_FOUND).</summary>
    public static DomainException NotFound() => DomainException.NotFound("AGREEMENT_NOT_FOUND", "There is no agreement with this id.");
}
