using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Everything that one target is judged by.</summary>
/// <param name="Span">Days it is judged over; null when the signed text states no end.</param>
/// <param name="Tallies">What has been counted for it up to the day, in order.</param>
/// <param name="Beside">What else is known of it up to the day: accounts in words, and what the rule leaves out.</param>
internal sealed record TargetCase(
    AgreementRecorded Agreement, TargetTerms Target, DateSpan? Span, IReadOnlyList<Tally> Tallies, DeclaredDays Declared, DateOnly Day,
    IReadOnlyList<Tally> Beside)
{
    public TargetKind Kind { get; } = TargetKinds.Of(Target);

    public TallyAmount Total { get; } = Tallies.Aggregate(default(TallyAmount), (sum, tally) => sum + tally.Amount);

    /// <summary>What each party that has told of the work states of it.</summary>
    public IReadOnlyList<PartyStatement> Statements { get; } = PartyStatement.Latest(Beside);

    public bool HasRecords => Total.Records > 0;

    /// <summary>True when a party has told of the work in words.</summary>
    public bool IsNarrated => Statements.Count > 0;

    /// <summary>A party's own account is a report, though it never is a number.</summary>
    public bool IsReported => HasRecords || IsNarrated;

    public bool HasBegun => Span is null || Span.Start <= Day;

    public bool IsOver => Span is not null && Span.End < Day;

    /// <summary>True when the period is over and something is known of it: a report, or that there was nothing.</summary>
    public bool IsKnownAtEnd => IsOver && (IsReported || Declared.Cover(Span!));

    /// <summary>True when the days that ought to be declared by now are, and none of them holds anything.</summary>
    public bool IsDeclaredZero => !HasRecords && Kind.IsDeclared && TargetEvidence.OfDeclarations(this).State == EvidenceState.Complete;

    /// <summary>
    /// What to say while nothing is decided. Only a declaration or a party's own statement says that nothing has begun: silence does not.
    /// </summary>
    public Outcome Undecided => IsOver ? Outcome.NotReported
        : !HasBegun ? Outcome.NotStarted
        : HasRecords || Statements.Any(statement => statement.HasBegun) ? Outcome.InProgress
        : IsNarrated || IsDeclaredZero ? Outcome.NotStarted
        : Outcome.NotReported;

    /// <summary>Without a period the whole of time is one window, and windows by the calendar have no end.</summary>
    public IReadOnlyList<Window> Windows()
    {
        WindowTerms terms = Kind.WindowsOf(Target);
        return Span is null && terms.Per != Per.Period
            ? []
            : CalendarWindows.Of(Agreement, terms, Span ?? CountedDays.Limits(Agreement, Target));
    }

    /// <summary>
    /// The verdict with what every kind of target has in common. Without a period nothing is ever late: what has been reached or
    /// exceeded is so for good, and the rest cannot be measured against time.
    /// </summary>
    public TargetVerdict Verdict(Outcome outcome, Pace pace)
    {
        bool isMeasurable = Span is not null || outcome is Outcome.Fulfilled or Outcome.NotFulfilled;
        Outcome stated = isMeasurable ? outcome : Outcome.NotMeasurable;
        TargetEvidence evidence = Kind.Evidence(this, stated);
        return new TargetVerdict
        {
            Target = Target,
            Outcome = stated,
            Pace = isMeasurable ? pace : Pace.NotApplicable,
            Evidence = evidence.State,
            NotReportedSince = evidence.NotReportedSince,
            Records = Total.Records,
            HasFigures = HasRecords || (Kind.IsDeclared && Span is not null && Declared.Meet(Span)),
            IsNarrated = IsNarrated,
            Statements = Statements,
            LeftOut = Verdicts.LeftOut.Of(Beside),
            Counted = CountedParts.Of(Tallies),
            NotAssured = Span is null ? [] : [.. Declared.NotAssured.Where(declaration => declaration.Meets(Span))],
            IsAwaited = stated == Outcome.NotReported && !IsOver,
            Approximate = Total.Approximate > 0 || Total.LowerBounds > 0,
            LowerBound = Total.LowerBounds > 0 && Total.Approximate == 0,
            Span = Span,
        };
    }
}
