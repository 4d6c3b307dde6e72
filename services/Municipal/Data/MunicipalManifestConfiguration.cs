using Medborgarlofte.Journal.Manifests;
using Medborgarlofte.Municipal.Manifests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Municipal.Data;

internal sealed class MunicipalManifestConfiguration : IEntityTypeConfiguration<MunicipalManifest>
{
    public void Configure(EntityTypeBuilder<MunicipalManifest> builder) => ReportedManifest.Configure(builder);
}
