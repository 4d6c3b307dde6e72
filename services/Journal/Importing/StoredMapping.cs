using Medborgarlofte.Journal.Verification;

namespace Medborgarlofte.Journal.Importing;

/// <summary>A source's own names of columns and codes.</summary>
[NotJournaled]
public sealed class StoredMapping
{
    /// <summary>Source system whose it is.</summary>
    public required string Source { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was stored, in microseconds since 1970-01-01 UTC.</summary>
    public required long RecordedAtMicros { get; set; }

    /// <summary>The mapping as JSON of its message.</summary>
    public required string Content { get; set; }
}
