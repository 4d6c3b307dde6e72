using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A manifest as evidence: this party has declared these kinds complete for these days.</summary>
/// <param name="Party">Whose source declared it; UNSPECIFIED for the coordinators, who declare their own meetings.</param>
/// <param name="Kinds">Kind codes; empty for all.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, included.</param>
internal sealed record Declaration(Party Party, IReadOnlyList<string> Kinds, DateOnly Start, DateOnly End)
{
    /// <summary>Areas that it is limited to; empty for all.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Focuses that it is limited to: what has any of them; empty for all.</summary>
    public IReadOnlyList<string> Focuses { get; init; } = [];

    /// <summary>How many records the source says that it holds for the days and kinds.</summary>
    public long Stated { get; init; }

    /// <summary>How many of them have arrived.</summary>
    public long Held { get; init; }

    /// <summary>True when there are as many records, and by the checksum they are not the same.</summary>
    public bool ChecksumDiffers { get; init; }

    /// <summary>False when records are missing, or there are other or more than the source knows of: then it declares nothing until they agree.</summary>
    public bool IsAssured => Stated == Held && !ChecksumDiffers;

    public bool Meets(DateSpan days) => Start <= days.End && End >= days.Start;

    /// <summary>
    /// True for one of the kinds that coordinators enter themselves. A manifest without kinds speaks of what its source reports, which these are not
    /// part of.
    /// </summary>
    public static bool IsCoordinators(string kind) => ActivityKinds.OfCoordinators.Contains(kind);

    /// <summary>True when it speaks of all of a part of what counts.</summary>
    public bool Covers(CountedPart part) => CoversKind(part)
        && (Areas.Count == 0 || Areas.Contains(part.Area))
        && (Focuses.Count == 0 || Focuses.Any(part.Focuses.Contains));

    private bool CoversKind(CountedPart part) => Party == Party.Unspecified
        ? IsCoordinators(part.Kind) && (Kinds.Count == 0 || Kinds.Contains(part.Kind))
        : Party == part.Party && (Kinds.Count == 0 ? !IsCoordinators(part.Kind) : Kinds.Contains(part.Kind));
}

/// <summary>A part of what counts for a target, which somebody must declare for a day to be declared.</summary>
/// <param name="Party">Whose records.</param>
/// <param name="Kind">Of which kind; empty for any.</param>
/// <param name="Area">In which area; empty for any.</param>
/// <param name="Focuses">Each of the records has at least one of these; empty when it may have any or none.</param>
internal sealed record CountedPart(Party Party, string Kind, string Area, IReadOnlyList<string> Focuses);
