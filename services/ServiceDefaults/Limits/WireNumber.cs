namespace Medborgarlofte.ServiceDefaults.Limits;

/// <summary>
/// Numbers with decimals. Protobuf has no type for them, so they travel as doubles; from each service's mapping on they are decimals. A double
/// gives every decimal of fifteen digits back as it was.
/// </summary>
public static class WireNumber
{
    /// <summary>The most digits of a number, its decimals among them.</summary>
    public const int Digits = 15;

    // Beyond it nothing is a decimal; limits are far below.
    private const double LargestDecimal = 1e27;

    // What adding up leaves behind: 0.1 + 0.2 is 0.30000000000000004. Half of a sixth decimal is more than any of it.
    private const double Relative = 1e-15;
    private const double Largest = 1e-7;

    /// <summary>The decimal that was meant, without zeros at its end: 0.1 + 0.2 gives 0.3.</summary>
    /// <exception cref="OverflowException">It is none, by <see cref="IsDecimal"/>.</exception>
    public static decimal ToDecimal(double number) => (decimal)number;

    /// <summary>False for what no decimal holds: what is not finite, and far beyond the limits, which are only looked at with everything else.</summary>
    public static bool IsDecimal(double number) => Math.Abs(number) < LargestDecimal;

    /// <summary>True for what is a decimal of at most fifteen digits, of which so many stand after the point.</summary>
    public static bool HasDecimals(double number, int most)
    {
        if (!IsDecimal(number))
        {
            return false;
        }

        var exact = ToDecimal(number);
        return decimal.Round(exact, most) == exact && Math.Abs(number - (double)exact) <= Math.Min(Math.Abs(number) * Relative, Largest);
    }

    /// <summary>True when the number that a text states is kept by the double that it was read as.</summary>
    public static bool Keeps(double number, decimal stated) =>
        IsDecimal(number) && Math.Abs(stated - ToDecimal(number)) <= (decimal)Math.Min(Math.Abs(number) * Relative, Largest);

    /// <summary>For people and files: digits alone, never with an exponent. Null for what is no decimal.</summary>
    public static decimal? ToShow(double number) => IsDecimal(number) ? ToDecimal(number) : null;
}
