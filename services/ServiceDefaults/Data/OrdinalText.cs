using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>
/// Codes and ids are compared byte by byte in every database: "TK-1" and "tk-1" are two records, and a list has one
/// order wherever it is read.
/// </summary>
public static class OrdinalText
{
    /// <summary>Gives every text column the provider's binary collation. SQLite's default is one.</summary>
    public static void UseOrdinalText(this ModelBuilder model, DatabaseFacade database)
    {
        var collation = database.IsSqlServer() ? "Latin1_General_100_BIN2" : database.IsNpgsql() ? "C" : null;
        if (collation is null)
        {
            return;
        }

        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(string)))
        {
            property.SetCollation(collation);
        }
    }
}
