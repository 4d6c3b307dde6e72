using Medborgarlofte.FollowUp.Observations;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class IndicatorObservationConfiguration : IEntityTypeConfiguration<IndicatorObservation>
{
    public void Configure(EntityTypeBuilder<IndicatorObservation> builder)
    {
        builder.IsSourceRecord("indicator_observations");
        builder.Property(o => o.AgreementId).HasMaxLength(64);
        builder.Property(o => o.CommitmentId).HasMaxLength(64);
        builder.Property(o => o.TargetId).HasMaxLength(64);
        builder.Property(o => o.Value).IsDecimal();
        builder.Property(o => o.PublishedIn).HasMaxLength(IndicatorObservationMapping.LongestPublishedIn);
        builder.HasIndex(o => o.AgreementId);
    }
}
