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
    public override Match CountOwn(AgreementRecorded agreement, TargetTerms target, ReportedRecord record) =>
        record.Date < CountedDays.Limits(agreement, target).Start
            ? new Match(Exclusion.Period, [])
            : Contributions.One(target, record, new DateSpan(record.Date, record.Date), TallyKey.ItemOf(record.Value ?? 0), new TallyAmount(0, 0, 1, 0, 0, 0));

    public override TargetVerdict Judge(TargetCase target)
    {
        IndicatorGoal goal = target.Target.Indicator!;
        decimal? value = Deciding(target, goal);
        Outcome outcome = goal.Goal is null && goal.Baseline is null
            // With neither a value to reach nor one to move from, there is nothing to compare an observation with.
            ? Outcome.NotMeasurable
            // A value may move back again, so while the period runs it decides nothing.
            : value is null || !(target.IsOver || target.Span is null) ? target.Undecided
            : IsReached(value.Value, goal) ? Outcome.Fulfilled
            // Without a period there is no day on which it had to be reached.
            : target.IsOver ? Outcome.NotFulfilled : target.Undecided;
        TargetVerdict verdict = target.Verdict(outcome, target.IsOver ? Pace.Finished : Pace.NotApplicable) with
        {
            Required = goal.Goal,
            Comparison = goal.Goal is null ? Comparison.Unspecified : IsHigher(goal) ? Comparison.AtLeast : Comparison.AtMost,
        };
        return value is { } observed ? verdict with { Count = observed } : verdict;
    }

    // No manifest speaks of a measured value: it has been observed or not.
    public override TargetEvidence Evidence(TargetCase target, Outcome outcome) => new(
        target.HasRecords ? EvidenceState.Complete : target.IsNarrated ? EvidenceState.Partial : EvidenceState.None, null);

    public override void Say(JudgedTarget target, Passage passage) => IndicatorSentence.Say(target, target.Result.Target.Indicator!, passage);

    public override IReadOnlyList<string> PersonsCounted(TargetTerms target) => [];

    /// <summary>
    /// The last value observed inside the period. Where there is none, the first one after it: the survey that was made when the period
    /// was over. Of two values of one day the worse holds, so that nobody can choose.
    /// </summary>
    private static decimal? Deciding(TargetCase target, IndicatorGoal goal)
    {
        ILookup<bool, Tally> observed = target.Tallies.Where(tally => tally.Amount.Records > 0)
            .ToLookup(tally => target.Span is null || tally.Key.Date <= target.Span.End);
        DateOnly? day = observed[true].Max(tally => (DateOnly?)tally.Key.Date) ?? observed[false].Min(tally => (DateOnly?)tally.Key.Date);
        IEnumerable<decimal> values = target.Tallies.Where(tally => tally.Amount.Records > 0 && tally.Key.Date == day).Select(tally => tally.Key.Value());
        return day is null ? null : IsHigher(goal) ? values.Min() : values.Max();
    }

    private static bool IsReached(decimal value, IndicatorGoal goal) => (goal.Goal, IsHigher(goal)) switch
    {
        ({ } number, true) => value >= number,
        ({ } number, false) => value <= number,
        (null, true) => value > goal.Baseline,
        (null, false) => value < goal.Baseline,
    };

    private static bool IsHigher(IndicatorGoal goal) => goal.Direction != Direction.Lower;
}
