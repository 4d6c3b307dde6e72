using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>One target with everything that its sentences draw on.</summary>
/// <param name="Verdict">The verdict that it is a part of.</param>
/// <param name="Result">The target's own judgement.</param>
/// <param name="Agreement">Where names of areas, own kinds and third parties stand.</param>
/// <param name="Alone">True when the commitment has no other target, so that what ends the text is said here.</param>
internal sealed record JudgedTarget(Verdict Verdict, TargetVerdict Result, AgreementRecorded Agreement, bool Alone)
{
    public CountingTerms Counting => Result.Target.Counting;

    public PartyName Subject { get; } = PartyName.For(Verdict.Commitment, Result.Target.Counting, Agreement);

    public CountedNoun Noun { get; } = CountedNoun.For(Result.Target.Counting, Agreement);

    public Outcome Outcome => Result.Outcome;

    public DateSpan? Span => Result.Span ?? Verdict.Period;

    /// <summary>True when the last day has passed.</summary>
    public bool IsOver => Span is { } span && Verdict.Day > span.End;

    public bool HasNotBegun => Span is { } span && Verdict.Day < span.Start;

    /// <summary>True when no source has said anything: the text then speaks of reporting, never of doing.</summary>
    public bool IsSilent => Result.Count is null;

    public OutcomeKind? CountedOutcome => Counting.Outcome.Length == 0 ? null : OutcomeKinds.Find(Counting.Outcome);

    public Quantity Count => new(
        (long)decimal.Floor(Result.Count ?? 0),
        Result.Approximate ? Precision.Approximate : Precision.Exact,
        CountedOutcome?.CountsPersons ?? false);

    /// <summary>The promised number as signed; for a window, an area or the period, whichever it stands for.</summary>
    public Bound Bound => Result.Target.Occasions is { } goal
        ? new(goal.Comparison, goal.Number, goal.UpperNumber)
        : new(Comparison.AtLeast, (long)(Result.Required ?? 0), 0);

    /// <summary>How many are left to the promised number; 0 when it is reached.</summary>
    public long Shortfall => Math.Max(0, Bound.Number - Count.Number);
}
