using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>Replaces stored versions by what a redaction has left of them. No text counts, so no figure changes.</summary>
internal sealed class RedactionUpdate(ReportingDbContext context)
{
    public async Task ApplyAsync(RedactionChange change, CancellationToken cancellationToken)
    {
        foreach (var version in change.Versions)
        {
            switch (version)
            {
                case RecordChange { Record: var record } counted:
                    await ReplaceAsync(new RecordKey(counted.Type, record.Source, record.RecordId), record.Version, record, cancellationToken);
                    break;
                case DocumentChange document:
                    await ReplaceAsync(document.Key, document.Version, document.Payload, cancellationToken);
                    break;
                case AgreementChange { Agreement: var terms }:
                    var stored = await context.Agreements.SingleOrDefaultAsync(
                        a => a.Id == terms.Id && a.Version == terms.Version, cancellationToken);
                    if (stored is not null)
                    {
                        context.Entry(stored).Property(a => a.Terms).CurrentValue = terms;
                    }

                    break;
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }

    private async Task ReplaceAsync(RecordKey key, long version, object payload, CancellationToken cancellationToken)
    {
        var stored = await context.Records.SingleOrDefaultAsync(
            r => r.Type == key.Type && r.Source == key.Source && r.RecordId == key.RecordId && r.Version == version, cancellationToken);
        if (stored is not null)
        {
            context.Entry(stored).Property(r => r.Payload).CurrentValue =
                JsonSerializer.Serialize(payload, payload.GetType(), JournalJson.Options);
        }
    }
}
