using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>The days on which records count.</summary>
internal static class CountedDays
{
    /// <summary>The agreement's period from the day it holds; null when the signed text states no period.</summary>
    public static DateSpan? Of(AgreementRecorded agreement) => agreement.Period is { } period
        ? new DateSpan(Later(period.Start, agreement.ValidFrom ?? period.Start), period.End)
        : null;

    /// <summary>The same cut to the target's own part; null when neither states an end.</summary>
    public static DateSpan? Of(AgreementRecorded agreement, TargetTerms target) =>
        agreement.Period is null && target.Within is null ? null : Limits(agreement, target);

    /// <summary>As above, with the widest possible ends where nothing is stated: without a period every date counts.</summary>
    public static DateSpan Limits(AgreementRecorded agreement, TargetTerms target)
    {
        DateSpan period = agreement.Period ?? new DateSpan(DateOnly.MinValue, DateOnly.MaxValue);
        DateSpan within = target.Within ?? period;
        DateOnly start = Later(Later(period.Start, within.Start), agreement.ValidFrom ?? period.Start);
        return new DateSpan(start, period.End < within.End ? period.End : within.End);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
