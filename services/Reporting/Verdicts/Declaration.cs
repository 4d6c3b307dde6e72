using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A manifest as evidence: this party has declared these kinds complete for these days.</summary>
/// <param name="Party">Whose source declared it.</param>
/// <param name="Kinds">Kind codes; empty for all.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, included.</param>
internal sealed record Declaration(Party Party, IReadOnlyList<string> Kinds, DateOnly Start, DateOnly End)
{
    /// <summary>How many records the source says that it holds for the days and kinds.</summary>
    public long Stated { get; init; }

    /// <summary>How many of them have arrived.</summary>
    public long Held { get; init; }

    /// <summary>False when records are missing, or there are more than the source knows of: then it declares nothing until they agree.</summary>
    public bool IsAssured => Stated == Held;

    public bool Meets(DateSpan days) => Start <= days.End && End >= days.Start;

    public bool Covers(string kind, IReadOnlyCollection<string> apart) => Kinds.Count == 0 ? !apart.Contains(kind) : Kinds.Contains(kind);
}
