using Medborgarlofte.Journal.Checkpoints;

namespace Medborgarlofte.Journal.Verification;

/// <summary>Sorts what somebody has kept by journal, and tests its signatures.</summary>
public static class KeptCheckpoints
{
    /// <summary>The checkpoints of one journal that a trusted key has signed; the others are faults.</summary>
    /// <param name="options">The kept notes, and keys that are trusted before the service's own.</param>
    /// <param name="journal">Name of the journal.</param>
    /// <param name="own">The service's own key; null when it is not known.</param>
    /// <param name="report">Takes the faults.</param>
    public static IReadOnlyList<Checkpoint> Of(VerificationOptions options, string journal, VerifierKey? own, VerificationReport report)
    {
        IReadOnlyList<VerifierKey> trusted = options.Keys.Count > 0 ? options.Keys : own is null ? [] : [own];
        var signed = new List<Checkpoint>();
        foreach (var note in options.Expected)
        {
            if (Checkpoint.Parse(note.Text) is not { } checkpoint)
            {
                report.Fault("checkpoint", "it is signed, but not a checkpoint of a journal");
            }
            else if (checkpoint.Journal == journal && !trusted.Any(note.IsSignedBy))
            {
                report.Fault("checkpoint", trusted.Count == 0
                    ? $"the key of journal {journal} is not known here; give it with --key"
                    : $"the one of entry {checkpoint.Sequence} of journal {journal} is not signed by {string.Join(" or ", trusted)}");
            }
            else if (checkpoint.Journal == journal)
            {
                signed.Add(checkpoint);
            }
        }

        return signed;
    }

    /// <summary>Names the checkpoints of journals that are not checked here.</summary>
    public static void RequireKnown(VerificationOptions options, IReadOnlyCollection<string> journals, VerificationReport report)
    {
        foreach (var journal in options.Expected.Select(note => Checkpoint.Parse(note.Text)?.Journal).OfType<string>().Except(journals))
        {
            report.Missing($"checkpoint: the journal {journal} is not checked here");
        }
    }
}
