using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>What ends the text: how the period ended, how much time is left, what is still needed, what has not been reported.</summary>
internal static class Closing
{
    private static readonly BothLanguages OutOfReach = new("löftet kan inte längre nås", "the promise can no longer be kept");

    /// <summary>The ending of a commitment with this target alone; nothing when others stand beside it.</summary>
    public static void Say(JudgedTarget target, Passage passage)
    {
        if (!target.Alone)
        {
            return;
        }

        switch (target.Outcome)
        {
            case Outcome.NotReported when target.IsOver:
                passage.Say(Unknown(target));
                break;
            case Outcome.NotReported:
                SayTime(target.Verdict, target.Span, passage);
                break;
            case Outcome.NotFulfilled:
                SayMissed(target, passage);
                break;
            case Outcome.NotMeasurable when target.Span is null:
                passage.Say(WithoutPeriod());
                break;
            case Outcome.InProgress or Outcome.NotStarted:
                SayRest(target, passage);
                break;
            default:
                break;
        }
    }

    /// <summary>Why the outcome of a target cannot be known. A rounded number that would be enough is the reason itself.</summary>
    private static BothLanguages Unknown(JudgedTarget target) => Unknown(
        target.Result is { Approximate: true, LowerBound: false, Count: > 0 } && target.Shortfall == 0 && !target.IsExceeded
            ? EvidenceState.Complete
            : target.Result.Evidence,
        target.Ended);

    /// <summary>Why the outcome cannot be known.</summary>
    public static BothLanguages Unknown(EvidenceState evidence) => Unknown(evidence, new("perioden är slut", "the period has ended"));

    /// <param name="evidence">How much has been declared.</param>
    /// <param name="ended">What has ended: "perioden är slut".</param>
    public static BothLanguages Unknown(EvidenceState evidence, BothLanguages ended)
    {
        // With every day declared it is the figures that do not tell: "at least", or one sum over many windows.
        (string sv, string en) = evidence switch
        {
            EvidenceState.None => ("inget underlag har lämnats", "no reports have been submitted"),
            EvidenceState.Complete => ("de redovisade siffrorna är inte tillräckligt exakta", "the reported figures are not exact enough"),
            _ => ("underlaget är inte fullständigt", "the reports are not complete"),
        };
        return new($"{ended.Sv}, men {sv}, så det går inte att säga om löftet är hållet",
            $"{ended.En}, but {en}, so it is not possible to say whether the promise has been kept");
    }

    /// <summary>Why a number without a period cannot be judged.</summary>
    public static BothLanguages WithoutPeriod() => new(
        "ingen period anges, så det går inte att säga när löftet ska vara uppfyllt",
        "no period is stated, so it is not possible to say when the promise is to be fulfilled");

    /// <summary>"Åtta månader återstår", while the period runs.</summary>
    public static void SayTime(Verdict verdict, DateSpan? span, Passage passage)
    {
        // A promise that holds until further notice has an end that no one waits for.
        if (span is not null && span.Contains(verdict.Day) && span.End != DateOnly.MaxValue)
        {
            passage.Say(TimeLeft.Sentence(verdict.Day, span.End));
        }
    }

    /// <summary>"Redovisningen är inte fullständig från den 1 april 2021"; nothing when there is no gap.</summary>
    public static void SayGap(DateOnly? notReportedSince, Passage passage)
    {
        if (notReportedSince is { } since)
        {
            passage.Say($"redovisningen är inte fullständig från {SpokenDate.Swedish(since)}",
                $"the reports are not complete from {SpokenDate.English(since)} onwards");
        }
    }

    private static void SayMissed(JudgedTarget target, Passage passage)
    {
        if (target.IsExceeded)
        {
            return;
        }

        if (!target.IsOver)
        {
            passage.Say(OutOfReach);
            return;
        }

        string sv = $"{target.Ended.Sv} och löftet uppfylldes inte";
        string en = $"{target.Ended.En} and the promise was not kept";
        long missing = target.Count is { Number: > 0, Hidden: false, Precision: Contracts.Common.V1.Precision.Exact } ? target.Shortfall : 0;
        string were = missing == 1 ? "was" : "were";
        passage.Say(
            missing == 0 ? sv : $"{sv}; {Numeral.Swedish(missing, target.NumberGender)} saknades",
            missing == 0 ? en : $"{en}; {Numeral.English(missing)} {were} missing");
    }

    private static void SayRest(JudgedTarget target, Passage passage)
    {
        if (target.Result.Pace == Pace.OutOfReach)
        {
            passage.Say(OutOfReach);
            return;
        }

        SayTime(target.Verdict, target.Span, passage);
        if (target.Result is { Pace: Pace.Behind, Rescue: { Rate: > 0 } rescue } && !target.Count.Hidden && !target.HasNotBegun)
        {
            passage.Say(RescueText.Sentence(rescue, target.NumberGender));
        }

        if (target.Outcome == Outcome.InProgress)
        {
            SayGap(target.Result.NotReportedSince, passage);
        }
    }
}
