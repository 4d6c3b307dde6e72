using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets;

/// <summary>What its numbers are, which decides how they are drawn and what of them may be published.</summary>
internal abstract partial class TargetKind
{
    /// <summary>True when its number is the percentage that the amount is of the whole.</summary>
    public virtual bool IsRatio => false;

    /// <summary>True when its number is the amount itself, and no percentage and no number of kept items.</summary>
    public virtual bool NumberIsAmount(TargetTerms target) => !IsRatio;

    /// <summary>True when the amount adds up what records state as their quantity.</summary>
    public virtual bool AmountIsQuantity(TargetTerms target) => target.Counting.Outcome.Length == 0;

    /// <summary>The results or units, those of persons alone, that the amount adds up.</summary>
    public virtual IReadOnlyList<string> PersonsCounted(TargetTerms target) =>
        [.. target.Counting.Rules().SelectMany(rule => SmallNumbers.PersonsOf(rule.Outcome, rule.Unit)).Distinct()];

    /// <summary>The same for the whole of a percentage.</summary>
    public virtual IReadOnlyList<string> PersonsOfWhole(TargetTerms target) => [];

    /// <summary>How its number grew, for one that can grow evenly; empty otherwise. See <see cref="Occasions.ProgressSeries"/>.</summary>
    /// <param name="verdict">The judged target.</param>
    /// <param name="tallies">The sums of its commitment.</param>
    /// <param name="day">The day judged at: what is dated later has not been done on it.</param>
    public virtual IReadOnlyList<(DateOnly Day, long Total)> Progress(TargetVerdict verdict, IEnumerable<Tally> tallies, DateOnly day) => [];
}
