using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Indicator;

/// <summary>A measured value with a direction, often decided by somebody else. Activities are not observations of it.</summary>
internal sealed class IndicatorKind : TargetKind
{
    public override string Name => "indicator";

    public override bool IsDeclared => false;

    public override bool IsOf(TargetTerms target) => target.Indicator is not null;

    public override RecordType? OwnRecord => RecordType.Observation;

    /// <summary>
    /// Values cannot be added, so the value stands in the key and the sum only says that it was observed. A survey that is made after the
    /// period may still be the one that tells how it went; one from before it is the baseline.
    /// </summary>
    public override Match CountOwn(AgreementRecorded agreement, TargetTerms target, ReportedRecord record)
    {
        if (record.Change != ObservedChange.Unspecified && target.Indicator!.Goal is not null)
        {
            // How it moved does not tell whether a number has been reached.
            return new Match(Exclusion.Outcome, []);
        }

        string item = record.Change == ObservedChange.Unspecified ? TallyKey.ItemOf(record.Value ?? 0) : TallyKey.ItemOf(record.Change);
        return IsMeasured(agreement, target, record.Date)
            ? Contributions.One(target, record, new DateSpan(record.Date, record.Date), item, new TallyAmount(0, 0, 1, 0, 0, 0))
            : new Match(Exclusion.Period, []);
    }

    /// <summary>Until the last day on which the deciding value may be measured, which may lie after the period.</summary>
    public override DateSpan? Span(AgreementRecorded agreement, TargetTerms target)
    {
        DateSpan? days = base.Span(agreement, target);
        return target.Indicator!.Measured is { } measured
            ? new DateSpan(days is { } counted && counted.Start < measured.Start ? counted.Start : measured.Start, measured.End)
            : days;
    }

    public override TargetVerdict Judge(TargetCase target)
    {
        IndicatorGoal goal = target.Target.Indicator!;
        Observed? deciding = Observed.Deciding(target, goal);
        bool isComparable = goal.Goal is not null || goal.Baseline is not null || deciding is { IsChange: true };
        // With neither a value to reach nor one to move from, there is nothing to compare an observed value with.
        Outcome outcome = !isComparable ? Outcome.NotMeasurable
            // A value may move back again, so while the period runs it decides nothing.
            : deciding is null || !(target.IsOver || target.Span is null) ? target.Undecided
            : deciding.IsGoalReached ? Outcome.Fulfilled
            // Without a period there is no day on which it had to be reached.
            : target.IsOver ? Outcome.NotFulfilled : target.Undecided;
        TargetVerdict verdict = target.Verdict(outcome, target.IsOver ? Pace.Finished : Pace.NotApplicable) with
        {
            Required = goal.Goal,
            Comparison = goal.Goal is null ? Comparison.Unspecified : Observed.IsHigher(goal) ? Comparison.AtLeast : Comparison.AtMost,
            Change = deciding?.Change ?? ObservedChange.Unspecified,
        };
        return deciding?.Value is { } value ? verdict with { Count = value } : verdict;
    }

    // No manifest speaks of a measured value: it has been observed or not.
    public override TargetEvidence Evidence(TargetCase target, Outcome outcome) => new(
        target.HasRecords ? EvidenceState.Complete : target.IsNarrated ? EvidenceState.Partial : EvidenceState.None, null);

    public override BothLanguages Heading(JudgedTarget target) => target.Result.Target.Indicator!.Name;

    public override void Say(JudgedTarget target, Passage passage) => IndicatorSentence.Say(target, target.Result.Target.Indicator!, passage);

    public override IReadOnlyList<string> PersonsCounted(TargetTerms target) => [];

    private static bool IsMeasured(AgreementRecorded agreement, TargetTerms target, DateOnly day) => target.Indicator!.Measured is { } measured
        ? measured.Contains(day)
        : day >= CountedDays.Limits(agreement, target).Start;
}
