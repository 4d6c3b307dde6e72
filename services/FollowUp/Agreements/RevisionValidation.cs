using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Checks a revision against the wording that it changes.</summary>
internal static class RevisionValidation
{
    /// <summary>Characters of a role that signs.</summary>
    public const int LongestRole = 100;

    private const int LongestReason = 500;

    /// <summary>INVALID_ARGUMENT naming every bad field (VALIDATION_FAILED, PERSONAL_DATA).</summary>
    /// <param name="wire">The revision.</param>
    /// <param name="before">The agreement as worded just before it.</param>
    /// <param name="party">Who states it.</param>
    public static void Check(Revision wire, AgreementRecorded before, Party party)
    {
        var violations = new Violations("revision");
        violations.Require(wire.Number >= 1, "number", "Required: one more than the last revision, 1 for the first.");
        violations.Text(wire.Reason, "reason", LongestReason, required: true);
        violations.Require(wire.Commitments.Count + wire.EndedCommitments.Count + wire.NewEndDate.Length > 0, "commitments",
            "A revision changes something: commitments, endedCommitments or newEndDate.");
        var period = NewPeriod(violations, wire, before.Period);
        CheckEffect(violations, wire, before);
        CommitmentValidation.Check(violations, wire.Commitments, AgreementScope.Of(before, period));
        var standing = before.Commitments.Select(commitment => commitment.Id).ToHashSet();
        violations.RequireKnown(wire.EndedCommitments, "endedCommitments", standing, "commitments");
        CheckSignatures(violations, wire, party);
        violations.EachOnce(wire.EndedCommitments.Concat(wire.Commitments.Select(commitment => commitment.Id)),
            index => index < wire.EndedCommitments.Count
                ? $"endedCommitments[{index}]"
                : $"commitments[{index - wire.EndedCommitments.Count}].id");
        violations.ThrowIfAny();
    }

    private static DateSpan? NewPeriod(Violations violations, Revision wire, DateSpan? period)
    {
        if (violations.OptionalDay(wire.NewEndDate, "newEndDate") is not { } newEnd)
        {
            return period;
        }

        // Shortening would revise away what was promised for the last days.
        violations.Require(period is not null && newEnd > period.End, "newEndDate", "After the last day of the agreement's period.");
        return period is not null && newEnd > period.End ? period with { End = newEnd } : period;
    }

    private static void CheckSignatures(Violations violations, Revision wire, Party party)
    {
        violations.EachOnce(wire.Signatures.Select(signature => signature.Party.ToString()), index => $"signatures[{index}].party");
        foreach (var (index, signature) in wire.Signatures.Index())
        {
            violations.Require(signature.Party is Party.Police or Party.Municipality, $"signatures[{index}].party", "Required: police or municipality.");
            violations.Require(signature.ThirdParty.Length == 0, $"signatures[{index}].thirdParty", "The two parties alone sign a revision.");

            // The other party's signature is its own to give: what stands here is what was told of it.
            if (signature.Party == party)
            {
                violations.Text(signature.Role, $"signatures[{index}].role", LongestRole, required: true);
                violations.OptionalDay(signature.SignedOn, $"signatures[{index}].signedOn");
            }
        }
    }

    private static void CheckEffect(Violations violations, Revision wire, AgreementRecorded before)
    {
        var effective = violations.Day(wire.EffectiveFrom, "effectiveFrom");
        if (effective == default)
        {
            return;
        }

        // It may lie after the end: an extension is often signed when the old period is already over, and then holds from that day.
        violations.Require(before.Period is null || effective >= before.Period.Start, "effectiveFrom", "Not before the agreement's period.");
        violations.Require(effective >= before.ValidFrom.GetValueOrDefault(), "effectiveFrom", "Not before the agreement's validFrom.");
        violations.Require(before.Revisions.All(earlier => earlier.EffectiveFrom <= effective), "effectiveFrom", "Not before an earlier revision's.");
    }
}
