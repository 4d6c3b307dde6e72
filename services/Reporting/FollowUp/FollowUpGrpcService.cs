using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>The RPCs of the computed follow-up; one file each. Public: no token is asked for.</summary>
internal sealed partial class FollowUpGrpcService(
    FollowUpReader reader, CorrectionsReader corrections, IDbContextFactory<ReportingDbContext> contexts)
    : FollowUpService.FollowUpServiceBase
{
    private static DateTimeOffset? Instant(Timestamp? asOf)
    {
        if (asOf is null)
        {
            return null;
        }

        var violations = new Violations("");
        var instant = asOf.ToDateTimeOffset();
        violations.Require(instant.Year is >= 1990 and <= 2100, "asOf", "An instant between 1990 and 2100.");
        violations.ThrowIfAny();
        return instant;
    }
}
