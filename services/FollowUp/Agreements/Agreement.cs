using System.Security.Cryptography;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Agreements;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Verification;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>
/// A medborgarlöfte from draft to last revision. What both parties have signed never changes: not by a new draft, and
/// by a revision, which both sign too, only beside it.
/// </summary>
internal sealed class Agreement : IJournaledRow
{
    private const int Parties = 2;

    public required string Id { get; init; }
    public string MunicipalityCode { get; private set; } = "";
    public DateOnly? PeriodStart { get; private set; }

    /// <summary>Last day, after the revisions made so far; <see cref="Terms"/> keeps the signed one.</summary>
    public DateOnly? PeriodEnd { get; private set; }
    public AgreementState State { get; private set; }
    public long Version { get; private set; }
    public long Sequence { get; private set; }
    public long RecordedAtMicros { get; private set; }

    /// <summary>SHA-256 over the draft as stated, without signatures and revisions: tells a repeated draft from a changed one.</summary>
    public byte[] ContentHash { get; private set; } = [];

    /// <summary>This version, whole: also what the journal holds.</summary>
    public AgreementRecorded Terms { get; private set; } = null!;

    public string Subject => SubjectOf(Id);

    /// <summary>What the journal's entries about an agreement are about.</summary>
    public static string SubjectOf(string id) => $"agreement/{id}";

    /// <summary>Version 1.</summary>
    public static Agreement Draft(AgreementRecorded draft)
    {
        var agreement = new Agreement { Id = draft.Id, ContentHash = HashOf(draft) };
        agreement.Become(draft);
        return agreement;
    }

    /// <summary>What <see cref="Replace"/> would do. FAILED_PRECONDITION (AGREEMENT_SIGNED) for other content than both have signed.</summary>
    public PushOutcome Compare(AgreementRecorded draft)
    {
        if (ContentHash.AsSpan().SequenceEqual(HashOf(draft)))
        {
            return PushOutcome.Unchanged;
        }

        return State == AgreementState.Signed
            ? throw Refused("AGREEMENT_SIGNED", "Both parties have signed this wording and it is frozen; revise the agreement instead.")
            : PushOutcome.Corrected;
    }

    /// <summary>
    /// Replaces a draft. A single signature is dropped with the text it was given to: nobody is bound by what they have not
    /// signed, and a draft with one signature is still possible to correct.
    /// </summary>
    public PushOutcome Replace(AgreementRecorded draft)
    {
        var outcome = Compare(draft);
        if (outcome == PushOutcome.Corrected)
        {
            ContentHash = HashOf(draft);
            Become(draft);
        }

        return outcome;
    }

    /// <summary>
    /// Adds a party's signature; the second freezes and hashes the wording. A party signs once. A third party's signature stands beside
    /// theirs and freezes nothing.
    /// </summary>
    public PushOutcome Sign(SignatureTerms signature)
    {
        var isThirdParty = signature.ThirdParty.Length > 0;
        if (isThirdParty && Terms.ThirdParties.All(other => other.Code != signature.ThirdParty))
        {
            throw Refused("THIRD_PARTY_UNKNOWN", "The agreement names no third party with this code.");
        }

        if (Terms.Signatures.FirstOrDefault(other => isThirdParty
            ? other.ThirdParty == signature.ThirdParty
            : other.ThirdParty.Length == 0 && other.Party == signature.Party) is { } given)
        {
            return given == signature
                ? PushOutcome.Unchanged
                : throw Refused("AGREEMENT_SIGNED", "This party has signed already, with another role or on another day.");
        }

        var signed = Terms with { Signatures = [.. Terms.Signatures, signature] };
        Become(isThirdParty || signed.Signatures.Count(given => given.ThirdParty.Length == 0) < Parties
            ? signed
            : signed with { State = AgreementState.Signed, WordingHash = WordingHash.Of(signed) });
        return PushOutcome.Created;
    }

