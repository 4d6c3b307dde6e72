using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>A counting rule as its counted records fill it: of several kinds and areas those that a record names.</summary>
internal static class CountedTerms
{
    public static CountingTerms Of(CountingTerms counting, TargetVerdict result)
    {
        CountingTerms rule = counting.InCommon();
        return rule with
        {
            Kinds = Named(rule.Kinds, result.Counted.Kinds.Select(kind => kind.Kind)),
            Areas = Named(rule.Areas, result.Counted.Areas),
        };
    }

    private static IReadOnlyList<string> Named(IReadOnlyList<string> promised, IEnumerable<string> counted)
    {
        HashSet<string> named = [.. counted];
        string[] both = [.. promised.Where(named.Contains)];
        return both.Length > 0 ? both : promised;
    }
}
