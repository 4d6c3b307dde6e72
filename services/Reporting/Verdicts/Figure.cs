using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A reported number for some days.</summary>
/// <param name="IsExact">False when a source rounded it or said "at least".</param>
/// <param name="IsLowerBound">True when a source said "at least".</param>
/// <param name="Uncertainty">How far the true number may lie from it.</param>
internal sealed record Figure(DateSpan Days, long Amount, bool IsExact, bool IsLowerBound, long Uncertainty = 0)
{
    /// <summary>
    /// The counted tallies of one series, cumulative figures taken apart: 301 in May-December that contain 71 in May-July are 71 in
    /// May-July and 230 in August-December.
    /// </summary>
    public static IReadOnlyList<Figure> Of(IEnumerable<Tally> tallies)
    {
        List<Figure> figures = [];
        foreach (IGrouping<(Party, string, string), Tally> same in tallies.GroupBy(tally => (tally.Key.Party, tally.Key.Area, tally.Key.Item)))
        {
            ILookup<DateOnly, Figure> included = Included(same);
            figures.AddRange(same
                .Where(tally => tally.Amount.Records > 0)
                .SelectMany(tally => tally.Amount.Records == 1 ? Split(From(tally), included) : [From(tally)]));
        }

        return figures;
    }

    private static Figure From(Tally tally) => new(
        new DateSpan(tally.Key.Date, tally.Key.EndDate),
        tally.Amount.Amount,
        tally.Amount is { Approximate: 0, LowerBounds: 0 },
        tally.Amount.LowerBounds > 0,
        tally.Amount.Uncertainty());

    // Two included figures, or two counted ones, for the same days could belong to either, so only single ones are taken apart.
    private static ILookup<DateOnly, Figure> Included(IEnumerable<Tally> same) => same
        .Where(tally => tally.Amount.IncludedRecords == 1)
        .Select(tally => new Figure(new DateSpan(tally.Key.Date, tally.Key.EndDate), tally.Amount.Included, true, false))
        .ToLookup(figure => figure.Days.Start);

    private static IEnumerable<Figure> Split(Figure whole, ILookup<DateOnly, Figure> included)
    {
        Stack<Figure> left = new([whole]);
        while (left.TryPop(out Figure? figure))
        {
            Figure? first = included[figure.Days.Start]
                .Where(part => part.Days.End < figure.Days.End && part.Amount <= figure.Amount)
                .MaxBy(part => part.Days.End);
            if (first is null)
            {
                yield return figure;
                continue;
            }

            left.Push(figure with { Days = new DateSpan(first.Days.End.AddDays(1), figure.Days.End), Amount = figure.Amount - first.Amount });
            left.Push(first);
        }
    }
}
