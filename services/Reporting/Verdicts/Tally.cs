using System.Globalization;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// Counted records summed by day, party, area and item for one target. Sums can be added and subtracted one record
/// at a time, so a verdict costs what its days cost, never what its records cost.
/// </summary>
/// <param name="Date">First day.</param>
/// <param name="EndDate">Last day; equal to <paramref name="Date"/> for a single day.</param>
/// <param name="Party">Whose part it is; UNSPECIFIED for what the parties did together or the coordinators enter for both.</param>
/// <param name="Area">Area code; empty when none was reported.</param>
/// <param name="Item">
/// Covered item, "occasion:year", milestone step, observed value, or the kind where several count; empty when the target has none.
/// </param>
internal readonly record struct TallyKey(DateOnly Date, DateOnly EndDate, Party Party, string Area, string Item)
{
    // No code begins with this sign.
    private const string Beside = "#";
    private const string Told = "#told:";
    private const string Out = "#out:";

    /// <summary>Item of an account in words, by what the party states in it.</summary>
    public static string ItemOf(Statement statement) => $"{Told}{statement}";

    /// <summary>Item of records that the rule leaves out for this reason.</summary>
    public static string ItemOf(Exclusion exclusion) => $"{Out}{exclusion}";

    // Methods, since properties of a record stand in its text, which the state hash is made from.

    /// <summary>True for what is known of the target and never counts towards it: accounts in words, and records that the rule leaves out.</summary>
    public bool IsBeside() => Item.StartsWith(Beside, StringComparison.Ordinal);

    /// <summary>What a party states in words; null for all else.</summary>
    public Statement? ToldStatement() => Item.StartsWith(Told, StringComparison.Ordinal) ? Enum.Parse<Statement>(Item.AsSpan(Told.Length)) : null;

    /// <summary>Why the rule leaves the records out; null for all else.</summary>
    public Exclusion? LeftOutFor() => Item.StartsWith(Out, StringComparison.Ordinal) ? Enum.Parse<Exclusion>(Item.AsSpan(Out.Length)) : null;

    /// <summary>The value that an observation's tally stands for; null for one that tells a change.</summary>
    public decimal? Value() => decimal.TryParse(Item, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) ? value : null;

    /// <summary>The change that an observation's tally stands for; UNSPECIFIED for a value.</summary>
    public ObservedChange Change() => Value() is null && Enum.TryParse(Item, out ObservedChange change) ? change : ObservedChange.Unspecified;

    /// <summary>An observed change as an item.</summary>
    public static string ItemOf(ObservedChange change) => change.ToString();

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
/// Amount that a newer cumulative figure contains, or that the rule leaves out. It counts nothing and never stands in
/// <paramref name="Amount"/>; it only tells in which days a part of the newer figure lies, or how much was done that does not count.
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

    /// <summary>
    /// How far the true amount may lie from the stated one: a tenth of what its source has rounded. "Omkring 30" is 27 to 33, so it decides
    /// nothing about a promise of 30.
    /// </summary>
    public long Uncertainty() => Approximate > 0 ? Tenth(Amount) : 0;

    /// <summary>The same of <see cref="Whole"/>.</summary>
    public long WholeUncertainty() => Approximate > 0 ? Tenth(Whole) : 0;

    public static TallyAmount operator +(TallyAmount a, TallyAmount b) => new(
        a.Amount + b.Amount, a.Whole + b.Whole, a.Records + b.Records, a.Approximate + b.Approximate, a.LowerBounds + b.LowerBounds,
        a.Examples + b.Examples, a.Included + b.Included, a.IncludedRecords + b.IncludedRecords);

    public static TallyAmount operator -(TallyAmount a) => new(
        -a.Amount, -a.Whole, -a.Records, -a.Approximate, -a.LowerBounds, -a.Examples, -a.Included, -a.IncludedRecords);

    // Rounded up, so that what is rounded is never taken as exact.
    private static long Tenth(long number) => (number / 10) + (number % 10 > 0 ? 1 : 0);
}

/// <summary>One tally of one target.</summary>
internal readonly record struct Tally(string TargetId, TallyKey Key, TallyAmount Amount);
