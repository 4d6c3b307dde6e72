using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.Reads;
using Medborgarlofte.Reporting.Receipts;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>The RPCs of the computed follow-up; one file each. Public, but for previews: no token is asked for.</summary>
internal sealed partial class FollowUpGrpcService(
    FollowUpReader reader, CorrectionsReader corrections, FeedReader feed, ReceiptPageReader receipts, ReceiptTotalsReader totals,
    StandingJournals standing, ExpensiveReads expensive, IDbContextFactory<ReportingDbContext> contexts, TimeProvider time)
    : FollowUpService.FollowUpServiceBase;
