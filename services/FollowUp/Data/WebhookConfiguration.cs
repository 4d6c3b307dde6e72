using Medborgarlofte.FollowUp.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhooks");
        builder.HasKey(w => w.Id);
        builder.Property(w => w.Id).HasMaxLength(32);
        builder.Property(w => w.Source).HasMaxLength(64);
        builder.Property(w => w.MunicipalityCode).HasMaxLength(4);
        builder.Property(w => w.Url).HasMaxLength(500);
        builder.Property(w => w.Secret).HasMaxLength(500);
        builder.Property(w => w.Position).HasMaxLength(64);
        builder.Ignore(w => w.Subject);
        builder.Ignore(w => w.AddressHash);
        builder.HasIndex(w => w.Source);
        builder.HasIndex(w => new { w.Stopped, w.DueAtMicros });
    }
}
