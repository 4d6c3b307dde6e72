using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
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

        // "Varje torsdag" has said the days of the week.
        CountedNoun noun = goal.Per == Per.Day && target.Counting.Weekdays.Count > 0
            ? CountedNoun.For(target.Counting with { Weekdays = [], Areas = target.IsEachArea ? [] : target.Counting.Areas }, target.Agreement)
                .In(OwnTime.Of(target.Result.Target, target.Agreement))
            : target.NounWithoutAreas;
        BothLanguages promise = noun.Promised(target.Bound, per);
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

    // An exact sum over many windows is exact, and is still not divided among them.
    private static BothLanguages Unknown(Cadence cadence)
    {
        JudgedTarget target = cadence.Target;
        return target.Result is { Evidence: EvidenceState.Complete, Approximate: false }
            ? new($"{target.Ended.Sv}, men de redovisade siffrorna är inte uppdelade på {cadence.Window.SwedishMany}, så det går inte att säga om {cadence.Goal.Sv} är {(target.CountedOutcome is null ? "hållet" : "nått")}",
                $"{target.Ended.En}, but the reported figures are not divided by {cadence.Window.EnglishOne}, so it is not possible to say whether {cadence.Goal.En} has been {cadence.WasKept.En}")
            : Closing.Unknown(target.Result.Evidence, target.Ended);
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
                passage.Say(Unknown(cadence));
                break;
            case Outcome.NotMeasurable when target.Span is null:
                passage.Say(Closing.WithoutPeriod());
                break;
            case Outcome.NotFulfilled when target.IsOver && cadence.IsKeptInPart:
                passage.Say($"{target.Ended.Sv} och {cadence.Goal.Sv} {cadence.WasKept.Sv} inte fullt ut",
                    $"{target.Ended.En} and {cadence.Goal.En} was not {cadence.WasKept.En} in full");
                break;
            case Outcome.NotFulfilled when target.IsOver:
                passage.Say($"{target.Ended.Sv} och {cadence.Goal.Sv} {cadence.WasKept.Sv} inte",
                    $"{target.Ended.En} and {cadence.Goal.En} was not {cadence.WasKept.En}");
                break;
            case Outcome.NotFulfilled:
                passage.Say($"{cadence.Goal.Sv} kan inte längre {(target.CountedOutcome is null ? "hållas" : "nås")} fullt ut",
                    $"{cadence.Goal.En} can no longer be {cadence.WasKept.En} in full");
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
