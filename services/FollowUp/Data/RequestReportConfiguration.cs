using Medborgarlofte.FollowUp.Requests;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class RequestReportConfiguration : IEntityTypeConfiguration<RequestReport>
{
    public void Configure(EntityTypeBuilder<RequestReport> builder)
    {
        builder.IsSourceRecord("request_reports");
        builder.Property(r => r.AgreementId).HasMaxLength(64);
        builder.Property(r => r.CommitmentId).HasMaxLength(64);
        builder.HasIndex(r => r.AgreementId);
    }
}
