using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Decides what one record counts for one target, or the first reason why it does not.</summary>
internal static class Counting
{
    public static Match Match(AgreementRecorded agreement, CommitmentTerms commitment, TargetTerms target, ReportedRecord record)
    {
        if (!record.Withdrawn && record.DuplicateOf.Length == 0 && record.IncludedElsewhere)
        {
            Match alone = Match(agreement, commitment, target, record with { IncludedElsewhere = false });
            return new Match(Exclusion.IncludedElsewhere, alone.Counts ? Contributions.Included(target, alone.Tallies) : []);
        }

        Exclusion exclusion = Flagged(agreement, record);
        if (exclusion == Exclusion.None && !IsAddressed(agreement, commitment, target, record))
        {
            exclusion = Exclusion.NotAddressed;
        }

        if (exclusion != Exclusion.None)
        {
            return new Match(exclusion, []);
        }

        return target.Milestone is null
            ? Activity(agreement, commitment, target, record)
            : Step(agreement, target, record);
    }

    private static Exclusion Flagged(AgreementRecorded agreement, ReportedRecord record) => record switch
    {
        { Withdrawn: true } => Exclusion.Withdrawn,
        { DuplicateOf.Length: > 0 } => Exclusion.Duplicate,
        _ when record.MunicipalityCode != agreement.MunicipalityCode => Exclusion.Municipality,
        _ => Exclusion.None,
    };

    private static bool IsAddressed(AgreementRecorded agreement, CommitmentTerms commitment, TargetTerms target, ReportedRecord record) =>
        record.Type switch
        {
            RecordType.MilestoneReport =>
                target.Milestone is not null && record.AgreementId == agreement.Id && record.CommitmentId == commitment.Id,
            RecordType.Meeting => record.AgreementId == agreement.Id && CountsActivities(target),
            _ => CountsActivities(target),
        };

    // Requests and observations are records of their own; an activity is neither. Qualitative work is counted only where the
    // agreement says which kinds belong to it, and shown without anything to compare with.
    private static bool CountsActivities(TargetTerms target) =>
        target.Occasions is not null || target.Share is not null || target.Coverage is not null
        || (target.Qualitative is not null && target.Counting.Kinds.Count > 0);

    private static Match Activity(AgreementRecorded agreement, CommitmentTerms commitment, TargetTerms target, ReportedRecord record)
    {
        StepReached? step = CountedStep(target.Counting, record);
        Exclusion exclusion = Who(agreement, commitment, target.Counting, record);
        if (exclusion == Exclusion.None)
        {
            exclusion = What(target.Counting, record, step);
        }

        return exclusion == Exclusion.None
            ? Contributions.Of(agreement, target, record, DaysOf(record, step))
            : new Match(exclusion, []);
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

        if (counting.JointOnly && !IsJoint(record))
        {
            return Exclusion.NotJoint;
        }

        if (counting.ThirdParties.Count > 0 && !counting.ThirdParties.Intersect(record.ThirdParties).Any())
        {
            return Exclusion.ThirdParty;
        }

        return IsInArea(agreement, counting, record) ? Exclusion.None : Exclusion.Area;
    }

    private static Exclusion What(CountingTerms counting, ReportedRecord record, StepReached? step)
    {
        if (counting.Focuses.Except(record.Focuses).Any())
        {
            return Exclusion.Focus;
        }

        if (counting.Audiences.Count > 0 && !counting.Audiences.Intersect(record.Audiences).Any())
        {
            return Exclusion.Audience;
        }

        if (counting.Unit.Length > 0 && counting.Unit != record.Unit)
        {
            return Exclusion.Unit;
        }

        if (record.Type == RecordType.Measure && step is null)
        {
            return Exclusion.StepNotReached;
        }

        return AnyOf(counting.Bodies, step?.Body ?? "") ? Exclusion.None : Exclusion.Body;
    }

    private static bool IsJoint(ReportedRecord record) => record.Party switch
    {
        Party.Police => record.JointWith.Contains(Party.Municipality),
        Party.Municipality => record.JointWith.Contains(Party.Police),
        _ => record.JointWith.Contains(Party.Police) && record.JointWith.Contains(Party.Municipality),
    };

    // A district's agreement is about its district unless the counting rule names areas; a meeting names its agreement instead.
    private static bool IsInArea(AgreementRecorded agreement, CountingTerms counting, ReportedRecord record) => counting.Areas.Count > 0
        ? counting.Areas.Contains(record.Area)
        : agreement.District.Length == 0 || record.Type == RecordType.Meeting || record.Area == agreement.District;

    /// <summary>
    /// The step that makes a measure count: the demanded one or, where its day is unknown, the earliest later one. Null for other
    /// records, which report what has been done.
    /// </summary>
    private static StepReached? CountedStep(CountingTerms counting, ReportedRecord record)
    {
        MeasureStep demanded = counting.MeasureStep == MeasureStep.Unspecified ? MeasureStep.CarriedOut : counting.MeasureStep;
        return record.Type == RecordType.Measure ? record.Steps.Where(step => step.Step >= demanded).MinBy(step => step.Step) : null;
    }

    private static DateSpan DaysOf(ReportedRecord record, StepReached? step)
    {
        DateOnly first = step?.Date ?? record.Date;
        // The last day of a sum is that of the last step. A campaign is one effort over many days and not a sum: it counts on its first day.
        bool isSum = record.Type != RecordType.Campaign && (step is null || step.Step == record.Steps.Max(reached => reached.Step));
        return new DateSpan(first, isSum && record.EndDate > first ? record.EndDate.Value : first);
    }

    // A step that is reached too late still counts, on its day, so that the lateness is seen; one from before the agreement does not.
    private static Match Step(AgreementRecorded agreement, TargetTerms target, ReportedRecord record)
    {
        if (!target.Milestone!.Steps.Any(step => step.Code == record.MilestoneStep))
        {
            return new Match(Exclusion.Item, []);
        }

        return record.Date < CountedDays.Limits(agreement, target).Start
            ? new Match(Exclusion.Period, [])
            : Contributions.Step(target, record);
    }

    private static bool AnyOf(IReadOnlyList<string> accepted, string code) => accepted.Count == 0 || accepted.Contains(code);
}
