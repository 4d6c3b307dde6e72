using Medborgarlofte.FollowUp.Narratives;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class NarrativeConfiguration : IEntityTypeConfiguration<Narrative>
{
    public void Configure(EntityTypeBuilder<Narrative> builder)
    {
        builder.IsSourceRecord("narratives");
        builder.Property(n => n.AgreementId).HasMaxLength(64);
        builder.Property(n => n.CommitmentId).HasMaxLength(64);
        builder.Property(n => n.Text).HasMaxLength(NarrativeMapping.LongestText);
        builder.HasIndex(n => n.AgreementId);
    }
}
