using Medborgarlofte.FollowUp.Meetings;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.FollowUp.Data;

internal sealed class CoordinationMeetingConfiguration : IEntityTypeConfiguration<CoordinationMeeting>
{
    public void Configure(EntityTypeBuilder<CoordinationMeeting> builder)
    {
        builder.IsSourceRecord("coordination_meetings");
        builder.Property(m => m.AgreementId).HasMaxLength(64);
        builder.Property(m => m.Kind).HasMaxLength(64);
        builder.HasIndex(m => m.AgreementId);
    }
}
