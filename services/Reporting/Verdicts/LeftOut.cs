using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Work of a promised kind that is reported and does not count, for one reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Parties">Who reported it, in order; UNSPECIFIED for what both did together.</param>
internal sealed record LeftOut(Exclusion Reason, long Amount, IReadOnlyList<Party> Parties)
{
    /// <summary>By reason, in the order of the checks.</summary>
    public static IReadOnlyList<LeftOut> Of(IEnumerable<Tally> beside) =>
    [
        .. from tally in beside
           where tally.Amount.IncludedRecords > 0 && tally.Key.LeftOutFor() is not null
           group tally by tally.Key.LeftOutFor()!.Value into same
           orderby same.Key
           select new LeftOut(
               same.Key, same.Sum(tally => tally.Amount.Included), [.. same.Select(tally => tally.Key.Party).Distinct().Order()]),
    ];
}
