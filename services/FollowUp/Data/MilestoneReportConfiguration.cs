using Medborgarlofte.FollowUp.Milestones;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class MilestoneReportConfiguration : IEntityTypeConfiguration<MilestoneReport>
{
    public void Configure(EntityTypeBuilder<MilestoneReport> builder)
    {
        builder.IsSourceRecord("milestone_reports");
        builder.Property(r => r.AgreementId).HasMaxLength(64);
        builder.Property(r => r.CommitmentId).HasMaxLength(64);
        builder.Property(r => r.Step).HasMaxLength(64);
        builder.HasIndex(r => r.AgreementId);
    }
}
