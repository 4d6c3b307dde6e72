using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Journal.Records;

/// <summary>Key and common columns of everything that is reported.</summary>
public static class RecordModel
{
    /// <summary>Configures what every <see cref="SourceRecord"/> has.</summary>
    public static void IsSourceRecord<TRecord>(this EntityTypeBuilder<TRecord> record, string table) where TRecord : SourceRecord
    {
        record.ToTable(table);
        record.HasKey(r => new { r.Source, r.RecordId });
        record.Property(r => r.Source).HasMaxLength(64);
        record.Property(r => r.RecordId).HasMaxLength(64);
        record.Property(r => r.MunicipalityCode).HasMaxLength(4);
        record.Property(r => r.Reason).HasMaxLength(200);
        record.Property(r => r.ContentHash).HasMaxLength(32);
        record.Property(r => r.Version).IsConcurrencyToken();
        record.Ignore(r => r.EntryType);
        record.Ignore(r => r.Subject);
    }
}
