using Medborgarlofte.FollowUp.SituationPictures;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class SituationPictureConfiguration : IEntityTypeConfiguration<SituationPicture>
{
    public void Configure(EntityTypeBuilder<SituationPicture> builder)
    {
        builder.IsSourceRecord("situation_pictures");
        builder.Property(p => p.Title).HasMaxLength(SituationPictureMapping.LongestTitle);
        builder.Property(p => p.Problems).IsJson();
        builder.HasIndex(p => p.MunicipalityCode);
    }
}
