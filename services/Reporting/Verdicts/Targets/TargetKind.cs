using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets;

/// <summary>
/// One kind of target: which records count for it, how it is judged and what is said of it. The members that are not abstract hold what
/// most kinds do; what a kind does otherwise stands in the folder of its name. <see cref="TargetKinds"/> lists them.
/// </summary>
internal abstract partial class TargetKind
{
    /// <summary>As the API writes it.</summary>
    public abstract string Name { get; }

    /// <summary>True when the target states a goal of this kind.</summary>
    public abstract bool IsOf(TargetTerms target);

    /// <summary>Days it is judged over; null when the signed text states no end.</summary>
    public virtual DateSpan? Span(AgreementRecorded agreement, TargetTerms target) => CountedDays.Of(agreement, target);

    /// <summary>Outcome, pace and numbers on a day.</summary>
    public abstract TargetVerdict Judge(TargetCase target);

    /// <summary>True when a manifest can state that there were none: it declares activities, and says nothing of steps or measured values.</summary>
    public virtual bool IsDeclared => true;

    /// <summary>How complete the reports behind it are.</summary>
    public virtual TargetEvidence Evidence(TargetCase target, Outcome outcome) => TargetEvidence.OfDeclarations(target, outcome);
}
