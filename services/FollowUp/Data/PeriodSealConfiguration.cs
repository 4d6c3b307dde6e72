using Medborgarlofte.FollowUp.Seals;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class PeriodSealConfiguration : IEntityTypeConfiguration<PeriodSeal>
{
    public void Configure(EntityTypeBuilder<PeriodSeal> builder)
    {
        builder.IsSourceRecord("period_seals");
        builder.Property(s => s.AgreementId).HasMaxLength(64);
        builder.Property(s => s.FollowUpHash).HasMaxLength(PeriodSealMapping.HashLength);
        builder.HasIndex(s => s.AgreementId);
    }
}
