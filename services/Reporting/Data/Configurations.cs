using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Reporting.Data;

internal sealed class WatermarkConfiguration : IEntityTypeConfiguration<Watermark>
{
    public void Configure(EntityTypeBuilder<Watermark> builder)
    {
        builder.ToTable("watermarks");
        builder.HasKey(w => w.Journal);
        builder.Property(w => w.Journal).HasMaxLength(32);
        builder.Property(w => w.ParkedReason).HasMaxLength(Watermark.LongestReason);
        builder.Property(w => w.Hash).HasMaxLength(64);
        builder.Ignore(w => w.IsParked);
        builder.Ignore(w => w.Place);
        builder.HasData(
            new Watermark { Journal = JournalTypes.PoliceJournal },
            new Watermark { Journal = JournalTypes.MunicipalJournal },
            new Watermark { Journal = JournalTypes.FollowUpJournal });
    }
}

internal sealed class StoredAgreementConfiguration : IEntityTypeConfiguration<StoredAgreement>
{
    public void Configure(EntityTypeBuilder<StoredAgreement> builder)
    {
        builder.ToTable("agreement_versions");
        builder.HasKey(a => new { a.Id, a.Version });
        builder.Property(a => a.Id).HasMaxLength(64);
        builder.Property(a => a.MunicipalityCode).HasMaxLength(4);
        builder.Property(a => a.Terms).IsJson();
        builder.HasIndex(a => new { a.MunicipalityCode, a.SupersededAtMicros });
        builder.HasIndex(a => a.Sequence);
    }
}

internal sealed class StoredRecordConfiguration : IEntityTypeConfiguration<StoredRecord>
{
    public void Configure(EntityTypeBuilder<StoredRecord> builder)
    {
        builder.ToTable("record_versions");
        builder.HasKey(r => new { r.Type, r.Source, r.RecordId, r.Version });
        builder.Property(r => r.Source).HasMaxLength(64);
        builder.Property(r => r.RecordId).HasMaxLength(64);
        builder.Property(r => r.MunicipalityCode).HasMaxLength(4);
        builder.Ignore(r => r.Record);
        builder.Ignore(r => r.Manifest);
        builder.Ignore(r => r.Key);
        builder.Ignore(r => r.IsDocument);
        builder.HasIndex(r => new { r.Journal, r.Sequence });
        builder.HasIndex(r => new { r.MunicipalityCode, r.Journal, r.Sequence });

        // Every index costs each record. What follows is little, and is asked for by itself: narratives and documents, and what
        // replaced another, which is corrections and what has moved from one municipality to another.
        builder.HasIndex(r => new { r.MunicipalityCode, r.SupersededAtMicros, r.Type }, "IX_record_versions_Texts")
            .HasFilter($"\"Type\" >= {(int)StoredType.Narrative}");
        builder.HasIndex(r => new { r.Journal, r.Sequence }, "IX_record_versions_Replacing").HasFilter("\"Version\" > 1");

        // What held at an earlier place in a journal and has been replaced since.
        builder.HasIndex(r => new { r.MunicipalityCode, r.Journal, r.SupersededSequence }, "IX_record_versions_Superseded")
            .HasFilter("\"SupersededSequence\" > 0");
    }
}

internal sealed class InclusionConfiguration : IEntityTypeConfiguration<Inclusion>
{
    public void Configure(EntityTypeBuilder<Inclusion> builder)
    {
        builder.ToTable("inclusions");
        builder.HasKey(i => new { i.Type, i.Source, i.IncludedId, i.ById });
        builder.Property(i => i.Source).HasMaxLength(64);
        builder.Property(i => i.IncludedId).HasMaxLength(64);
        builder.Property(i => i.ById).HasMaxLength(64);
        builder.HasIndex(i => new { i.Type, i.Source, i.ById });
    }
}

internal sealed class StoredTallyConfiguration : IEntityTypeConfiguration<StoredTally>
{
    public void Configure(EntityTypeBuilder<StoredTally> builder)
    {
        builder.ToTable("tallies");
        builder.HasKey(t => new { t.AgreementId, t.CommitmentId, t.Revision, t.TargetId, t.Date, t.EndDate, t.Party, t.Area, t.Item });
        builder.Property(t => t.AgreementId).HasMaxLength(64);
        builder.Property(t => t.CommitmentId).HasMaxLength(64);
        builder.Property(t => t.TargetId).HasMaxLength(64);
        builder.Property(t => t.Area).HasMaxLength(64);
        builder.Property(t => t.Item).HasMaxLength(80);
        builder.Ignore(t => t.Address);
        builder.Ignore(t => t.Sums);
    }
}

internal sealed class IntakeStepConfiguration : IEntityTypeConfiguration<IntakeStep>
{
    public void Configure(EntityTypeBuilder<IntakeStep> builder)
    {
        builder.ToTable("intake_steps");
        builder.HasKey(s => new { s.Journal, s.KnownAtMicros, s.LastSequence });
        builder.Property(s => s.Hash).HasMaxLength(64);
    }
}

internal sealed class StoredCheckpointConfiguration : IEntityTypeConfiguration<StoredCheckpoint>
{
    public void Configure(EntityTypeBuilder<StoredCheckpoint> builder)
    {
        builder.ToTable("tally_checkpoints");
        builder.HasKey(c => new { c.MunicipalityCode, c.Police, c.Municipal, c.FollowUp });
        builder.Property(c => c.MunicipalityCode).HasMaxLength(4);
    }
}
