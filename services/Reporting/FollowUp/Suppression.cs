using System.Globalization;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>
/// Numbers of persons on their way to the wire: everything public is mapped through here, so that no form of it shows few persons. What
/// may not be shown of a verdict was decided with it; this is what single records tell.
/// </summary>
internal static class Suppression
{
    public const int FewerThan = SmallNumbers.Limit;

    /// <summary>The results and units, those of persons, of which one record has few.</summary>
    public static IEnumerable<string> FewIn(ReportedRecord record) =>
        (SmallNumbers.IsSmall(record.Quantity) && SmallNumbers.AreCountedBy(record.Unit) ? [record.Unit] : Enumerable.Empty<string>())
        .Concat(record.Outcomes.Where(tally => SmallNumbers.IsSmall(tally.Count) && SmallNumbers.AreResult(tally.Code)).Select(tally => tally.Code));

    /// <summary>Takes from a receipt's row what it may not tell.</summary>
    /// <param name="row">Of a record and a target, whole.</param>
    /// <param name="target">The target.</param>
    /// <param name="few">By <see cref="FewIn"/> of all the municipality's records: of these no record tells its number.</param>
    public static ReceiptRow Apply(ReceiptRow row, TargetTerms target, HashSet<string> few)
    {
        if (few.Count == 0)
        {
            return row;
        }

        foreach (var outcome in row.Outcomes.Where(outcome => outcome.Count > 0 && few.Contains(outcome.Code)).ToList())
        {
            row.Outcomes.Remove(outcome);
            Note(row, outcome.Code, outcome.Count);
        }

        var unit = few.Contains(row.Unit);
        if (unit && row.Quantity > 0)
        {
            Note(row, "quantity", row.Quantity);
            row.ClearQuantity();
        }

        if (unit && row.Asked > 0)
        {
            Note(row, "asked", row.Asked);
            row.ClearAsked();
        }

        // A quantity that the target adds up is told by what was counted, whatever unit the target names.
        var kind = TargetKinds.Of(target);
        if (row.Counted > 0 && ((unit && kind.AmountIsQuantity(target)) || SmallNumbers.Series(target).Any(few.Contains)))
        {
            Note(row, "counted", row.Counted);
            row.ClearCounted();
        }

        if (row.Whole > 0 && ((unit && target.Counting.Outcome.Length == 0) || SmallNumbers.SeriesOfWhole(target).Any(few.Contains)))
        {
            Note(row, "whole", row.Whole);
            row.ClearWhole();
        }

        return row;
    }

    /// <summary>
    /// What a record counts for a commitment. In a feed nothing can be hidden later for the sake of a record that comes after, so of persons
    /// only nothing and something is told.
    /// </summary>
    public static CorrectedCount Counted(string commitmentId, CommitmentTerms commitment, long before, long after)
    {
        var wire = new CorrectedCount { CommitmentId = commitmentId, Before = before, After = after };
        if (!commitment.Targets.Any(target => SmallNumbers.CountsPersons(target) || SmallNumbers.SeriesOfWhole(target).Count > 0))
        {
            return wire;
        }

        if (before != 0)
        {
            wire.ClearBefore();
            wire.Suppressed = true;
            if (SmallNumbers.IsSmall(before))
            {
                wire.BeforeFewerThan = FewerThan;
            }
        }

        if (after != 0)
        {
            wire.ClearAfter();
            wire.Suppressed = true;
            if (SmallNumbers.IsSmall(after))
            {
                wire.AfterFewerThan = FewerThan;
            }
        }

        return wire;
    }

    /// <summary>A quantity in a feed.</summary>
    public static string Text(long number, string unit) => number == 0 || !SmallNumbers.AreCountedBy(unit)
        ? number.ToString(CultureInfo.InvariantCulture)
        : SmallNumbers.IsSmall(number) ? $"<{FewerThan}" : $">={FewerThan}";

    /// <summary>
    /// Days on which at least five more persons had been counted than on the one before; none when the total is not told, and the last one
    /// alone when the course of another number could be taken from this one.
    /// </summary>
    public static IEnumerable<(DateOnly Day, long Total)> Progress(TargetVerdict verdict, IReadOnlyList<(DateOnly Day, long Total)> points)
    {
        if (!SmallNumbers.CountsPersons(verdict.Target) || points.Count == 0)
        {
            return points;
        }

        List<(DateOnly Day, long Total)> told = [];
        var total = points[^1].Total;
        var last = 0L;
        foreach (var point in verdict.Hiding != Hiding.None ? [] : verdict.IsBesideOthers ? [points[^1]] : points)
        {
            // Zeros before the first person are no step, and the last day is told with the whole.
            if ((point.Total - last >= FewerThan && (total == point.Total || total - point.Total >= FewerThan)) || point.Total == 0)
            {
                told.Add(point);
                last = point.Total;
            }
        }

        return told;
    }

    private static void Note(ReceiptRow row, string field, double number)
    {
        var hidden = new SuppressedNumber { Field = field };
        if (number < FewerThan)
        {
            hidden.FewerThan = FewerThan;
        }

        row.Suppressed.Add(hidden);
    }
}
