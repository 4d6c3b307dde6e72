using Medborgarlofte.Police.Activities;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Police.Data;

internal sealed class PoliceActivityConfiguration : IEntityTypeConfiguration<PoliceActivity>
{
    public void Configure(EntityTypeBuilder<PoliceActivity> builder)
    {
        builder.IsSourceRecord("police_activities");
        builder.Property(a => a.Area).HasMaxLength(64);
        builder.Property(a => a.Kind).HasMaxLength(64);
        builder.Property(a => a.Unit).HasMaxLength(64);
        builder.Property(a => a.DuplicateOf).HasMaxLength(130);
        builder.Property(a => a.Outcomes).IsJson();
        builder.HasIndex(a => new { a.MunicipalityCode, a.Date });
    }
}
