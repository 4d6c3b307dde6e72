using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.OnRequest;

/// <summary>What is done when somebody asks. A request adds to the whole when it was asked and to the amount when it was met.</summary>
internal sealed class OnRequestKind : TargetKind
{
    public override string Name => "onRequest";

    public override bool IsOf(TargetTerms target) => target.OnRequest is not null;

    public override RecordType? OwnRecord => RecordType.Request;

    public override TallyAmount? Amount(TargetTerms target, ReportedRecord record) =>
        RecordAmount.OfQuantity(record, record.Quantity, record.Asked);

    public override TargetVerdict Judge(TargetCase target)
    {
        OnRequestGoal goal = target.Target.OnRequest!;
        Outcome outcome = target.IsOver ? OutcomeOf(target, goal) : target.Undecided;
        TargetVerdict verdict = target.Verdict(outcome, target.IsOver ? Pace.Finished : Pace.NotApplicable) with { Comparison = Comparison.AtLeast };
        return target.Total is { Whole: > 0 } total
            ? verdict.WithCount(Percentage.Of(total.Amount, total.Whole, Percent(goal))) with { Required = Percent(goal) }
            : verdict;
    }

    public override BothLanguages Heading(JudgedTarget target) => new("önskemål", "requests");

    public override void Say(JudgedTarget target, Passage passage) => OnRequestSentence.Say(target, target.Result.Target.OnRequest!, passage);

    public override bool IsRatio => true;

    public override IReadOnlyList<string> PersonsOfWhole(TargetTerms target) => PersonsCounted(target);

    private static Outcome OutcomeOf(TargetCase target, OnRequestGoal goal)
    {
        // A report that nobody asked is a report of its own.
        bool complete = target.Declared.Cover(target.Span!) || DeclaredDays.OfReports(target.Tallies).Cover(target.Span!);
        if (target.Total.Whole == 0)
        {
            // That nobody asked must be declared, like any other zero.
            return complete ? Outcome.NotRequested : Outcome.NotReported;
        }

        // A request that stands as not met is a report of its own, so nothing is taken from silence here.
        return 100 * target.Total.Amount >= Percent(goal) * target.Total.Whole ? Outcome.Fulfilled : Outcome.NotFulfilled;
    }

    private static int Percent(OnRequestGoal goal) => goal.Percent == 0 ? 100 : goal.Percent;
}
