namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Why a record does not count towards a target. The order is the order of the checks: the first one is stated.</summary>
internal enum Exclusion
{
    None = 0,
    Withdrawn,
    Duplicate,
    IncludedElsewhere,

    /// <summary>The record is in another municipality.</summary>
    Municipality,

    /// <summary>The record names another agreement or commitment, or is of a type that this goal does not count.</summary>
    NotAddressed,
    Kind,
    Party,
    NotJoint,
    ThirdParty,
    Area,
    Focus,
    Audience,
    Unit,
    StepNotReached,
    Body,
    Outcome,
    Item,

    /// <summary>The record is of another weekday, or of none of the days that the rule names.</summary>
    Day,
    Period,
}

/// <summary>One record against one target: counted (with what it adds to which tallies) or excluded for one reason.</summary>
/// <param name="Exclusion"><see cref="Exclusion.None"/> when it counts.</param>
/// <param name="Tallies">
/// What it adds to the sums; several when it covers several items. When excluded they add nothing to the count: of
/// <see cref="Exclusion.IncludedElsewhere"/> they tell where a part of the newer figure lies, and of work of a promised kind that the rule
/// leaves out that it was reported.
/// </param>
internal sealed record Match(Exclusion Exclusion, IReadOnlyList<Tally> Tallies)
{
    public bool Counts => Exclusion == Exclusion.None;
}
