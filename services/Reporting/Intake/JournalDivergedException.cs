using Medborgarlofte.Reporting.State;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// What is applied here is not, or no longer, what the journal holds: it is shorter, another one from some entry on, or damaged. Waiting
/// does not help, and nothing of it may be applied.
/// </summary>
internal sealed class JournalDivergedException(string message) : Exception(message)
{
    /// <summary>The journal ends before what is applied.</summary>
    public static JournalDivergedException Shorter(JournalPlace end, JournalPlace applied) =>
        new($"the journal ends at entry {end}, and {applied} is applied here");

    /// <summary>The journal has another entry than what is applied.</summary>
    public static JournalDivergedException Other(JournalPlace found, JournalPlace applied) =>
        new($"the journal's entry {found} is not the one that is applied here, {applied}");

    /// <summary>The journal's own chain breaks.</summary>
    public static JournalDivergedException Broken(long sequence) =>
        new($"the journal's entry {sequence} does not follow from the one before it");
}
