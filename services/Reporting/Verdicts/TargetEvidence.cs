using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>How much of the elapsed days the sources have declared complete.</summary>
/// <param name="NotReportedSince">First day that should have been declared and is not.</param>
internal readonly record struct TargetEvidence(EvidenceState State, DateOnly? NotReportedSince)
{
    /// <summary>The least of the targets': what is missing for one is missing for the commitment.</summary>
    public static TargetEvidence Together(IReadOnlyList<TargetVerdict> targets)
    {
        EvidenceState state = targets.Select(target => target.Evidence).Distinct().Count() == 1
            ? targets[0].Evidence
            : targets.Count == 0 ? EvidenceState.None : EvidenceState.Partial;
        return new TargetEvidence(state, targets.Min(target => target.NotReportedSince));
    }

    /// <summary>By what manifests declare of its days.</summary>
    public static TargetEvidence OfDeclarations(TargetCase target, Outcome outcome)
    {
        // Meetings are entered by the coordinators themselves, who send no manifests: when enough of them stand there, nothing is missing.
        if (outcome == Outcome.Fulfilled && DeclaredDays.AreCoordinators(target.Target))
        {
            return new TargetEvidence(EvidenceState.Complete, null);
        }

        return OfDeclarations(target);
    }

    /// <summary>The same, whatever has come of it.</summary>
    public static TargetEvidence OfDeclarations(TargetCase target)
    {
        bool declared = target.Span is { } span && target.Declared.Meet(span);
        DateOnly? since = DueDays(target) is { } due ? target.Declared.FirstGap(due) : null;
        EvidenceState state = declared && since is null ? EvidenceState.Complete
            : declared || target.IsReported || target.Beside.Count > 0 ? EvidenceState.Partial
            : EvidenceState.None;
        return new TargetEvidence(state, since);
    }

    /// <summary>
    /// The elapsed days that ought to be declared by now; null when there are none. Sources declare month by month, so while the period
    /// runs the current and the previous calendar month are not asked for; when it is over, all of it is.
    /// </summary>
    private static DateSpan? DueDays(TargetCase target)
    {
        if (target.Span is not { } span)
        {
            return null;
        }

        DateOnly grace = new DateOnly(target.Day.Year, target.Day.Month, 1).AddMonths(-1).AddDays(-1);
        DateOnly end = target.IsOver || span.End < grace ? span.End : grace;
        return end >= span.Start ? new DateSpan(span.Start, end) : null;
    }
}
