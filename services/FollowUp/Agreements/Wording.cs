using System.Security.Cryptography;
using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>The signed words of an agreement, and what its revisions have made of them.</summary>
internal static class Wording
{
    /// <summary>
    /// SHA-256, lower-case hex, over what the parties sign: municipality, period, promises and commitments, as the journal's
    /// JSON in the order of <see cref="SignedWording"/>. A corrected title or an example mark does not change it.
    /// </summary>
    public static string Hash(AgreementRecorded terms) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new SignedWording(terms.MunicipalityCode, terms.Period, terms.Promises, terms.Commitments), JournalJson.Options)));

    /// <summary>The agreement as worded just before a revision: commitments changed, added and ended by those with lower numbers.</summary>
    public static AgreementRecorded Before(AgreementRecorded terms, int number)
    {
        IReadOnlyList<RevisionTerms> earlier = [.. terms.Revisions.Where(revision => revision.Number < number)];
        var newEnd = earlier.LastOrDefault(revision => revision.NewEndDate is not null)?.NewEndDate;
        return terms with
        {
            Period = terms.Period is { } period ? period with { End = newEnd ?? period.End } : null,
            Commitments = earlier.Aggregate(terms.Commitments, Apply),
            Revisions = earlier,
        };
    }

    private static IReadOnlyList<CommitmentTerms> Apply(IReadOnlyList<CommitmentTerms> commitments, RevisionTerms revision) =>
    [
        .. commitments
            .Where(commitment => !revision.EndedCommitments.Contains(commitment.Id))
            .Select(commitment => revision.Commitments.FirstOrDefault(changed => changed.Id == commitment.Id) ?? commitment),
        .. revision.Commitments.Where(changed => commitments.All(commitment => commitment.Id != changed.Id)),
    ];

    private sealed record SignedWording(
        string MunicipalityCode, DateSpan? Period, IReadOnlyList<PromiseTerms> Promises, IReadOnlyList<CommitmentTerms> Commitments);
}
