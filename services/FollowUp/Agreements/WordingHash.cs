using System.Security.Cryptography;
using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>The fingerprint of what the parties have signed.</summary>
internal static class WordingHash
{
    /// <summary>
    /// SHA-256, lower-case hex, over what the parties sign: municipality, period, promises and commitments, as the journal's
    /// JSON in the order of <see cref="SignedWording"/>. A corrected title or an example mark does not change it.
    /// </summary>
    public static string Of(AgreementRecorded terms) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new SignedWording(terms.MunicipalityCode, terms.Period, terms.Promises, terms.Commitments), JournalJson.Options)));

    private sealed record SignedWording(
        string MunicipalityCode, DateSpan? Period, IReadOnlyList<PromiseTerms> Promises, IReadOnlyList<CommitmentTerms> Commitments);
}
