using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>What ends the text: how the period ended, how much time is left, what is still needed, what has not been reported.</summary>
internal static class Closing
{
    // Reports come in by the month: a shorter gap than this is not worth the reader's time.
    private const int GapInDays = 45;

    /// <summary>The ending of a commitment with this target alone; nothing when others stand beside it.</summary>
    public static void Say(JudgedTarget target, Passage passage)
    {
        if (!target.Alone)
        {
            return;
        }

        switch (target.Outcome)
        {
            case Outcome.NotReported:
                passage.Say(Unknown(target.Result.Evidence));
                break;
            case Outcome.NotFulfilled:
                SayMissed(target, passage);
                break;
            case Outcome.InProgress or Outcome.NotStarted:
                SayRest(target, passage);
                break;
            default:
                break;
        }
    }

    /// <summary>Why the outcome cannot be known.</summary>
    public static BothLanguages Unknown(EvidenceState evidence) => evidence == EvidenceState.None
        ? new("perioden är slut, men inget underlag har lämnats, så det går inte att säga om löftet är hållet",
            "the period has ended, but no reports have been submitted, so it is not possible to say whether the promise has been kept")
        : new("perioden är slut, men underlaget är inte fullständigt, så det går inte att säga om löftet är hållet",
            "the period has ended, but the reports are not complete, so it is not possible to say whether the promise has been kept");

    /// <summary>"Åtta månader återstår", while the period runs.</summary>
    public static void SayTime(Verdict verdict, DateSpan? span, Passage passage)
    {
        if (span is not null && span.Contains(verdict.Day))
        {
            passage.Say(TimeLeft.Sentence(verdict.Day, span.End));
        }
    }

    /// <summary>"Redovisningen är inte fullständig från den 1 april 2021", when the gap is more than a delay.</summary>
    public static void SayGap(Verdict verdict, DateOnly? notReportedSince, Passage passage)
    {
        if (notReportedSince is { } since && verdict.Day.DayNumber - since.DayNumber > GapInDays)
        {
            passage.Say($"redovisningen är inte fullständig från {SpokenDate.Swedish(since)}",
                $"the reports are not complete from {SpokenDate.English(since)} onwards");
        }
    }

    private static void SayMissed(JudgedTarget target, Passage passage)
    {
        if (target.Bound.IsExceededBy(target.Count.Number))
        {
            return;
        }

        if (!target.IsOver)
        {
            passage.Say("löftet kan inte längre nås", "the promise can no longer be kept");
            return;
        }

        long missing = target.Count is { Number: > 0, Hidden: false } && target.Result.Target.Occasions is not null ? target.Shortfall : 0;
        GrammaticalGender gender = target.Noun.Gender;
        passage.Say(
            missing == 0 ? "perioden är slut och löftet uppfylldes inte" : $"perioden är slut och löftet uppfylldes inte; {Numeral.Swedish(missing, gender)} saknades",
            missing == 0
                ? "the period has ended and the promise was not kept"
                : $"the period has ended and the promise was not kept; {Numeral.English(missing)} {(missing == 1 ? "was" : "were")} missing");
    }

    private static void SayRest(JudgedTarget target, Passage passage)
    {
        if (target.Result.Pace == Pace.OutOfReach)
        {
            passage.Say("löftet kan inte längre nås", "the promise can no longer be kept");
            return;
        }

        SayTime(target.Verdict, target.Span, passage);
        if (target.Result is { Pace: Pace.Behind, Rescue.Rate: > 0 } && !target.Count.Hidden && !target.HasNotBegun)
        {
            passage.Say(RescueText.Sentence(target.Result.Rescue, target.Noun.Gender));
        }

        if (target.Outcome == Outcome.InProgress)
        {
            SayGap(target.Verdict, target.Result.NotReportedSince, passage);
        }
    }
}
