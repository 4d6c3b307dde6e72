using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Columns of decimals, alike on every database.</summary>
public static class DecimalColumn
{
    // The limits of the protos: 12 digits before the point and the limit itself, which has 13, and 6 after it.
    private const int Digits = 19;
    private const int Decimals = 6;

    // Dividing by it takes the zeros at a number's end away.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>
    /// Keeps a number exactly. Databases give it back with zeros at its end, some with all six decimals: they are taken away, as they would
    /// stand in the journal's next entry and in what is hashed.
    /// </summary>
    public static PropertyBuilder<decimal> IsDecimal(this PropertyBuilder<decimal> property) =>
        property.HasPrecision(Digits, Decimals).HasConversion(number => number, stored => stored / One);
}
