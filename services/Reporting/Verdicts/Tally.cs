using System.Globalization;
using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// Counted records summed by day, party, area and item for one target. Sums can be added and subtracted one record
/// at a time, so a verdict costs what its days cost, never what its records cost.
/// </summary>
/// <param name="Date">First day.</param>
/// <param name="EndDate">Last day; equal to <paramref name="Date"/> for a single day.</param>
/// <param name="Party">Whose part it is; UNSPECIFIED for what the parties did together or the coordinators enter for both.</param>
/// <param name="Area">Area code; empty when none was reported.</param>
/// <param name="Item">Covered item, "occasion:year", milestone step or observed value; empty when the target has none.</param>
internal readonly record struct TallyKey(DateOnly Date, DateOnly EndDate, Party Party, string Area, string Item)
{
    /// <summary>Item of accounts in words, which no code can equal.</summary>
    public const string Narrative = "#told";

    // Methods, since properties of a record stand in its text, which the state hash is made from.
    public bool IsNarrativeOnly() => Item == Narrative;

    /// <summary>The value that an observation's tally stands for.</summary>
    public decimal Value() => decimal.Parse(Item, CultureInfo.InvariantCulture);

    /// <summary>An observed value as an item: 66.96.</summary>
    public static string ItemOf(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What stands in one tally.</summary>
/// <param name="Amount">What counts towards the target; for a share the part.</param>
/// <param name="Whole">For a share: the whole. 0 otherwise.</param>
/// <param name="Records">Number of counted records.</param>
/// <param name="Approximate">How many of them were rounded by their source.</param>
/// <param name="LowerBounds">How many of them are lower bounds.</param>
/// <param name="Examples">How many of them are example data.</param>
/// <param name="Included">
/// Amount that a newer cumulative figure contains. It counts nothing and never stands in <paramref name="Amount"/>; it only tells in
/// which days a part of that newer figure lies.
/// </param>
/// <param name="IncludedRecords">Number of records behind <paramref name="Included"/>.</param>
internal readonly record struct TallyAmount(
    long Amount, long Whole, long Records, long Approximate, long LowerBounds, long Examples, long Included = 0, long IncludedRecords = 0)
{
    /// <summary>More than a million records of the largest number that a record may state; thousands of these still fit a sum.</summary>
    public const long Largest = 1_000_000_000_000_000;

    // A method, since properties of a record stand in its text, which the state hash is made from.
    /// <summary>False for a sum that no records within the limits can give: it holds what was stored before there were any.</summary>
    public bool IsPossible() => Amount is >= 0 and < Largest && Whole is >= 0 and < Largest && Included is >= 0 and < Largest;

    public static TallyAmount operator +(TallyAmount a, TallyAmount b) => new(
        a.Amount + b.Amount, a.Whole + b.Whole, a.Records + b.Records, a.Approximate + b.Approximate, a.LowerBounds + b.LowerBounds,
        a.Examples + b.Examples, a.Included + b.Included, a.IncludedRecords + b.IncludedRecords);

    public static TallyAmount operator -(TallyAmount a) => new(
        -a.Amount, -a.Whole, -a.Records, -a.Approximate, -a.LowerBounds, -a.Examples, -a.Included, -a.IncludedRecords);
}

/// <summary>One tally of one target.</summary>
internal readonly record struct Tally(string TargetId, TallyKey Key, TallyAmount Amount);

/// <summary>A manifest as evidence: this party has declared these kinds complete for these days.</summary>
/// <param name="Party">Whose source declared it.</param>
/// <param name="Kinds">Kind codes; empty for all.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, included.</param>
internal sealed record Declaration(Party Party, IReadOnlyList<string> Kinds, DateOnly Start, DateOnly End);
