using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>Since when a follow-up can be told: when the first signed version was recorded. Null for none up to the moment.</summary>
internal static class FollowedFrom
{
    public static Task<Timestamp?> OfAgreementAsync(ReportingDbContext context, string agreementId, Moment moment, CancellationToken cancellationToken) =>
        FirstAsync(context.Agreements.Where(a => a.Id == agreementId), moment, cancellationToken);

    /// <summary>Of any agreement of a municipality.</summary>
    public static Task<Timestamp?> OfMunicipalityAsync(ReportingDbContext context, string municipalityCode, Moment moment, CancellationToken cancellationToken) =>
        FirstAsync(context.Agreements.Where(a => a.MunicipalityCode == municipalityCode), moment, cancellationToken);

    private static async Task<Timestamp?> FirstAsync(IQueryable<StoredAgreement> agreements, Moment moment, CancellationToken cancellationToken)
    {
        var upTo = moment.Position.FollowUp;
        await foreach (var version in agreements.AsNoTracking().Where(a => a.Sequence <= upTo).OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // Only drafts come before it.
            if (version.Terms.State == AgreementState.Signed)
            {
                return JournalEntry.FromMicros(version.RecordedAtMicros).ToTimestamp();
            }
        }

        return null;
    }
}
