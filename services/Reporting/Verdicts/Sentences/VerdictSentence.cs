using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>The public sentences about one commitment, built by rule from its verdict.</summary>
internal static class VerdictSentence
{
    public static BothLanguages For(Verdict verdict, AgreementRecorded agreement)
    {
        Passage passage = new();
        if (verdict.IsNotComputed)
        {
            passage.Say("åtagandet kan inte beräknas av de uppgifter som är registrerade",
                "the commitment cannot be computed from what has been recorded");
            return passage.Text;
        }

        bool alone = verdict.Targets.Count == 1;
        foreach (TargetVerdict result in verdict.Targets)
        {
            Say(new JudgedTarget(verdict, result, agreement, alone), passage);
        }

        if (verdict.Targets.Count == 0)
        {
            passage.Say("åtagandet saknar ett mätbart mål", "the commitment has no measurable target");
        }
        else if (!alone)
        {
            SayWhole(verdict, passage);
        }

        return passage.Text;
    }

    private static void Say(JudgedTarget target, Passage passage)
    {
        switch (target.Result.Target)
        {
            case { Occasions: not null }:
                SayOccasions(target, passage);
                break;
            case { Share: { } share }:
                ShareSentence.Say(target, share, passage);
                break;
            case { Coverage: { RiskOccasions: true, Items.Count: > 0 } }:
                RiskOccasionSentence.Say(target, passage);
                break;
            case { Coverage: { } coverage }:
                CoverageSentence.Say(target, coverage, passage);
                break;
            case { Milestone: { } milestone }:
                MilestoneSentence.Say(target, milestone, passage);
                break;
            case { OnRequest: { } onRequest }:
                OnRequestSentence.Say(target, onRequest, passage);
                break;
            case { Indicator: { } indicator }:
                IndicatorSentence.Say(target, indicator, passage);
                break;
            default:
                QualitativeSentence.Say(target, target.Result.Target.Qualitative ?? new QualitativeGoal(0), passage);
                break;
        }
    }

    private static void SayOccasions(JudgedTarget target, Passage passage)
    {
        OccasionsGoal goal = target.Result.Target.Occasions!;
        // "Fyra per år" in an agreement of one year is a number, not a cadence.
        if (WindowNoun.For(goal.Per) is { } window && target.Result.Windows is { } windows && !IsWholePeriod(windows))
        {
            CadenceSentence.Say(target, window, windows, passage);
        }
        else if (target.IsEachArea)
        {
            EachAreaSentence.Say(target, passage);
        }
        else if (target.CountedOutcome is { } result)
        {
            ResultSentence.Say(target, result, passage);
        }
        else
        {
            OccasionsSentence.Say(target, passage);
        }
    }

    private static bool IsWholePeriod(WindowSummary windows) =>
        windows.Cut == 0 && windows.Met + windows.Missed + windows.Open + windows.NotReported == 1;

    /// <summary>What the targets come to together, once, after all of them.</summary>
    private static void SayWhole(Verdict verdict, Passage passage)
    {
        bool over = verdict.Period is { } period && verdict.Day > period.End;
        switch (verdict.Outcome)
        {
            case Outcome.Fulfilled:
                passage.Say("hela åtagandet är uppfyllt", "the whole commitment has been fulfilled");
                break;
            case Outcome.NotFulfilled when over:
                passage.Say("perioden är slut och åtagandet är inte uppfyllt i sin helhet",
                    "the period has ended and the commitment has not been fulfilled in full");
                break;
            case Outcome.NotFulfilled:
                passage.Say("åtagandet kan inte längre uppfyllas i sin helhet", "the commitment can no longer be fulfilled in full");
                break;
            case Outcome.NotReported:
                passage.Say(Closing.Unknown(verdict.Evidence));
                break;
            case Outcome.NotMeasurable when verdict.Period is null:
                passage.Say(Closing.WithoutPeriod());
                break;
            default:
                Closing.SayTime(verdict, verdict.Period, passage);
                Closing.SayGap(verdict.Outcome == Outcome.InProgress ? verdict.NotReportedSince : null, passage);
                break;
        }
    }
}
