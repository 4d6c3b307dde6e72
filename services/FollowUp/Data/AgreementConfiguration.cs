using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("agreements");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasMaxLength(64);
        builder.Property(a => a.MunicipalityCode).HasMaxLength(4);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Property(a => a.ContentHash).HasMaxLength(32);
        builder.Property(a => a.Terms).IsJson();
        builder.Ignore(a => a.Subject);
        builder.HasIndex(a => new { a.MunicipalityCode, a.PeriodStart });
    }
}
