using Medborgarlofte.Journal.Manifests;
using Medborgarlofte.Police.Manifests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Police.Data;

internal sealed class PoliceManifestConfiguration : IEntityTypeConfiguration<PoliceManifest>
{
    public void Configure(EntityTypeBuilder<PoliceManifest> builder) => ReportedManifest.Configure(builder);
}
