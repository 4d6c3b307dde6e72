using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>One target with everything that its sentences draw on.</summary>
/// <param name="Verdict">The verdict that it is a part of.</param>
/// <param name="Result">The target's own judgement.</param>
/// <param name="Agreement">Where names of areas, own kinds and third parties stand.</param>
/// <param name="Alone">True when the commitment has no other target, so that what ends the text is said here.</param>
internal sealed record JudgedTarget(Verdict Verdict, TargetVerdict Result, AgreementRecorded Agreement, bool Alone)
{
    public TargetKind Kind { get; } = TargetKinds.Of(Result.Target);

    /// <summary>What counts; of a rule with alternatives what they have in common.</summary>
    public CountingTerms Counting { get; } = Result.Target.Counting.InCommon();

    /// <summary>Who did it, by the records that counted; where none did, whose promise it is.</summary>
    public PartyName Subject { get; } = PartyName.For(Verdict.Commitment, Result, Agreement);

    /// <summary>What was counted, where: where nothing was, what is promised.</summary>
    public CountedNoun Noun { get; } = CountedNoun
        .For(CountedTerms.Of(TargetKinds.Of(Result.Target).NounOf(Result.Target), Result), Agreement).In(OwnTime.Of(Result.Target, Agreement));

    /// <summary>The same, for sentences that say who did it.</summary>
    public CountedNoun Acting { get; } = CountedNoun
        .Acting(CountedTerms.Of(TargetKinds.Of(Result.Target).NounOf(Result.Target), Result), Agreement).In(OwnTime.Of(Result.Target, Agreement));

    /// <summary>What is promised, where.</summary>
    public CountedNoun PromisedNoun { get; } = CountedNoun
        .For(TargetKinds.Of(Result.Target).NounOf(Result.Target), Agreement).In(OwnTime.Of(Result.Target, Agreement));

    /// <summary>True when what counted is of fewer kinds or areas than the promise names, so that it cannot be said as a part of it.</summary>
    public bool IsNarrower => Noun.Nouns.SwedishPlural != PromisedNoun.Nouns.SwedishPlural || Noun.ModifierOfMany != PromisedNoun.ModifierOfMany;

    public Outcome Outcome => Result.Outcome;

    public DateSpan? Span => Result.Span ?? Verdict.Period;

    /// <summary>What has ended with its last day: the agreement's period, or the target's own time.</summary>
    public BothLanguages Ended => Span is { } span && Verdict.Period is { } period && span.End != period.End
        ? new("målets tid är slut", "the time of the target has ended")
        : new("perioden är slut", "the period has ended");

    /// <summary>True when the last day has passed.</summary>
    public bool IsOver => Span is { } span && Verdict.Day > span.End;

    public bool HasNotBegun => Span is { } span && Verdict.Day < span.Start;

    /// <summary>True when no source has said anything.</summary>
    public bool IsSilent => Result.Count is null;

    /// <summary>True when it runs and nothing that decides anything is reported or declared yet.</summary>
    public bool IsAwaited => Outcome == Outcome.NotReported && !IsOver;

    /// <summary>True when it is over and the reports do not suffice to say.</summary>
    public bool IsUnknown => Outcome == Outcome.NotReported && IsOver;

    /// <summary>True while it is not decided.</summary>
    public bool IsOpen => Outcome is Outcome.InProgress or Outcome.NotStarted || IsAwaited;

    /// <summary>True when those who count have declared all that they ought to by now, and none of it is anything.</summary>
    public bool IsDeclaredZero =>
        !IsSilent && Result is { Count: 0, Records: 0, Evidence: EvidenceState.Complete } && Kind.IsDeclared;

    /// <summary>Whose complete reports say so: "sin"; where a third party is named those of whoever reports for it.</summary>
    public BothLanguages Declarer
    {
        get
        {
            IReadOnlyList<Party> parties = Counting.Parties.Count > 0 ? Counting.Parties : Verdict.Commitment.Responsible;
            return !Verdict.Commitment.ThirdParties.Except(Counting.ThirdParties).Any() ? new("sin", Subject.EnglishTheir)
                : parties is [var party] ? new($"{PartyName.SwedishFor(party)}s", $"{PartyName.EnglishFor(party)}’s")
                : new("parternas", "the parties’");
        }
    }

    /// <summary>What is not done, by where it stands: "ännu inte" while it may be, "hittills inte" when that can no longer be enough.</summary>
    public BothLanguages NotByNow => IsOver ? new("inte", "not") : IsOpen ? new("ännu inte", "not yet") : new("hittills inte", "so far not");

    /// <summary>"Har inte genomfört" where the sources have declared everything, else "har inte redovisat": silence is never zero.</summary>
    public Deed NotDone => IsSilent || Result.Evidence != EvidenceState.Complete ? Deed.Reported : Noun.Deed;

    /// <summary>Of the number alone: "ett saknades". A result has its own, since an agreement's own is said as "fall av".</summary>
    public GrammaticalGender NumberGender => CountedOutcome is { } result ? NounForms.GenderOf(result) : Noun.Gender;

    public OutcomeKind? CountedOutcome => Counting.Outcome.Length == 0 ? null : OwnNames.Result(Counting.Outcome, Agreement);

    public Quantity Count => new(
        (long)decimal.Floor(Result.Count ?? 0),
        Result.LowerBound ? Precision.AtLeast : Result.Approximate ? Precision.Approximate : Precision.Exact,
        SmallNumbers.NumberIsOfPersons(Result.Target), Result.Hiding == Hiding.Secondary);

    /// <summary>How many are left to the promised number; 0 when it is reached, or when there is no single number.</summary>
    public long Shortfall => Kind.Shortfall(this);

    /// <summary>True when the single number is more than the promise allows.</summary>
    public bool IsExceeded => Kind.IsExceeded(this);
}
