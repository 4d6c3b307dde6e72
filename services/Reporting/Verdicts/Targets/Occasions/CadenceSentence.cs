using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>A number in each window: "Polisen har hållit löftet om minst en trafikkontroll per vecka under 60 av 104 veckor".</summary>
internal static class CadenceSentence
{
    public static void Say(JudgedTarget target, WindowNoun window, WindowSummary windows, Passage passage)
    {
        OccasionsGoal goal = target.Result.Target.Occasions!;
        BothLanguages per = window.PerOne(goal.Seasons);
        if (target.IsEachArea)
        {
            // An area in a week is what is judged then, and there is no everyday word for it.
            per = goal.Seasons.Count > 0
                ? new($"{per.Sv} i varje område", $"{per.En} in each area")
                : new($"per område och {window.SwedishOne}", $"per area and {window.EnglishOne}");
            window = windows.Met + windows.Missed + windows.NotReported == 0 ? window : WindowNoun.Case;
        }

        if (target.HasNotBegun)
        {
            passage.Say(TotalSentence.Begins(target, per));
            return;
        }

        BothLanguages promise = target.NounWithoutAreas.Promised(target.Bound, per);
        BothLanguages rate = new($"{target.Bound.Swedish(target.Noun.Gender)} {per.Sv}", $"{target.Bound.English()} {per.En}");
        Cadence cadence = new(target, window, windows, promise, rate);
        passage.Say(cadence.Clause());
        foreach (BothLanguages sentence in new[] { cadence.Gaps(), cadence.CutOff(), cadence.TotalReached() }.OfType<BothLanguages>())
        {
            passage.Say(sentence);
        }

        LeftOutText.Say(target, passage);
        if (target.Alone)
        {
            SayEnding(cadence, passage);
        }
    }

    private static void SayRest(Cadence cadence, Passage passage)
    {
        JudgedTarget target = cadence.Target;
        if (target.IsOver || cadence.Windows.Open == 0)
        {
            return;
        }

        if (cadence.Window.IsCountedDown && cadence.Elapsed > 0)
        {
            passage.Say(cadence.Left());
        }
        else
        {
            Closing.SayTime(target.Verdict, target.Span, passage);
        }
    }

    private static void SayEnding(Cadence cadence, Passage passage)
    {
        JudgedTarget target = cadence.Target;
        switch (target.Outcome)
        {
            case Outcome.NotReported when target.IsOver:
                passage.Say(Closing.Unknown(target.Result.Evidence, target.Ended));
                break;
            case Outcome.NotMeasurable when target.Span is null:
                passage.Say(Closing.WithoutPeriod());
                break;
            case Outcome.NotFulfilled when target.IsOver && cadence.IsKeptInPart:
                passage.Say($"{target.Ended.Sv} och löftet hölls inte fullt ut", $"{target.Ended.En} and the promise was not kept in full");
                break;
            case Outcome.NotFulfilled when target.IsOver:
                passage.Say($"{target.Ended.Sv} och löftet hölls inte", $"{target.Ended.En} and the promise was not kept");
                break;
            case Outcome.NotFulfilled:
                passage.Say("löftet kan inte längre hållas fullt ut", "the promise can no longer be kept in full");
                break;
            default:
                break;
        }

        if (cadence.Windows.MissedIsLowerBound)
        {
            Closing.SayGap(target.Result.NotReportedSince, passage);
        }

        SayRest(cadence, passage);
    }
}
