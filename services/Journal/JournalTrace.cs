using System.Diagnostics;

namespace Medborgarlofte.Journal;

/// <summary>Carries a trace from the call that wrote an entry to the batch that publishes it, by way of the journal.</summary>
internal static class JournalTrace
{
    // More would only make the span large; the entries are in the journal with their traces.
    private const int MostLinks = 32;

    private static readonly ActivitySource Source = new("Medborgarlofte.Journal");

    /// <summary>The caller's trace context as W3C traceparent; null when nobody records it.</summary>
    public static string? Current => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>A span in the trace of the run's first entry, linked to those of the others.</summary>
    public static Activity? Publish(string journal, IReadOnlyList<JournalEntry> run)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var contexts = run.Select(entry => entry.TraceParent).Distinct().Take(MostLinks + 1)
            .Select(parent => ActivityContext.TryParse(parent, traceState: null, isRemote: true, out var context) ? context : default)
            .Where(context => context != default).ToList();
        var activity = Source.StartActivity(
            "journal publish", ActivityKind.Internal, contexts.FirstOrDefault(), links: contexts.Skip(1).Select(context => new ActivityLink(context)));
        return activity?.SetTag("medborgarlofte.journal", journal).SetTag("medborgarlofte.first_sequence", run[0].Sequence)
            .SetTag("medborgarlofte.entries", run.Count);
    }
}
