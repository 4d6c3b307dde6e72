using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Codes and ids are compared byte by byte in every database: "TK-1" and "tk-1" are two records, and a list has one
/// order wherever it is read.
/// </summary>
public static class OrdinalText
{
    /// <summary>Collation of every text column in SQL Server.</summary>
    public const string SqlServerCollation = "Latin1_General_100_BIN2";

    private static readonly ValueComparer<string> Ordinal = new(
        (one, other) => string.Equals(one, other, StringComparison.Ordinal), text => text.GetHashCode(StringComparison.Ordinal), text => text);

    /// <summary>
    /// Gives every text column the provider's binary collation; SQLite's default is one. The change tracker compares as the column does:
    /// EF Core's provider for SQL Server takes the keys "TK-1" and "tk-1" for one entity, whatever the collation.
    /// </summary>
    public static void UseOrdinalText(this ModelBuilder model, DatabaseFacade database)
    {
        var collation = database.IsSqlServer() ? SqlServerCollation : database.IsNpgsql() ? "C" : null;
        foreach (var property in model.Model.GetEntityTypes().SelectMany(Properties).Where(property => property.ClrType == typeof(string)))
        {
            property.SetValueComparer(Ordinal);
            property.SetProviderValueComparer(Ordinal);
            if (collation is not null)
            {
                property.SetCollation(collation);
            }
        }
    }

    private static IEnumerable<IMutableProperty> Properties(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(part => Properties(part.ComplexType)));
}
