using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Milestone;

/// <summary>Steps to reach by a day, in any order.</summary>
internal sealed class MilestoneKind : TargetKind
{
    public override string Name => "milestone";

    public override bool IsDeclared => false;

    public override bool IsOf(TargetTerms target) => target.Milestone is not null;

    public override RecordType? OwnRecord => RecordType.MilestoneReport;

    // A step that is reached too late still counts, on its day, so that the lateness is seen; one from before the agreement does not.
    public override Match CountOwn(AgreementRecorded agreement, TargetTerms target, ReportedRecord record)
    {
        if (!target.Milestone!.Steps.Any(step => step.Code == record.MilestoneStep))
        {
            return new Match(Exclusion.Item, []);
        }

        return record.Date < CountedDays.Limits(agreement, target).Start
            ? new Match(Exclusion.Period, [])
            : Contributions.One(
                target, record, new DateSpan(record.Date, record.Date), record.MilestoneStep,
                new TallyAmount(1, 0, 1, record.DayUnknown ? 1 : 0, 0, 0));
    }

    /// <summary>A milestone has its own last day, which may even lie after the period.</summary>
    public override DateSpan? Span(AgreementRecorded agreement, TargetTerms target)
    {
        DateSpan? days = base.Span(agreement, target);
        return target.Milestone!.DueDate is { } due
            ? new DateSpan(days?.Start ?? agreement.ValidFrom ?? DateOnly.MinValue, due)
            : days;
    }

    public override TargetVerdict Judge(TargetCase target)
    {
        WindowVerdict[] steps = [.. target.Target.Milestone!.Steps.Select(step => StepVerdict(target, step))];
        int reached = steps.Count(step => step.Count > 0);
        Outcome outcome = steps.Length == 0 ? Outcome.NotMeasurable
            : steps.Any(step => step.State == WindowState.Missed) ? Outcome.NotFulfilled
            : steps.All(step => step.State == WindowState.Met) ? Outcome.Fulfilled
            : target.Undecided;
        return target.Verdict(outcome, PaceOf(target, outcome)).WithCount(reached) with
        {
            Required = steps.Length,
            Comparison = Comparison.AtLeast,
            Details = steps,
            // What is not exact is a day, and not the number of steps.
            Approximate = false,
            Rescue = outcome is Outcome.InProgress or Outcome.NotStarted && target is { HasBegun: true, Span: not null }
                ? new RescueNumber(steps.Length - reached, null, Per.Period)
                : null,
        };
    }

    // No manifest speaks of milestones. What is reported is known; what is not, is missing from the day after it was due.
    public override TargetEvidence Evidence(TargetCase target, Outcome outcome)
    {
        bool all = target.Target.Milestone!.Steps.All(step => target.Tallies.Any(tally => tally.Key.Item == step.Code));
        EvidenceState state = all ? EvidenceState.Complete : target.IsReported ? EvidenceState.Partial : EvidenceState.None;
        return new TargetEvidence(state, target.IsOver && !all ? target.Span!.End.AddDays(1) : null);
    }

    public override BothLanguages Heading(JudgedTarget target) => new("steg att nå", "steps to reach");

    public override void Say(JudgedTarget target, Passage passage) => MilestoneSentence.Say(target, target.Result.Target.Milestone!, passage);

    public override (BothLanguages One, BothLanguages Many) RemainingNoun(TargetTerms target, AgreementRecorded agreement) =>
        (new("steg", "step"), new("steg", "steps"));

    public override BothLanguages OtherItem(TargetTerms target, ReportedRecord record) =>
        new($"steget {record.MilestoneStep} ingår inte i löftet", $"the step {record.MilestoneStep} is not part of the promise");

    public override IReadOnlyList<string> PersonsCounted(TargetTerms target) => [];

    /// <summary>
    /// The earliest report of a step holds, and its day is shown where it is known. A step of which only a day after the last one is told
    /// may have been reached in time. Unreported steps are not taken as missed.
    /// </summary>
    private static WindowVerdict StepVerdict(TargetCase target, MilestoneStepTerms step)
    {
        Tally[] reports = [.. target.Tallies.Where(tally => tally.Key.Item == step.Code && tally.Amount.Records > 0)];
        DateOnly? reached = reports.Min(tally => (DateOnly?)tally.Key.Date);
        DateOnly? known = reports.Where(tally => tally.Amount.Approximate < tally.Amount.Records).Min(tally => (DateOnly?)tally.Key.Date);
        bool late = target.Span is { } span && reached > span.End;
        WindowState state = reached is null ? target.IsOver ? WindowState.NotReported : WindowState.Open
            : !late ? WindowState.Met
            : known is null ? WindowState.NotReported
            : WindowState.Missed;
        DateSpan? shown = known == reached && reached is { } day ? new DateSpan(day, day) : null;
        return new WindowVerdict(step.Code, step.Name, shown, reached is null ? 0 : 1, state);
    }

    // A step has no even pace: it is reached or not.
    private static Pace PaceOf(TargetCase target, Outcome outcome) =>
        target.IsOver || outcome == Outcome.Fulfilled ? Pace.Finished : outcome == Outcome.NotReported ? Pace.NotApplicable : Pace.OnTrack;
}
