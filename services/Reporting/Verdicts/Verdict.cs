using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>The judgement of one commitment on one day, without words.</summary>
internal sealed record Verdict
{
    public required CommitmentTerms Commitment { get; init; }

    /// <summary>The day judged at, Europe/Stockholm.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Days on which records count; null when the signed text states no period.</summary>
    public required DateSpan? Period { get; init; }
    public required IReadOnlyList<TargetVerdict> Targets { get; init; }
    public required Outcome Outcome { get; init; }
    public required Pace Pace { get; init; }
    public required EvidenceState Evidence { get; init; }

    /// <summary>First elapsed day that is not declared complete; null when there is none.</summary>
    public required DateOnly? NotReportedSince { get; init; }

    /// <summary>
    /// Each responsible party's own counted amount, for a joint commitment, and last what both did together; empty otherwise, and when all
    /// of it was done together.
    /// </summary>
    public required IReadOnlyList<PartyPart> Parts { get; init; }

    /// <summary>True when a counted record is example data.</summary>
    public required bool Example { get; init; }

    /// <summary>SHA-256, lower-case hex, over everything that went in.</summary>
    public required string InputHash { get; init; }

    /// <summary>True when what is stored could not be computed with: the commitment is shown, and nothing is said of how it went.</summary>
    public bool IsNotComputed { get; init; }
}

/// <summary>What one party's records counted; UNSPECIFIED for what both did together.</summary>
internal sealed record PartyPart(Party Party, long Count)
{
    /// <summary>Whether it may be published.</summary>
    public Hiding Hiding { get; init; }
}

/// <summary>The judgement of one target.</summary>
internal sealed record TargetVerdict
{
    public required TargetTerms Target { get; init; }

    /// <summary>The promised number for the period as a whole (occasions, percent, items × times × windows, steps); null when none.</summary>
    public decimal? Required { get; init; }

    /// <summary>Upper number of a range.</summary>
    public decimal? RequiredUpper { get; init; }

    /// <summary>True when more than the upper number of a range breaks it.</summary>
    public bool UpperIsCeiling { get; init; }

    /// <summary>True when the promised number holds for each of several areas.</summary>
    public bool EachArea { get; init; }
    public Comparison Comparison { get; init; }
    public Per Per { get; init; } = Per.Period;

    /// <summary>The counted number in the same unit as <see cref="Required"/>; null when nothing has been reported.</summary>
    public decimal? Count { get; init; }

    /// <summary>Whether <see cref="Count"/> may be published.</summary>
    public Hiding Hiding { get; init; }

    /// <summary>True when another published number of persons is a part of this one, or this one of it.</summary>
    public bool IsBesideOthers { get; init; }

    /// <summary>Counted records.</summary>
    public long Records { get; init; }

    /// <summary>True when there is a number to state: a record, or a declaration that there are none.</summary>
    public bool HasFigures { get; init; }

    /// <summary>True when a party has told of the work in words.</summary>
    public bool IsNarrated { get; init; }

    /// <summary>What each of them states.</summary>
    public IReadOnlyList<PartyStatement> Statements { get; init; } = [];

    /// <summary>What is reported of the promised kinds and does not count.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>Whose records counted, and where.</summary>
    public CountedParts Counted { get; init; } = CountedParts.None;

    /// <summary>Manifests about its days that do not agree with the records that there are.</summary>
    public IReadOnlyList<Declaration> NotAssured { get; init; } = [];

    /// <summary>True when it runs and nothing that decides anything is reported or declared yet.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>True when the count is a lower bound or approximate.</summary>
    public bool Approximate { get; init; }

    /// <summary>True when the count is a lower bound ("drygt sextio", said as "minst 60"): no source has rounded it in both directions.</summary>
    public bool LowerBound { get; init; }

    /// <summary>How an indicator had changed, where that decides and no value.</summary>
    public ObservedChange Change { get; init; }

    /// <summary>Null for a target over the whole period.</summary>
    public WindowSummary? Windows { get; init; }
    public required Outcome Outcome { get; init; }
    public required Pace Pace { get; init; }
    public RescueNumber? Rescue { get; init; }

    /// <summary>Each window, item, step or area, in order.</summary>
    public IReadOnlyList<WindowVerdict> Details { get; init; } = [];
    public required EvidenceState Evidence { get; init; }
    public DateOnly? NotReportedSince { get; init; }

    /// <summary>Days this target is judged over: the period cut to the target's own part; null when there is no period.</summary>
    public DateSpan? Span { get; init; }

    /// <summary>With a counted number, where there is one to state.</summary>
    public TargetVerdict WithCount(decimal count) => this with { Count = HasFigures ? count : null };
}

/// <summary>Windows of a cadence by how they went.</summary>
internal sealed record WindowSummary(int Met, int Missed, int Open, int NotReported, int Cut)
{
    /// <summary>
    /// True when some of the missed windows are proven by a sum over many windows ("71 in 92 days"): at least that many were missed,
    /// and which ones cannot be told.
    /// </summary>
    public bool MissedIsLowerBound { get; init; }
}

/// <summary>How one window, item, step or area went.</summary>
internal enum WindowState
{
    Met,
    Missed,
    Open,
    NotReported,
    Cut,
}

/// <summary>One window, item, step or area.</summary>
/// <param name="Label">"2020-W12", "2021-05", "2021-Q1", "midsommar:2021", a step code, an area code.</param>
/// <param name="Name">Public name; null when the label is one already.</param>
/// <param name="Days">Its days, where it has any.</param>
internal sealed record WindowVerdict(string Label, BothLanguages? Name, DateSpan? Days, long Count, WindowState State)
{
    /// <summary>Whether its number may be published.</summary>
    public Hiding Hiding { get; init; }

    /// <summary>Of a share what <see cref="Count"/> is a part of.</summary>
    public long Whole { get; init; }

    /// <summary>Of a share its percent, which stands in the place of the count; null for a share of nothing.</summary>
    public decimal? Percent { get; init; }
}

/// <summary>What would still be enough: this many more, or this many in each window of the rest of the period.</summary>
/// <param name="Remaining">How many are left.</param>
/// <param name="Rate">How many in each <paramref name="Per"/>, rounded up to what a person can plan; null when less than one window is left.</param>
internal sealed record RescueNumber(long Remaining, decimal? Rate, Per Per);
