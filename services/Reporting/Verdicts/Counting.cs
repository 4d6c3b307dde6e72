using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

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

        TargetKind kind = TargetKinds.Of(target);
        return record.Type == RecordType.Narrative ? Narrated(agreement, target, record)
            : record.Type == kind.OwnRecord ? kind.CountOwn(agreement, target, record)
            : Activity(agreement, commitment, target, record);
    }

    /// <summary>
    /// The kinds without which an activity, a measure, a campaign or a meeting adds nothing to any target of a commitment, as
    /// <see cref="Match"/> decides; null when it may be of any kind.
    /// </summary>
    public static IReadOnlySet<string>? Kinds(CommitmentTerms commitment)
    {
        List<CountingTerms> rules = [.. commitment.Targets.Where(CountsActivities).SelectMany(target => target.Counting.Rules())];
        return rules.Exists(rule => rule.Kinds.Count == 0) ? null : rules.SelectMany(rule => rule.Kinds).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Why a record of none of a commitment's <see cref="Kinds"/> does not count for a target, as <see cref="Match"/> decides.</summary>
    public static Exclusion OfOtherKind(AgreementRecorded agreement, CommitmentTerms commitment, TargetTerms target, ReportedRecord record)
    {
        Exclusion flagged = Flagged(agreement, record);
        return flagged is Exclusion.Withdrawn or Exclusion.Duplicate ? flagged
            : record.IncludedElsewhere ? Exclusion.IncludedElsewhere
            : flagged != Exclusion.None ? flagged
            : IsAddressed(agreement, commitment, target, record) ? Exclusion.Kind : Exclusion.NotAddressed;
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
            RecordType.PoliceActivity or RecordType.Measure or RecordType.Campaign => CountsActivities(target),
            RecordType.Meeting => record.AgreementId == agreement.Id && CountsActivities(target),
            RecordType.Narrative => IsOf(agreement, commitment, record),
            // Some records name the target of their commitment too.
            _ => TargetKinds.Of(target).OwnRecord == record.Type && IsOf(agreement, commitment, record)
                && (record.TargetId.Length == 0 || record.TargetId == target.Id),
        };

    private static bool IsOf(AgreementRecorded agreement, CommitmentTerms commitment, ReportedRecord record) =>
        record.AgreementId == agreement.Id && record.CommitmentId == commitment.Id;

    private static bool CountsActivities(TargetTerms target) => TargetKinds.Of(target).CountsActivities(target);

    /// <summary>
    /// By the rule that is met first, so that a record which meets several counts once. What is stated of one that meets none is what the
    /// main rule lacks.
    /// </summary>
    private static Match Activity(AgreementRecorded agreement, CommitmentTerms commitment, TargetTerms target, ReportedRecord record)
    {
        Match[] matches = [.. target.Counting.Rules().Select(rule => ByRule(agreement, commitment, target with { Counting = rule }, record))];
        return matches.FirstOrDefault(match => match.Counts, matches[0]);
    }

    /// <param name="target">With one rule alone.</param>
    private static Match ByRule(AgreementRecorded agreement, CommitmentTerms commitment, TargetTerms target, ReportedRecord record)
    {
        StepReached? step = CountedStep(target.Counting, record);
        DateSpan days = DaysOf(record, step);
        Exclusion exclusion = RuleCheck.FirstMissing(agreement, commitment, target, record, step, days);
        return exclusion == Exclusion.None
            ? Contributions.Of(agreement, target, record, days)
            : IsToldOf(target.Counting, record, exclusion) && Contributions.Counts(agreement, target, days)
                ? Contributions.LeftOut(target, record, days, exclusion)
                : new Match(exclusion, []);
    }

    /// <summary>
    /// True for work of a promised kind that those responsible did with others, elsewhere or for something else than promised. What another
    /// party does of its own is no report of theirs, and a measure that has reached no step has not been done.
    /// </summary>
    private static bool IsToldOf(CountingTerms counting, ReportedRecord record, Exclusion exclusion) =>
        counting.Kinds.Count > 0 && !record.IsOnlyPlanned() && exclusion switch
        {
            Exclusion.NotJoint or Exclusion.ThirdParty or Exclusion.Focus or Exclusion.Audience or Exclusion.Day => true,
            Exclusion.Area => counting.Areas.Count > 0,
            _ => false,
        };

    /// <summary>
    /// The step that makes a measure count: the demanded one or, where its day is unknown, the earliest later one. Null for other
    /// records, which report what has been done.
    /// </summary>
    private static StepReached? CountedStep(CountingTerms counting, ReportedRecord record)
    {
        MeasureStep demanded = counting.MeasureStep == MeasureStep.Unspecified ? MeasureStep.CarriedOut : counting.MeasureStep;
        return record.Type == RecordType.Measure ? record.Steps.Where(step => step.Step >= demanded).MinBy(step => step.Step) : null;
    }

    /// <summary>The days on which a record counts.</summary>
    public static DateSpan DaysOf(ReportedRecord record, StepReached? step)
    {
        DateOnly first = step?.Date ?? record.Date;
        // The last day of a sum is that of the last step. A campaign is one effort over many days and not a sum: it counts on its first day.
        bool isSum = record.Type != RecordType.Campaign && (step is null || step.Step == record.Steps.Max(reached => reached.Step));
        return new DateSpan(first, isSum && record.EndDate > first ? record.EndDate.Value : first);
    }

    // What was told of some of the counted days is told, however many other days the account is also about.
    private static Match Narrated(AgreementRecorded agreement, TargetTerms target, ReportedRecord record)
    {
        DateSpan limits = CountedDays.Limits(agreement, target);
        DateSpan days = DaysOf(record, null);
        return days.Start <= limits.End && limits.Start <= days.End
            ? Contributions.Narrated(target, record, days)
            : new Match(Exclusion.Period, []);
    }
}
