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
    /// <summary>What counts; of a rule with alternatives what they have in common.</summary>
    public CountingTerms Counting { get; } = Result.Target.Counting.InCommon();

    public PartyName Subject { get; } = PartyName.For(Verdict.Commitment, Result.Target.Counting.InCommon(), Agreement);

    /// <summary>What is counted; of a listed set the unit is the item's, and not the noun's.</summary>
    public CountedNoun Noun { get; } = CountedNoun.For(
        Result.Target is { Coverage.Items.Count: > 0 } ? Result.Target.Counting with { Unit = "" } : Result.Target.Counting, Agreement);

    /// <summary>For sentences that say of the areas how each of them went.</summary>
    public CountedNoun NounWithoutAreas => IsEachArea ? CountedNoun.For(Counting with { Areas = [] }, Agreement) : Noun;

    /// <summary>True when the number holds for each of several areas.</summary>
    public bool IsEachArea => Result.Target.Occasions is { EachArea: true } && Result.Target.Counting.Areas.Count > 1;

    public Outcome Outcome => Result.Outcome;

    public DateSpan? Span => Result.Span ?? Verdict.Period;

    /// <summary>True when the last day has passed.</summary>
    public bool IsOver => Span is { } span && Verdict.Day > span.End;

    public bool HasNotBegun => Span is { } span && Verdict.Day < span.Start;

    /// <summary>True when no source has said anything.</summary>
    public bool IsSilent => Result.Count is null;

    /// <summary>"Har inte genomfört" where the sources have declared everything, else "har inte redovisat": silence is never zero.</summary>
    public Deed NotDone => IsSilent || Result.Evidence != EvidenceState.Complete ? Deed.Reported : Noun.Deed;

    /// <summary>Of the number alone: "ett saknades". A result has its own, since its noun is said as "fall av".</summary>
    public GrammaticalGender NumberGender => CountedOutcome is { } result ? NounForms.GenderOf(result) : Noun.Gender;

    public OutcomeKind? CountedOutcome => Counting.Outcome.Length == 0 ? null : OutcomeKinds.Find(Counting.Outcome);

    public Quantity Count => new(
        (long)decimal.Floor(Result.Count ?? 0),
        Result.LowerBound ? Precision.AtLeast : Result.Approximate ? Precision.Approximate : Precision.Exact,
        SmallNumbers.NumberIsOfPersons(Result.Target), Result.Hiding == Hiding.Secondary);

    /// <summary>The promised number as signed; for a window, an area or the period, whichever it stands for.</summary>
    public Bound Bound => Result.Target.Occasions is { } goal
        ? new(goal.Comparison, goal.Number, goal.UpperNumber)
        : new(Comparison.AtLeast, (long)(Result.Required ?? 0), 0);

    /// <summary>How many are left to the promised number; 0 when it is reached, or when each area has its own.</summary>
    public long Shortfall => Result.Target.Occasions is not null && !IsEachArea ? Math.Max(0, Bound.Number - Count.Number) : 0;

    /// <summary>True when the one number of the target is more than the promise allows.</summary>
    public bool IsExceeded => Result.Target.Occasions is not null && !IsEachArea && Bound.IsExceededBy(Count.Number);
}
