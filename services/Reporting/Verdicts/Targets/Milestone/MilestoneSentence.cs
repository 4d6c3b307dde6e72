using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Milestone;

/// <summary>Steps to reach: "Kommunen har nått ett av två utlovade steg: EST implementerat".</summary>
internal static class MilestoneSentence
{
    public static void Say(JudgedTarget target, MilestoneGoal goal, Passage passage)
    {
        if (target.HasNotBegun)
        {
            BothLanguages all = Names([.. goal.Steps.Select(step => step.Name)]);
            bool one = goal.Steps.Count == 1;
            passage.Say($"löftet gäller från {SpokenDate.Swedish(target.Span!.Start)}",
                $"the promise applies from {SpokenDate.English(target.Span!.Start)}");
            passage.Say($"{(one ? "utlovat" : "utlovade")} steg: {all.Sv}", $"promised {(one ? "step" : "steps")}: {all.En}");
            return;
        }

        ReachedSteps steps = ReachedSteps.Of(target, goal);
        SaySteps(target, steps, passage);
        if (steps.Undated.Length > 0 && target.Alone && target.Outcome == Outcome.NotReported)
        {
            SayUndated(steps, goal, passage);
            return;
        }

        SayEnding(target, goal, passage);
    }

    private static void SaySteps(JudgedTarget target, ReachedSteps steps, Passage passage)
    {
        if (steps.Undated.Length > 0)
        {
            BothLanguages undated = Names(steps.Undated);
            (string sv, string en) = steps.Undated.Length == 1 ? ("steget", "the step") : ("stegen", "the steps");
            passage.Say($"{target.Subject.SwedishHas("", "nått")} {sv} ”{undated.Sv}”, men dagen är okänd",
                $"{target.Subject.EnglishHas("", "reached")} {en} “{undated.En}”, but the day is unknown");
            if (steps.Undated.Length == steps.All)
            {
                return;
            }
        }

        bool onlyLate = steps.Late.Length == steps.All;
        passage.Say(steps.InTime.Length > 0 || onlyLate ? Reached(target, steps) : None(target, steps));
        if (steps.Late.Length > 0 && !onlyLate)
        {
            passage.Say($"nått efter sista dagen: {Names(steps.Late).Sv}", $"reached after the last day: {Names(steps.Late).En}");
        }

        if (steps.Late.Length + steps.InTime.Length + steps.Undated.Length == 0)
        {
            return;
        }

        if (steps.Open.Length > 0)
        {
            passage.Say($"kvar att nå: {Names(steps.Open).Sv}", $"left to reach: {Names(steps.Open).En}");
        }

        if (steps.NotReported.Length > 0)
        {
            passage.Say($"redovisning saknas för: {Names(steps.NotReported).Sv}", $"reports are missing for: {Names(steps.NotReported).En}");
        }
    }

    // Whether it was in time is what cannot be said, and not whether it was done.
    private static void SayUndated(ReachedSteps steps, MilestoneGoal goal, Passage passage)
    {
        (string sv, string en) = goal.DueDate is { } due
            ? ($"sista dag var {SpokenDate.Swedish(due)}", $"the last day was {SpokenDate.English(due)}")
            : ("perioden är slut", "the period has ended");
        bool rest = steps.NotReported.Length > 0;
        passage.Say(rest ? $"{sv}, men underlaget är inte fullständigt, så det går inte att säga om löftet är hållet" : $"{sv}, så det går inte att säga om löftet hölls i tid",
            rest ? $"{en}, but the reports are not complete, so it is not possible to say whether the promise has been kept"
                : $"{en}, so it is not possible to say whether the promise was kept in time");
    }

    private static void SayEnding(JudgedTarget target, MilestoneGoal goal, Passage passage)
    {
        if (goal.DueDate is not { } due || !target.Alone)
        {
            Closing.Say(target, passage);
            return;
        }

        BothLanguages was = new($"sista dag var {SpokenDate.Swedish(due)}", $"the last day was {SpokenDate.English(due)}");
        switch (target.Outcome)
        {
            case var _ when target.IsOpen:
                passage.Say($"sista dag är {SpokenDate.Swedish(due)}", $"the last day is {SpokenDate.English(due)}");
                break;
            case Outcome.NotFulfilled:
                passage.Say(was);
                break;
            case Outcome.NotReported:
                passage.Say(Closing.Unknown(target.Result.Evidence, was));
                break;
            default:
                break;
        }
    }

    private static BothLanguages Reached(JudgedTarget target, ReachedSteps steps)
    {
        BothLanguages[] reached = steps.InTime.Length > 0 ? steps.InTime : steps.Late;
        BothLanguages late = steps.InTime.Length > 0 ? new("", "") : new(" först efter sista dagen", " only after the last day");
        BothLanguages names = Names(reached);
        (string sv, string en) = (reached.Length == steps.All, steps.All) switch
        {
            (true, 1) => ("det utlovade steget", "the promised step"),
            (true, 2) => ("båda de utlovade stegen", "both promised steps"),
            (true, _) => ($"alla {Numeral.Swedish(steps.All)} utlovade steg", $"all {Numeral.English(steps.All)} promised steps"),
            _ => ($"{Numeral.Swedish(reached.Length, GrammaticalGender.Neuter)} av {Numeral.Swedish(steps.All)} utlovade steg",
                $"{Numeral.English(reached.Length)} of {Numeral.English(steps.All)} promised steps"),
        };
        return new($"{target.Subject.SwedishHas("", "nått")} {sv}{late.Sv}: {names.Sv}",
            $"{target.Subject.EnglishHas("", "reached")} {en}{late.En}: {names.En}");
    }

    private static BothLanguages None(JudgedTarget target, ReachedSteps steps)
    {
        bool late = steps.Late.Length > 0;
        BothLanguages names = Names([.. steps.Late, .. steps.Open, .. steps.NotReported]);
        BothLanguages not = target.IsOpen ? new("ännu inte", "not yet") : new("inte", "not");
        (string svDone, string enDone) = late ? ("nått", "reached") : ("redovisat", "reported");
        (string svTime, string enTime) = late ? (" i tid", " in time") : ("", "");
        (string sv, string en) = steps.All switch
        {
            1 => ("det utlovade steget", "the promised step"),
            2 => ("något av de två utlovade stegen", "either of the two promised steps"),
            _ => ($"något av de {Numeral.Swedish(steps.All)} utlovade stegen", $"any of the {Numeral.English(steps.All)} promised steps"),
        };
        return new($"{target.Subject.SwedishHas(not.Sv, svDone)} {sv}{svTime}: {names.Sv}",
            $"{target.Subject.EnglishHas(not.En, enDone)} {en}{enTime}: {names.En}");
    }

    private static BothLanguages Names(BothLanguages[] steps) =>
        new(Words.SwedishAnd([.. steps.Select(step => step.Sv)]), Words.EnglishAnd([.. steps.Select(step => step.En)]));
}
