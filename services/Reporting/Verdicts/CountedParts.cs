using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Whose records counted, where, and of which kinds: what a sentence may name.</summary>
/// <param name="Parties">In order; UNSPECIFIED for what both did together, or the coordinators entered for both.</param>
/// <param name="Areas">Codes in order; an empty one for records without an area.</param>
/// <param name="Kinds">
/// What was counted of each covered item or kind, the most first; one without a code where any kind counts.
/// </param>
internal sealed record CountedParts(
    IReadOnlyList<Party> Parties, IReadOnlyList<string> Areas, IReadOnlyList<(string Kind, TallyAmount Amount)> Kinds)
{
    public static readonly CountedParts None = new([], [], []);

    public static CountedParts Of(IReadOnlyList<Tally> tallies)
    {
        Tally[] counted = [.. tallies.Where(tally => tally.Amount.Records > 0)];
        return new(
            [.. counted.Select(tally => tally.Key.Party).Distinct().Order()],
            [.. counted.Select(tally => tally.Key.Area).Distinct().Order(StringComparer.Ordinal)],
            [
                .. counted.GroupBy(tally => tally.Key.Item, tally => tally.Amount)
                    .Select(kind => (Kind: kind.Key, Amount: kind.Aggregate((sum, amount) => sum + amount)))
                    .OrderByDescending(kind => kind.Amount.Amount).ThenBy(kind => kind.Kind, StringComparer.Ordinal),
            ]);
    }
}
