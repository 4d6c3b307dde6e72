using System.Runtime.ExceptionServices;
using Medborgarlofte.Reporting.Data;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Applies changes to the read store inside one transaction. An agreement re-counts its municipality, and a redaction changes what is
/// stored, so what came before them is written first.
/// </summary>
internal sealed class ReadStoreUpdate(ReportingDbContext context, CurrentWordings agreed)
{
    /// <summary>Returns how many commitments got other figures.</summary>
    public async Task<int> ApplyAsync(IReadOnlyList<JournalChange> changes, CancellationToken cancellationToken)
    {
        if (changes.OfType<UnreadableChange>().FirstOrDefault() is { } unreadable)
        {
            ExceptionDispatchInfo.Throw(unreadable.Cause);
        }

        var commitments = 0;
        for (var i = 0; i < changes.Count;)
        {
            if (changes[i] is AgreementChange agreement)
            {
                await new AgreementUpdate(context).ApplyAsync(agreement, cancellationToken);
                commitments += agreement.Agreement.Commitments.Count;
                i++;
                continue;
            }

            if (changes[i] is RedactionChange redaction)
            {
                await new RedactionUpdate(context).ApplyAsync(redaction, cancellationToken);
                i++;
                continue;
            }

            var run = changes.Skip(i).TakeWhile(change => change is not (AgreementChange or RedactionChange)).ToList();
            commitments += await new RecordUpdate(context, agreed).ApplyAsync(run, cancellationToken);
            i += run.Count;
        }

        return commitments;
    }
}
