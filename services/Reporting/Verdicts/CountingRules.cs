using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A counting rule and its alternatives.</summary>
internal static class CountingRules
{
    /// <summary>The rule itself without its alternatives, then each of them.</summary>
    public static IReadOnlyList<CountingTerms> Rules(this CountingTerms counting) =>
        counting.Alternatives.Count == 0 ? [counting] : [counting with { Alternatives = [] }, .. counting.Alternatives];

    /// <summary>
    /// One rule that says what all of them say: every kind that any of them names, and of the rest only what they share. What one of them
    /// alone asks for would be said of the others too.
    /// </summary>
    public static CountingTerms InCommon(this CountingTerms counting)
    {
        IReadOnlyList<CountingTerms> rules = counting.Rules();
        return rules.Count == 1 ? counting : counting with
        {
            Kinds = rules.Any(rule => rule.Kinds.Count == 0) ? [] : [.. rules.SelectMany(rule => rule.Kinds).Distinct()],
            Focuses = [.. counting.Focuses.Where(focus => rules.All(rule => rule.Focuses.Contains(focus)))],
            AnyFocuses = Shared(rules, rule => rule.AnyFocuses),
            Areas = Shared(rules, rule => rule.Areas),
            Parties = Shared(rules, rule => rule.Parties),
            JointOnly = rules.All(rule => rule.JointOnly),
            MeasureStep = rules.All(rule => rule.MeasureStep == counting.MeasureStep) ? counting.MeasureStep : default,
            Bodies = Shared(rules, rule => rule.Bodies),
            Outcome = rules.All(rule => rule.Outcome == counting.Outcome) ? counting.Outcome : "",
            Unit = rules.All(rule => rule.Unit == counting.Unit) ? counting.Unit : "",
            ThirdParties = Shared(rules, rule => rule.ThirdParties),
            AllThirdParties = rules.All(rule => rule.AllThirdParties),
            Audiences = Shared(rules, rule => rule.Audiences),
            Weekdays = Shared(rules, rule => rule.Weekdays),
            Days = Shared(rules, rule => rule.Days),
            DaysPhrase = rules.All(rule => rule.DaysPhrase == counting.DaysPhrase) ? counting.DaysPhrase : null,
            Alternatives = [],
        };
    }

    private static IReadOnlyList<T> Shared<T>(IReadOnlyList<CountingTerms> rules, Func<CountingTerms, IReadOnlyList<T>> list) =>
        rules.All(rule => list(rule).ToHashSet().SetEquals(list(rules[0]))) ? list(rules[0]) : [];
}
