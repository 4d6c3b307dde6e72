using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>
/// Points out what will make promises hard to follow up, while they can still be changed. Never an error: the parties
/// sign what they want to sign.
/// </summary>
internal static class PromiseLinter
{
    /// <summary>The warnings in the order of the agreement. A pure function of its terms.</summary>
    public static IReadOnlyList<LintWarning> Lint(AgreementRecorded terms) =>
    [
        .. OfPeriod(terms),
        .. terms.Promises.Index().SelectMany(promise => OfPromise(promise.Item, $"promises[{promise.Index}]")),
        .. terms.Commitments.Index().SelectMany(commitment => OfCommitment(commitment.Item, $"commitments[{commitment.Index}]")),
    ];

    private static IEnumerable<LintWarning> OfPeriod(AgreementRecorded terms)
    {
        var targets = terms.Commitments.SelectMany(commitment => commitment.Targets).ToList();
        if (terms.Period is null && (targets.Count == 0 || targets.Any(target => target.Within is null)))
        {
            yield return Warning("period", "NO_PERIOD",
                "Det framgår inte när löftet gäller. Ange första och sista dag, annars går det aldrig att säga att det har brutits.",
                "It is not stated when the agreement holds. State the first and the last day; otherwise it can never be said to be broken.");
        }
    }

    private static IEnumerable<LintWarning> OfPromise(PromiseTerms promise, string field)
    {
        if (promise.Problems.Count == 0)
        {
            yield return Warning(field, "NO_PROBLEM_LINK",
                "Löftet pekar inte på något problem i lägesbilden. Ange vilket problem det svarar mot.",
                "The promise answers no problem in the situation picture. State which problem it answers.");
        }
    }

    private static IEnumerable<LintWarning> OfCommitment(CommitmentTerms commitment, string field)
    {
        if (commitment.Responsible.Count == 0)
        {
            yield return Warning(field, "NO_OWNER",
                "Ingen part är ansvarig för åtagandet. Ange polisen, kommunen eller båda.",
                "No party is responsible for the commitment. State the police, the municipality or both.");
        }

        if (commitment.Targets.Count == 0)
        {
            yield return NoNumber(field);
        }

        foreach (var (index, target) in commitment.Targets.Index())
        {
            foreach (var warning in OfTarget(target, $"{field}.targets[{index}]"))
            {
                yield return warning;
            }
        }
    }

    private static IEnumerable<LintWarning> OfTarget(TargetTerms target, string field)
    {
        if (target.Qualitative is not null || target.Occasions is { Comparison: Comparison.AtLeast, Number: 0 })
        {
            yield return NoNumber(field);
        }

        if (CountsEverything(target))
        {
            yield return Warning(field, "NO_KIND",
                "Målet säger inte vilka slags aktiviteter som räknas, så allt räknas. Ange minst ett slag.",
                "The target does not say which kinds of activity count, so everything does. State at least one kind.");
        }

        if (LacksUnit(target))
        {
            yield return Warning(field, "NO_UNIT",
                "Det framgår inte vad talet är ett antal av. Ange ett slag av aktivitet eller en enhet.",
                "It is not clear what the number is a number of. State a kind of activity or a unit.");
        }

        if (target.Coverage is { Items.Count: 0 })
        {
            yield return Warning(field, "UNKNOWN_SET",
                "Det framgår inte vilka som ska omfattas. Räkna upp dem, till exempel varje klass.",
                "It is not stated what is to be covered. List the items, such as each class.");
        }

        if (target.Indicator is { Goal: null })
        {
            yield return Warning(field, "NO_GOAL_VALUE",
                "Indikatorn har inget värde att nå, så minsta förändring åt rätt håll räcker. Ange ett målvärde.",
                "The indicator has no value to reach, so the slightest change in the right direction is enough. State a goal.");
        }
    }

    private static bool CountsEverything(TargetTerms target) => target.Counting.Kinds.Count == 0 && target switch
    {
        { Occasions: not null } => target.Counting.Outcome.Length == 0,
        { Share: { } share } => share.WholeOutcome.Length == 0,
        { Coverage: not null } => true,
        _ => false,
    };

    private static bool LacksUnit(TargetTerms target) => target switch
    {
        { Occasions: not null } => target.Counting is { Kinds.Count: 0, Unit: "", Outcome: "" },
        { Indicator: { } indicator } => indicator.Unit.Length == 0,
        _ => false,
    };

    private static LintWarning NoNumber(string field) => Warning(field, "NO_NUMBER",
        "Det framgår inte hur mycket som ska göras. Ange ett antal, till exempel minst två.",
        "It is not stated how much is to be done. State a number, such as at least two.");

    private static LintWarning Warning(string field, string code, string sv, string en) =>
        new() { Field = field, Code = code, Message = new LocalizedText { Sv = sv, En = en } };
}
