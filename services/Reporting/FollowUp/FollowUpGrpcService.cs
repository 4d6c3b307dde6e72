using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.Intake;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>The RPCs of the computed follow-up; one file each. Public, but for previews: no token is asked for.</summary>
internal sealed partial class FollowUpGrpcService(
    FollowUpReader reader, CorrectionsReader corrections, FeedReader feed, IDbContextFactory<ReportingDbContext> contexts,
    StandingJournals standing, TimeProvider time)
    : FollowUpService.FollowUpServiceBase;
