using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What of one counting rule a record lacks: who, where, what and on which days.</summary>
internal static class RuleCheck
{
    /// <summary>The first thing, in the order of <see cref="Exclusion"/>; NONE when the record meets the rule.</summary>
    /// <param name="agreement">Whose district counts where the rule names no areas.</param>
    /// <param name="commitment">Whose parties count where the rule names none.</param>
    /// <param name="target">With one rule alone.</param>
    /// <param name="record">The record.</param>
    /// <param name="step">The step that makes a measure count.</param>
    /// <param name="days">The days that it counts on.</param>
    public static Exclusion FirstMissing(
        AgreementRecorded agreement, CommitmentTerms commitment, TargetTerms target, ReportedRecord record, StepReached? step, DateSpan days)
    {
        // Results without an activity are no occasion of anything.
        Exclusion exclusion = record.Kind.Length == 0 && !TargetKinds.Of(target).CountsResults(target)
            ? Exclusion.Kind
            : Who(agreement, commitment, target.Counting, record);
        if (exclusion == Exclusion.None)
        {
            exclusion = What(target, record, step);
        }

        return exclusion != Exclusion.None || NamedDays.Hold(target.Counting, days) ? exclusion : Exclusion.Day;
    }

    private static Exclusion Who(AgreementRecorded agreement, CommitmentTerms commitment, CountingTerms counting, ReportedRecord record)
    {
        IReadOnlyList<Party> parties = counting.Parties.Count > 0 ? counting.Parties : commitment.Responsible;
        if (!AnyOf(counting.Kinds, record.Kind))
        {
            return Exclusion.Kind;
        }

        if (record.Party != Party.Unspecified && parties.Count > 0 && !parties.Contains(record.Party))
        {
            return Exclusion.Party;
        }

        if (counting.JointOnly && !record.IsJoint())
        {
            return Exclusion.NotJoint;
        }

        if (!TookPart(counting, record))
        {
            return Exclusion.ThirdParty;
        }

        return IsInArea(agreement, counting, record) ? Exclusion.None : Exclusion.Area;
    }

    private static bool TookPart(CountingTerms counting, ReportedRecord record) => counting.ThirdParties.Count == 0
        || (counting.AllThirdParties
            ? !counting.ThirdParties.Except(record.ThirdParties).Any()
            : counting.ThirdParties.Intersect(record.ThirdParties).Any());

    private static Exclusion What(TargetTerms target, ReportedRecord record, StepReached? step)
    {
        CountingTerms counting = target.Counting;
        if (counting.Focuses.Except(record.Focuses).Any()
            || (counting.AnyFocuses.Count > 0 && !counting.AnyFocuses.Intersect(record.Focuses).Any()))
        {
            return Exclusion.Focus;
        }

        if (counting.Audiences.Count > 0 && !counting.Audiences.Intersect(record.Audiences).Any())
        {
            return Exclusion.Audience;
        }

        if (!TargetKinds.Of(target).IsInUnit(target, record))
        {
            return Exclusion.Unit;
        }

        if (record.Type == RecordType.Measure && step is null)
        {
            return Exclusion.StepNotReached;
        }

        return AnyOf(counting.Bodies, step?.Body ?? "") ? Exclusion.None : Exclusion.Body;
    }

    // A district's agreement is about its district unless the counting rule names areas; a meeting names its agreement instead.
    private static bool IsInArea(AgreementRecorded agreement, CountingTerms counting, ReportedRecord record) => counting.Areas.Count > 0
        ? counting.Areas.Contains(record.Area)
        : agreement.District.Length == 0 || record.Type == RecordType.Meeting || record.Area == agreement.District;

    private static bool AnyOf(IReadOnlyList<string> accepted, string code) => accepted.Count == 0 || accepted.Contains(code);
}