    /// <summary>
    /// Proposes a revision for one party, or signs what the other has proposed: then it stands beside the signed wording. Numbers follow each
    /// other without gaps.
    /// </summary>
    /// <param name="revision">As the party states it, without signatures.</param>
    /// <param name="signature">The party's; null to propose and leave the signing to others.</param>
    public PushOutcome Revise(RevisionTerms revision, SignatureTerms? signature)
    {
        RequireSigned();
        var next = Terms.Revisions.Count + 1;
        if (revision.Number >= 1 && revision.Number < next && AreSame(Terms.Revisions[revision.Number - 1], revision))
        {
            return PushOutcome.Unchanged;
        }

        if (revision.Number != next)
        {
            throw Refused("REVISION_OUT_OF_ORDER", $"The next revision is number {next}; an earlier one is not changed.");
        }

        var before = Terms.ProposedRevision;

        // Nobody is bound by another text than the one signed.
        var proposed = before is not null && AreSame(before, revision) ? before : revision;
        if (ReferenceEquals(proposed, before) && (signature is null || proposed.Signatures.Any(given => given.Party == signature.Party)))
        {
            return PushOutcome.Unchanged;
        }

        var signed = signature is null ? proposed : proposed with { Signatures = [.. proposed.Signatures, signature] };
        Become(signed.Signatures.Count == Parties
            ? Terms with { Revisions = [.. Terms.Revisions, signed], ProposedRevision = null }
            : Terms with { ProposedRevision = signed });
        return before is null || ReferenceEquals(proposed, before) ? PushOutcome.Created : PushOutcome.Corrected;
    }

    /// <summary>Takes back a proposed revision. FAILED_PRECONDITION (REVISION_SIGNED) for one that both parties have signed.</summary>
    public PushOutcome WithdrawRevision(int number)
    {
        if (Terms.Revisions.Any(revision => revision.Number == number))
        {
            throw Refused("REVISION_SIGNED", "Both parties have signed this revision; revise the agreement again instead.");
        }

        if (Terms.ProposedRevision?.Number != number)
        {
            return PushOutcome.Unchanged;
        }

        Become(Terms with { ProposedRevision = null });
        return PushOutcome.Withdrawn;
    }

    /// <summary>FAILED_PRECONDITION (AGREEMENT_NOT_SIGNED) while it is a draft.</summary>
    public Agreement RequireSigned() => State == AgreementState.Signed
        ? this
        : throw Refused("AGREEMENT_NOT_SIGNED", "Both parties have not signed the agreement yet.");

    public void RecordAs(long sequence, long recordedAtMicros) => (Sequence, RecordedAtMicros) = (sequence, recordedAtMicros);

    long? IJournaledRow.EntrySequence => Sequence;

    IEnumerable<string> IJournaledRow.DifferencesFrom(JournalEntry entry)
    {
        foreach (var field in EventFields.Differing(Terms, entry.Content))
        {
            yield return field;
        }

        if (Sequence != entry.Sequence || RecordedAtMicros != entry.RecordedAtMicros)
        {
            yield return "the entry that it comes from";
        }

        // What the columns beside the terms must say follows from them.
        var same = new Agreement { Id = Id };
        same.Become(Terms with { Version = 0 });
        if ((MunicipalityCode, State, PeriodStart, PeriodEnd, Version) !=
            (same.MunicipalityCode, same.State, same.PeriodStart, same.PeriodEnd, Terms.Version))
        {
            yield return "the columns beside its terms";
        }

        var draft = Terms with { Version = 0, State = AgreementState.Draft, Signatures = [], WordingHash = "", Revisions = [], ProposedRevision = null };
        if (!entry.IsRedacted && !ContentHash.AsSpan().SequenceEqual(HashOf(draft)))
        {
            yield return "the hash of its content";
        }
    }

    void IJournaledRow.Redact(EntityEntry row, string content, IReadOnlySet<string> fields)
    {
        Terms = JsonSerializer.Deserialize<AgreementRecorded>(content, JournalJson.Options)!;
        ContentHash = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);
    }

    private void Become(AgreementRecorded terms)
    {
        Version++;
        Terms = terms with { Version = Version };
        MunicipalityCode = terms.MunicipalityCode;
        State = terms.State;
        PeriodStart = terms.Period?.Start;
        PeriodEnd = Wording.Before(terms, int.MaxValue).Period?.End;
    }

    private static byte[] HashOf(AgreementRecorded draft) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(draft, JournalJson.Options));

    private static bool AreSame(RevisionTerms signed, RevisionTerms stated) =>
        JsonSerializer.Serialize(signed with { Signatures = [] }, JournalJson.Options) == JsonSerializer.Serialize(stated, JournalJson.Options);

    private static DomainException Refused(string reason, string message) => new(StatusCode.FailedPrecondition, reason, message);
}
