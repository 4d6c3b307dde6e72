using Medborgarlofte.Municipal.Campaigns;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Municipal.Data;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.IsSourceRecord("campaigns");
        builder.Property(c => c.Area).HasMaxLength(64);
        builder.Property(c => c.Kind).HasMaxLength(64);
        builder.Property(c => c.Title).HasMaxLength(120);
        builder.Property(c => c.NationalCampaign).HasMaxLength(120);
        builder.Property(c => c.DuplicateOf).HasMaxLength(130);
        builder.Property(c => c.RiskOccasions).IsJson();
        builder.HasIndex(c => new { c.MunicipalityCode, c.StartDate });
    }
}
