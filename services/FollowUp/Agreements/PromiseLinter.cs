using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements.Targets;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>
/// Points out what will make promises hard to follow up, while they can still be changed. Never an error: the parties
/// sign what they want to sign.
/// </summary>
internal static class PromiseLinter
{
    /// <summary>In the order of the agreement, those of windows and of kinds counted twice last. A pure function of its terms.</summary>
    public static IReadOnlyList<LintWarning> Lint(AgreementRecorded terms) =>
    [
        .. OfPeriod(terms),
        .. terms.Promises.Index().SelectMany(promise => OfPromise(terms, promise.Item, $"promises[{promise.Index}]")),
        .. terms.Commitments.Index().SelectMany(commitment => OfCommitment(commitment.Item, $"commitments[{commitment.Index}]")),
        .. WindowLinter.Lint(terms),
        .. CountedTwiceLinter.Lint(terms),
    ];

    private static IEnumerable<LintWarning> OfPeriod(AgreementRecorded terms)
    {
        var targets = terms.Commitments.SelectMany(commitment => commitment.Targets).ToList();
        if (terms.Period is null && (targets.Count == 0 || targets.Any(target => target.Within is null)))
        {
            yield return Warnings.Of("period", "NO_PERIOD",
                "Det framgår inte när löftet gäller. Ange första och sista dag, annars går det aldrig att säga att det har brutits.",
                "It is not stated when the agreement holds. State the first and the last day; otherwise it can never be said to be broken.");
        }
    }

    private static IEnumerable<LintWarning> OfPromise(AgreementRecorded terms, PromiseTerms promise, string field)
    {
        if (!terms.Commitments.Any(commitment => commitment.Promises.Contains(promise.Id)))
        {
            yield return Warnings.Of(field, "NO_COMMITMENT",
                "Inget åtagande hör till löftet, så det går inte att följa upp. Ange vad parterna ska göra för det.",
                "No commitment serves the promise, so it cannot be followed up. State what the parties will do for it.");
        }

        if (promise.Problems.Count == 0)
        {
            yield return Warnings.Of(field, "NO_PROBLEM_LINK",
                "Löftet pekar inte på något problem i lägesbilden. Ange vilket problem det svarar mot.",
                "The promise answers no problem in the situation picture. State which problem it answers.");
        }

        foreach (var (index, effect) in (promise.Effects ?? []).Index())
        {
            if (effect is { Source: "", Commitment: "" })
            {
                yield return Warnings.Of($"{field}.effects[{index}]", "NO_INDICATOR",
                    "Det framgår inte var effekten ska synas. Ange ett åtagande med ett mått, eller en källa i ord.",
                    "It is not stated where the effect will be seen. Name a commitment with an indicator, or a source in words.");
            }
        }
    }

    private static IEnumerable<LintWarning> OfCommitment(CommitmentTerms commitment, string field)
    {
        if (commitment.Responsible.Count == 0 && commitment.ThirdParties.Count == 0)
        {
            yield return Warnings.Of(field, "NO_OWNER",
                "Ingen är ansvarig för åtagandet. Ange polisen, kommunen, båda eller en tredje part.",
                "Nobody is responsible for the commitment. State the police, the municipality, both or a third party.");
        }
        else if (commitment.Responsible.Count == 0 && commitment.Targets.Any(target => target.Counting.Parties.Count == 0))
        {
            yield return Warnings.Of(field, "NO_REPORTER",
                "En tredje part ansvarar ensam och kan inte själv redovisa. Ange i målets parties vilken part som redovisar för den.",
                "A third party is responsible alone and cannot report itself. State in the target's parties which party reports for it.");
        }

        if (commitment.Targets.Count == 0)
        {
            yield return Warnings.NoNumber(field);
        }

        foreach (var (index, target) in commitment.Targets.Index())
        {
            foreach (var warning in TargetKinds.Of(target)?.Lint(target, $"{field}.targets[{index}]") ?? [])
            {
                yield return warning;
            }
        }
    }
}
