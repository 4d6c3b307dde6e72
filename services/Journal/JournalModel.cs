using Medborgarlofte.Journal.Checkpoints;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal;

/// <summary>The journal's tables, the same in every service.</summary>
public static class JournalModel
{
    /// <summary>Adds the journal's tables to a service's model.</summary>
    public static void AddJournal(this ModelBuilder model)
    {
        model.Entity<JournalEntry>(entry =>
        {
            entry.ToTable("journal");
            entry.HasKey(e => e.Sequence);
            entry.Property(e => e.Sequence).ValueGeneratedNever();
            entry.Property(e => e.Type).HasMaxLength(64);
            entry.Property(e => e.Subject).HasMaxLength(200);
            entry.Property(e => e.Actor).HasMaxLength(200);
            entry.Property(e => e.Hash).HasMaxLength(32);
            entry.Property(e => e.TraceParent).HasMaxLength(55);
            entry.Ignore(e => e.RecordedAt);
            entry.Ignore(e => e.Texts);
            entry.Ignore(e => e.HasTexts);
            entry.Ignore(e => e.Content);
            entry.Ignore(e => e.IsRedacted);
            entry.HasIndex(e => new { e.Subject, e.Sequence });
        });
        model.Entity<JournalHead>(head =>
        {
            head.ToTable("journal_head");
            head.HasKey(h => h.Id);
            head.Property(h => h.Id).ValueGeneratedNever();
            head.Property(h => h.Hash).HasMaxLength(32);
            head.HasData(new JournalHead());
        });
        model.Entity<JournalPublication>(publication =>
        {
            publication.ToTable("journal_publication");
            publication.HasKey(p => p.Id);
            publication.Property(p => p.Id).ValueGeneratedNever();
            publication.Property(p => p.Owner).HasMaxLength(64);
            publication.HasData(new JournalPublication());
        });
        model.Entity<JournalText>(text =>
        {
            text.ToTable("journal_texts");
            text.HasKey(t => new { t.Sequence, t.Hash });
            text.Property(t => t.Hash).HasMaxLength(32);
            text.Property(t => t.Salt).HasMaxLength(16);
            text.Ignore(t => t.IsIntact);
        });
        model.Entity<KeptCheckpoint>(checkpoint =>
        {
            checkpoint.ToTable("journal_checkpoints");
            checkpoint.HasKey(c => c.Day);
            checkpoint.Property(c => c.Day).ValueGeneratedNever();
            checkpoint.Property(c => c.Note).HasMaxLength(1000);
        });
    }
}
