using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Share;

/// <summary>A share of one number in another. The next record may move it either way, so it is only decided when the period is over.</summary>
internal sealed class ShareKind : TargetKind
{
    public override string Name => "share";

    public override bool IsOf(TargetTerms target) => target.Share is not null;

    public override bool CountsActivities(TargetTerms target) => true;

    // A record that lists results and not the part found none of it; one that lists no results at all says nothing about the share.
    public override TallyAmount? Amount(TargetTerms target, ReportedRecord record)
    {
        ShareGoal goal = target.Share!;
        OutcomeTally part = RecordAmount.Result(record, goal.PartOutcome) ?? new OutcomeTally(goal.PartOutcome, 0);
        if (goal.WholeOutcome.Length > 0)
        {
            return RecordAmount.Result(record, goal.WholeOutcome) is { } whole ? RecordAmount.OfResult(part, whole.Count, whole.Precision) : null;
        }

        return record.Outcomes.Count > 0 ? RecordAmount.OfResult(part, RecordAmount.Limited(record.Quantity), record.Precision) : null;
    }

    public override TargetVerdict Judge(TargetCase target)
    {
        ShareGoal goal = target.Target.Share!;
        Outcome outcome = target.IsOver ? OutcomeOf(target, goal) : target.Undecided;
        TargetVerdict verdict = target.Verdict(outcome, PaceOf(target, goal)) with
        {
            Required = goal.Percent,
            Comparison = goal.Comparison,
        };
        return target.Total is { Whole: > 0 } total ? verdict.WithCount(Percentage.Of(total.Amount, total.Whole, goal.Percent)) : verdict;
    }

    public override void Say(JudgedTarget target, Passage passage) => ShareSentence.Say(target, target.Result.Target.Share!, passage);

    public override IReadOnlyList<string> Results(TargetTerms target) =>
        [target.Counting.Outcome, target.Share!.PartOutcome, target.Share.WholeOutcome];

    public override bool IsRatio => true;

    public override bool AmountIsQuantity(TargetTerms target) => false;

    public override IReadOnlyList<string> PersonsCounted(TargetTerms target) => SmallNumbers.PersonsOf(target.Share!.PartOutcome, "");

    public override IReadOnlyList<string> PersonsOfWhole(TargetTerms target) =>
        [.. target.Counting.Rules().SelectMany(rule => SmallNumbers.PersonsOf(target.Share!.WholeOutcome, rule.Unit)).Distinct()];

    private static Outcome OutcomeOf(TargetCase target, ShareGoal goal)
    {
        bool complete = target.Declared.Cover(target.Span!);
        if (target.Total.Whole == 0)
        {
            // There is no share of nothing.
            return complete ? Outcome.NotMeasurable : Outcome.NotReported;
        }

        if (target.Total.LowerBounds > 0)
        {
            return Outcome.NotReported;
        }

        // As for numbers: what is reported can keep a share, and only complete reports can break it or keep a ceiling.
        bool isKept = IsKept(target.Total, goal);
        return IsExactEnough(target, goal, isKept) && (complete || (isKept && goal.Comparison != Comparison.AtMost))
            ? isKept ? Outcome.Fulfilled : Outcome.NotFulfilled
            : Outcome.NotReported;
    }

    /// <summary>True when the share is on the same side of the goal wherever the rounded numbers truly lie.</summary>
    private static bool IsExactEnough(TargetCase target, ShareGoal goal, bool isKept)
    {
        (long part, long whole) = (target.Tallies.Sum(tally => tally.Amount.Uncertainty()), target.Tallies.Sum(tally => tally.Amount.WholeUncertainty()));
        TallyAmount least = target.Total with { Amount = target.Total.Amount - part, Whole = target.Total.Whole + whole };
        TallyAmount most = target.Total with { Amount = target.Total.Amount + part, Whole = target.Total.Whole - whole };
        return IsKept(least, goal) == isKept && IsKept(most, goal) == isKept;
    }

    private static Pace PaceOf(TargetCase target, ShareGoal goal)
    {
        if (target.IsOver)
        {
            return Pace.Finished;
        }

        return target.Total.Whole == 0 ? Pace.NotApplicable : IsKept(target.Total, goal) ? Pace.OnTrack : Pace.Behind;
    }

    private static bool IsKept(TallyAmount total, ShareGoal goal) => goal.Comparison == Comparison.AtMost
        ? 100 * total.Amount <= goal.Percent * total.Whole
        : 100 * total.Amount >= goal.Percent * total.Whole;
}
