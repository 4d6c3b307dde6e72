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
        JudgedTarget[] targets = [.. verdict.Targets.Select(result => new JudgedTarget(verdict, result, agreement, alone))];
        Array.ForEach(targets, target => target.Kind.Say(target, passage));

        if (verdict.Targets.Count == 0)
        {
            passage.Say("åtagandet saknar ett mätbart mål", "the commitment has no measurable target");
        }
        else if (!alone)
        {
            SayWhole(verdict, passage);
        }

        StatementText.Say(targets, passage);
        NotAssuredText.Say(verdict, passage);
        return passage.Text;
    }

    /// <summary>What the targets come to together, once, after all of them.</summary>
    private static void SayWhole(Verdict verdict, Passage passage)
    {
        bool over = verdict.Period is { } period && verdict.Day > period.End;
        switch (verdict.Outcome)
        {
            case Outcome.Fulfilled when verdict.Targets.Any(target => target.Outcome == Outcome.NotMeasurable):
                passage.Say("den del som går att mäta är uppfylld", "the part that can be measured has been fulfilled");
                break;
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
            case Outcome.NotReported when over:
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
