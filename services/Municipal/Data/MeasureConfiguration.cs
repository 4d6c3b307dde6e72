using Medborgarlofte.Municipal.Measures;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Municipal.Data;

internal sealed class MeasureConfiguration : IEntityTypeConfiguration<Measure>
{
    public void Configure(EntityTypeBuilder<Measure> builder)
    {
        builder.IsSourceRecord("measures");
        builder.Property(m => m.Area).HasMaxLength(64);
        builder.Property(m => m.Kind).HasMaxLength(64);
        builder.Property(m => m.Title).HasMaxLength(120);
        builder.Property(m => m.Unit).HasMaxLength(64);
        builder.Property(m => m.DuplicateOf).HasMaxLength(130);
        builder.Property(m => m.Steps).IsJson();
        builder.Property(m => m.Outcomes).IsJson();
        builder.HasIndex(m => new { m.MunicipalityCode, m.Date });
    }
}
