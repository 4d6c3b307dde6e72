using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Reporting.State;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// The journal does not hold what is applied here: it is shorter, differs from some entry on, or is damaged. Waiting does not help, and nothing
/// from it may be applied.
/// </summary>
internal sealed class JournalDivergedException(long sequence, string message) : Exception(message)
{
    /// <summary>The entry at which the two differ, as far as it is known.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>How a journal differs from what is applied of it; null when it continues from there.</summary>
    public static JournalDivergedException? Between(Watermark applied, GetJournalStatusResponse status) =>
        applied.Sequence == 0 ? null
        : status.Sequence < applied.Sequence ? Shorter(JournalPlace.Of(status.Sequence, status.Hash), applied.Place)
        : JournalPlace.Of(applied.Sequence, status.HashAt) is var found && found != applied.Place ? Other(found, applied.Place)
        : null;

    /// <summary>The journal ends before what is applied.</summary>
    private static JournalDivergedException Shorter(JournalPlace end, JournalPlace applied) =>
        new(applied.Sequence, $"the journal ends at entry {end}, and {applied} is applied here");

    /// <summary>The journal has another entry than what is applied.</summary>
    public static JournalDivergedException Other(JournalPlace found, JournalPlace applied) =>
        new(applied.Sequence, $"the journal's entry {found} is not the one that is applied here, {applied}");

    /// <summary>The journal's own chain breaks.</summary>
    public static JournalDivergedException Broken(long sequence) =>
        new(sequence, $"the journal's entry {sequence} does not follow from the one before it");
}
