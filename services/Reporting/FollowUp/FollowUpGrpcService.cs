using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>The RPCs of the computed follow-up; one file each. Public, but for previews: no token is asked for.</summary>
internal sealed partial class FollowUpGrpcService(
    FollowUpReader reader, CorrectionsReader corrections, FeedReader feed, IDbContextFactory<ReportingDbContext> contexts,
    TimeProvider time)
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
