using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Indicator;

/// <summary>A measured value: "Indikatorn ”skolnärvaro” är 92 procent. Målet är minst 94 procent".</summary>
internal static class IndicatorSentence
{
    public static void Say(JudgedTarget target, IndicatorGoal goal, Passage passage)
    {
        BothLanguages name = new($"indikatorn ”{goal.Name.Sv}”", $"the indicator “{goal.Name.En}”");
        if (target.Result.Count is { } value)
        {
            BothLanguages measured = Value(value, goal);
            passage.Say($"{name.Sv} är {measured.Sv}", $"{name.En} is {measured.En}");
        }
        else if (Changed(target.Result.Change) is { } changed)
        {
            passage.Say($"{changed.Sv} för {name.Sv}", $"{changed.En} for {name.En}");
        }
        else
        {
            passage.Say(target.IsOver ? $"inget värde är redovisat för {name.Sv}" : $"inget värde är redovisat än för {name.Sv}",
                target.IsOver ? $"no value has been reported for {name.En}" : $"no value has been reported yet for {name.En}");
        }

        SayGoal(target, goal, passage);
        if (goal is { Goal: null, Baseline: null } && target.Result.Change == ObservedChange.Unspecified)
        {
            passage.Say("utgångsläget är inte angivet, så det går inte att säga om målet är nått",
                "the baseline is not stated, so it is not possible to say whether the goal has been reached");
        }

        if (goal.DecidedBy.Length > 0)
        {
            BothLanguages decider = GivenName.Of(goal.DecidedBy, goal.DecidedByEn);
            passage.Say($"värdet hämtas från {decider.Sv}", $"the value is taken from {decider.En}");
        }

        SayEnding(target, passage);
    }

    // Manifests speak of activities: how complete they are says nothing of a measured value.
    private static void SayEnding(JudgedTarget target, Passage passage)
    {
        if (!target.Alone || target.Outcome is Outcome.NotFulfilled || target.Span is null)
        {
            Closing.Say(target, passage);
        }
        else if (target.IsUnknown)
        {
            passage.Say($"{target.Ended.Sv}, och utan värde går det inte att säga om målet är nått",
                $"{target.Ended.En}, and without a value it is not possible to say whether the goal has been reached");
        }
        else if (target.IsOpen)
        {
            Closing.SayTime(target.Verdict, target.Span, passage);
        }
    }

    private static void SayGoal(JudgedTarget target, IndicatorGoal goal, Passage passage)
    {
        BothLanguages aim = Aim(goal);
        BothLanguages time = goal.Measured is { } measured ? OwnTime.For(measured) : new("", "");
        (string sv, string en) = (Words.Join("målet", time.Sv), Words.Join("the goal", time.En));
        bool reached = target.Outcome == Outcome.Fulfilled;
        passage.Say(reached ? $"{sv}, {aim.Sv}, är därmed nått" : $"{sv} är {aim.Sv}",
            reached ? $"{en}, {aim.En}, has thereby been reached" : $"{en} is {aim.En}");
    }

    private static BothLanguages? Changed(ObservedChange change) => change switch
    {
        ObservedChange.Higher => new("en höjning är redovisad", "an increase has been reported"),
        ObservedChange.Unchanged => new("ett oförändrat läge är redovisat", "no change has been reported"),
        ObservedChange.Lower => new("en sänkning är redovisad", "a decrease has been reported"),
        _ => null,
    };

    private static BothLanguages Aim(IndicatorGoal goal)
    {
        bool higher = goal.Direction != Direction.Lower;
        if (goal.Goal is { } number)
        {
            // "Högst noll områden" is said "inget område".
            if (number == 0 && !higher && UnitOf(goal) is { Code: not "procent" } counted)
            {
                string none = counted.Gender == GrammaticalGender.Neuter ? "inget" : "ingen";
                return new($"{none} {counted.SwedishSingular}", $"no {counted.EnglishPlural}");
            }

            BothLanguages value = Value(number, goal);
            return new($"{(higher ? "minst" : "högst")} {value.Sv}", $"{(higher ? "at least" : "at most")} {value.En}");
        }

        (string sv, string en) = higher ? ("ett högre värde", "a higher value") : ("ett lägre värde", "a lower value");
        if (goal.Baseline is not { } baseline)
        {
            return new($"{sv} än tidigare", $"{en} than before");
        }

        BothLanguages before = Value(baseline, goal);
        return new($"{sv} än utgångsläget {before.Sv}", $"{en} than the baseline of {before.En}");
    }

    // A unit that is written by its Swedish name is the listed one all the same.
    private static CountUnit? UnitOf(IndicatorGoal goal) => CountUnits.Find(goal.Unit) ?? (goal.UnitEn.Length > 0 ? null : CountUnits.All.FirstOrDefault(
        unit => goal.Unit.Equals(unit.SwedishSingular, StringComparison.OrdinalIgnoreCase) || goal.Unit.Equals(unit.SwedishPlural, StringComparison.OrdinalIgnoreCase)));

    private static BothLanguages Value(decimal number, IndicatorGoal goal)
    {
        CountUnit? unit = UnitOf(goal);
        BothLanguages own = GivenName.Of(goal.Unit, goal.UnitEn);
        return new(
            Words.Join(Numeral.SwedishDecimal(number), number == 1 && unit is not null ? unit.SwedishSingular : unit?.SwedishPlural ?? own.Sv),
            Words.Join(Numeral.EnglishDecimal(number), number == 1 && unit is not null ? unit.EnglishSingular : unit?.EnglishPlural ?? own.En));
    }
}
