using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <summary>A column of every kind that the services have.</summary>
internal sealed class BulkRow
{
    public required string Group { get; init; }
    public required int Number { get; init; }
    public string Text { get; init; } = "";
    public string? Maybe { get; init; }
    public byte[] Hash { get; init; } = [];
    public bool Yes { get; init; }
    public long Long { get; init; }
    public decimal Decimal { get; init; }
    public DateOnly Day { get; init; }
    public DateOnly? Until { get; init; }
    public DayOfWeek Kind { get; init; }
    public List<string> Texts { get; init; } = [];
    public List<DayOfWeek> Kinds { get; init; } = [];
    public List<BulkPart> Parts { get; init; } = [];
}

/// <summary>Stored as JSON.</summary>
internal sealed record BulkPart(string Name, int Count);

/// <summary>Numbers under a key.</summary>
internal sealed class BulkSum
{
    public required string Group { get; init; }
    public required int Number { get; init; }
    public long One { get; set; }
    public long Other { get; set; }
}

/// <summary>A text under a key that ends with an id.</summary>
internal sealed class BulkName
{
    public required string Group { get; init; }
    public required string Id { get; init; }
    public string Text { get; set; } = "";
}

/// <summary>The three tables.</summary>
internal sealed class BulkContext(DbContextOptions<BulkContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BulkRow>(row =>
        {
            row.ToTable("bulk_rows");
            row.HasKey(r => new { r.Group, r.Number });
            row.Property(r => r.Group).HasMaxLength(64);
            row.Property(r => r.Parts).IsJson();
            row.Property(r => r.Decimal).IsDecimal();
        });
        modelBuilder.Entity<BulkSum>(sum =>
        {
            sum.ToTable("bulk_sums");
            sum.HasKey(s => new { s.Group, s.Number });
            sum.Property(s => s.Group).HasMaxLength(64);
        });
        modelBuilder.Entity<BulkName>(name =>
        {
            name.ToTable("bulk_names");
            name.HasKey(n => new { n.Group, n.Id });
            name.Property(n => n.Group).HasMaxLength(64);
            name.Property(n => n.Id).HasMaxLength(64);
        });
        modelBuilder.UseOrdinalText(Database);
    }
}
