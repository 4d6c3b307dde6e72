using Medborgarlofte.FollowUp.Seals;
using Medborgarlofte.ServiceDefaults.Data;
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
        builder.Property(s => s.Position).HasMaxLength(PeriodSealMapping.LongestPosition);
        builder.Property(s => s.Commitments).IsJson().HasDefaultValueSql("'[]'");
        builder.HasIndex(s => s.AgreementId);
    }
}
