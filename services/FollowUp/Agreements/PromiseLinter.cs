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
            yield return Warnings.Of("period", "NO_PERIOD",
                "Det framgår inte när löftet gäller. Ange första och sista dag, annars går det aldrig att säga att det har brutits.",
                "It is not stated when the agreement holds. State the first and the last day; otherwise it can never be said to be broken.");
        }
    }

    private static IEnumerable<LintWarning> OfPromise(PromiseTerms promise, string field)
    {
        if (promise.Problems.Count == 0)
        {
            yield return Warnings.Of(field, "NO_PROBLEM_LINK",
                "Löftet pekar inte på något problem i lägesbilden. Ange vilket problem det svarar mot.",
                "The promise answers no problem in the situation picture. State which problem it answers.");
        }
    }

    private static IEnumerable<LintWarning> OfCommitment(CommitmentTerms commitment, string field)
    {
        if (commitment.Responsible.Count == 0)
        {
            yield return Warnings.Of(field, "NO_OWNER",
                "Ingen part är ansvarig för åtagandet. Ange polisen, kommunen eller båda.",
                "No party is responsible for the commitment. State the police, the municipality or both.");
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
