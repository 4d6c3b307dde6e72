using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Journal.Checkpoints;

namespace Medborgarlofte.Journal.Verification;

/// <summary>
/// Walks a journal once, from its first entry to its head: no entry is missing, each hash is what entry and predecessor make it, and each
/// checkpoint that somebody kept is one of the entries. Ends where the entries end, whatever the head says.
/// </summary>
public sealed class ChainCheck(JournalReader journal, VerificationReport report)
{
    private readonly string kind = $"journal {journal.Journal}";
    private readonly Dictionary<string, long> missing = [];
    private byte[]? previous = [];
    private long expected = 1;
    private long recordedAt = long.MinValue;

    /// <summary>The last entry of each subject, up to <see cref="UpTo"/>.</summary>
    public LastEntries Last { get; } = new();

    /// <summary>Sequence of the head when the walk began.</summary>
    public long UpTo { get; private set; }

    /// <summary>Walks the journal.</summary>
    /// <param name="kept">Checkpoints of this journal with a valid signature.</param>
    /// <param name="page">Takes each page of entries, whole or not.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(
        IReadOnlyList<Checkpoint> kept, Func<IReadOnlyList<JournalEntry>, Task>? page, CancellationToken cancellationToken)
    {
        var head = await journal.StatusAsync(cancellationToken);
        UpTo = head.Sequence;
        var open = kept.ToList();
        byte[] last = [];
        await foreach (var entries in journal.ReadAsync(0, UpTo, cancellationToken))
        {
            foreach (var entry in entries)
            {
                Check(entry);
                open.RemoveAll(checkpoint => IsMet(checkpoint, entry));
                if (entry.Type != JournalTypes.TextRedacted)
                {
                    Last.Add(entry.Subject, entry.Sequence);
                }

                last = entry.Hash;
            }

            report.Progress($"{kind}: entries", expected - 1, UpTo);
            await (page?.Invoke(entries) ?? Task.CompletedTask);
        }

        if (expected <= UpTo)
        {
            report.Fault(kind, $"{Span(expected, UpTo)} missing: the head says {UpTo}");
        }
        else if (!last.AsSpan().SequenceEqual(head.Hash.Span))
        {
            report.Fault(kind, $"the head has another hash than entry {UpTo}");
        }

        foreach (var sequence in missing.Values)
        {
            report.Fault(kind, $"a text of entry {sequence} is missing, and no redaction has removed it");
        }

        await CheckAfterHeadAsync(cancellationToken);
        open.ForEach(checkpoint => report.Fault(
            kind, $"does not go on from the kept checkpoint: it has no entry {checkpoint.Sequence}, and {expected - 1} is its last"));
        report.Tell($"{kind}: {expected - 1} entries");
    }

    private void Check(JournalEntry entry)
    {
        if (entry.Sequence != expected)
        {
            report.Fault(kind, $"{Span(expected, entry.Sequence - 1)} missing");
            previous = null;
        }

        // After a gap nobody knows what the entry's hash was made of.
        if (previous is not null && !entry.ComputeHash(previous).AsSpan().SequenceEqual(entry.Hash))
        {
            report.Fault(kind, $"the chain breaks at entry {entry.Sequence}");
        }

        if (entry.RecordedAtMicros < recordedAt)
        {
            report.Fault(kind, $"entry {entry.Sequence} was recorded before the one before it");
        }

        CheckTexts(entry);
        (previous, expected, recordedAt) = (entry.Hash, entry.Sequence + 1, entry.RecordedAtMicros);
    }

    /// <summary>Each text is the one that was hashed. One that is not there must be in a redaction, which comes later.</summary>
    private void CheckTexts(JournalEntry entry)
    {
        if (!entry.HasTexts)
        {
            return;
        }

        var tokens = FreeTexts.TokensIn(entry.Payload).ToHashSet();
        foreach (var text in entry.Texts!)
        {
            if (!text.IsIntact || !tokens.Remove(FreeTexts.Token(text.Hash)))
            {
                report.Fault(kind, $"a text of entry {entry.Sequence} is another than was recorded");
            }
        }

        if (entry.Type == JournalTypes.TextRedacted)
        {
            var redacted = JsonSerializer.Deserialize<TextRedacted>(entry.Payload, JournalJson.Options)!;
            redacted.Texts.ToList().ForEach(token => missing.Remove(token));
            return;
        }

        foreach (var token in tokens)
        {
            missing.TryAdd(token, entry.Sequence);
        }
    }

    private bool IsMet(Checkpoint kept, JournalEntry entry)
    {
        if (kept.Sequence != entry.Sequence)
        {
            return false;
        }

        if (kept.Hash.AsSpan().SequenceEqual(entry.Hash) && kept.RecordedAtMicros == entry.RecordedAtMicros)
        {
            report.Tell($"{kind}: goes on from the kept checkpoint of entry {kept.Sequence}");
        }
        else
        {
            report.Fault(kind, $"does not go on from the kept checkpoint: entry {kept.Sequence} is another than it was");
        }

        return true;
    }

    /// <summary>What was appended meanwhile has moved the head with it.</summary>
    private async Task CheckAfterHeadAsync(CancellationToken cancellationToken)
    {
        await foreach (var entries in journal.ReadAsync(UpTo, long.MaxValue, cancellationToken))
        {
            var head = await journal.StatusAsync(cancellationToken);
            if (entries[0].Sequence > head.Sequence)
            {
                report.Fault(kind, $"entry {entries[0].Sequence} stands after the head, which says {head.Sequence}");
            }

            break;
        }
    }

    private static string Span(long from, long to) => from == to ? $"entry {from} is" : $"entries {from}-{to} are";
}
