using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Everything that one target is judged by.</summary>
/// <param name="Span">Days it is judged over; null when the signed text states no end.</param>
/// <param name="Tallies">What has been counted for it up to the day, in order.</param>
internal sealed record TargetCase(
    AgreementRecorded Agreement, TargetTerms Target, DateSpan? Span, IReadOnlyList<Tally> Tallies, DeclaredDays Declared, DateOnly Day)
{
    public TallyAmount Total { get; } = Tallies.Aggregate(default(TallyAmount), (sum, tally) => sum + tally.Amount);

    public bool HasRecords => Total.Records > 0;

    public bool HasBegun => Span is null || Span.Start <= Day;

    public bool IsOver => Span is not null && Span.End < Day;

    /// <summary>True when the period is over and something is known of it: a record, or that there were none.</summary>
    public bool IsTold => IsOver && (HasRecords || Declared.Cover(Span!));

    /// <summary>What to say while nothing is decided.</summary>
    public Outcome Undecided => IsOver ? Outcome.NotReported : HasBegun && HasRecords ? Outcome.InProgress : Outcome.NotStarted;

    /// <summary>
    /// The verdict with what every kind of target has in common. Without a period nothing is ever late: what has been reached or
    /// exceeded is so for good, and the rest cannot be measured against time.
    /// </summary>
    public TargetVerdict Verdict(Outcome outcome, Pace pace)
    {
        bool isMeasurable = Span is not null || outcome is Outcome.Fulfilled or Outcome.NotFulfilled;
        Outcome stated = isMeasurable ? outcome : Outcome.NotMeasurable;
        TargetEvidence evidence = TargetEvidence.Of(this, stated);
        return new TargetVerdict
        {
            Target = Target,
            Outcome = stated,
            Pace = isMeasurable ? pace : Pace.NotApplicable,
            Evidence = evidence.State,
            NotReportedSince = evidence.NotReportedSince,
            Records = Total.Records,
            Approximate = Total.Approximate > 0 || Total.LowerBounds > 0,
            Span = Span,
        };
    }
}
