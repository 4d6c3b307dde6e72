using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements.Targets;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Points out a kind that counts for two commitments by rules that nothing tells apart: each record is then counted for both.</summary>
internal static class CountedTwiceLinter
{
    public static IEnumerable<LintWarning> Lint(AgreementRecorded terms)
    {
        var rules = new List<(string Kind, string Terms)>();
        foreach (var (index, commitment) in terms.Commitments.Index())
        {
            var own = commitment.Targets.SelectMany(target => RulesOf(target, commitment)).Distinct().ToList();
            if (own.Exists(rules.Contains))
            {
                yield return Warnings.Of($"commitments[{index}]", "COUNTED_TWICE",
                    "Samma slags aktivitet räknas också för ett annat åtagande. Skilj dem åt med till exempel område, inriktning eller tid.",
                    "The same kind of activity counts for another commitment too. Tell them apart by area, focus or time, for instance.");
            }

            rules.AddRange(own);
        }
    }

    private static IEnumerable<(string Kind, string Terms)> RulesOf(TargetTerms target, CommitmentTerms commitment) =>
        from kind in target.Counting.Kinds
        let rule = target.Counting
        let parties = rule.Parties.Count > 0 ? rule.Parties : commitment.Responsible
        select (kind, string.Join(';',
            Joined(parties), Joined(rule.Focuses), Joined(rule.AnyFocuses), Joined(rule.Areas), Joined(rule.ThirdParties), Joined(rule.Audiences), Joined(rule.Bodies),
            Joined(rule.Weekdays), Joined(rule.Days), rule.JointOnly, rule.MeasureStep, rule.Outcome, TargetKinds.Of(target)?.Name, target.Within));

    private static string Joined<T>(IEnumerable<T> values) => string.Join(',', values.Select(value => $"{value}").Order(StringComparer.Ordinal));
}
