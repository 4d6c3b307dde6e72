using Medborgarlofte.FollowUp.Reviews;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class AnnualReviewConfiguration : IEntityTypeConfiguration<AnnualReview>
{
    public void Configure(EntityTypeBuilder<AnnualReview> builder)
    {
        builder.IsSourceRecord("annual_reviews");
        builder.Property(r => r.AgreementId).HasMaxLength(64);
        builder.Property(r => r.Findings).HasMaxLength(AnnualReviewMapping.LongestFindings);
        builder.HasIndex(r => r.AgreementId);
    }
}
