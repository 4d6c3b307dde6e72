using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal.Importing;

/// <summary>The tables of import runs and mappings.</summary>
public static class ImportModel
{
    /// <summary>Adds them to a service's model.</summary>
    public static void AddImportRuns(this ModelBuilder model)
    {
        model.Entity<StoredImportRun>(run =>
        {
            run.ToTable("import_runs");
            run.HasKey(r => r.Id);
            run.Property(r => r.Id).HasMaxLength(64);
            run.Property(r => r.Source).HasMaxLength(64);
            run.Property(r => r.RecordType).HasMaxLength(64);
            run.Property(r => r.Form).HasMaxLength(16);
            run.Property(r => r.Failure).HasMaxLength(64);
            run.Property(r => r.Separator).HasMaxLength(1);
            run.Property(r => r.RefusalReasons).IsJson();
            run.Property(r => r.Columns).IsJson();
            run.HasIndex(r => new { r.Source, r.BegunAtMicros });
            run.HasIndex(r => r.BegunAtMicros);
        });
        model.Entity<StoredRefusedRow>(row =>
        {
            row.ToTable("import_refused_rows");
            row.HasKey(r => new { r.ImportId, r.Line });
            row.Property(r => r.ImportId).HasMaxLength(64);
            row.Property(r => r.Line).ValueGeneratedNever();
            row.Property(r => r.RecordId).HasMaxLength(64);
            row.Property(r => r.Reason).HasMaxLength(64);
            row.Property(r => r.Cells).IsJson();
            row.HasIndex(r => r.BegunAtMicros);
        });
        model.Entity<StoredMapping>(mapping =>
        {
            mapping.ToTable("import_mappings");
            mapping.HasKey(m => new { m.Source, m.Name });
            mapping.Property(m => m.Source).HasMaxLength(64);
            mapping.Property(m => m.Name).HasMaxLength(64);
        });
    }
}
