using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements.Targets;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Points out windows that the ends of the judged days cut: they are shown and never judged.</summary>
internal static class WindowLinter
{
    public static IEnumerable<LintWarning> Lint(AgreementRecorded terms) =>
        from commitment in terms.Commitments.Index()
        from target in commitment.Item.Targets.Index()
        where (target.Item.Within ?? terms.Period) is { } days && CutsWindows(target.Item, days)
        select Warnings.Of($"commitments[{commitment.Index}].targets[{target.Index}]", "CUT_WINDOWS",
            "Periodens gränser delar fönster som löftet gäller för. De delade bedöms inte. Låt perioden börja och sluta med ett helt fönster.",
            "The ends of the period cut windows that the promise holds for. Those are not judged. Let the period begin and end with a whole window.");

    private static bool CutsWindows(TargetTerms target, DateSpan days) =>
        TargetKinds.Of(target) is { } kind && Months(kind.CalendarWindow(target)) is { } months && !IsWhole(days, months);

    /// <summary>True for whole windows of the calendar, or of the agreement's own from its first day on where those are years or half-years.</summary>
    private static bool IsWhole(DateSpan days, int months)
    {
        var after = days.End.AddDays(1);
        var length = ((after.Year - days.Start.Year) * 12) + after.Month - days.Start.Month;
        var isWholeNumber = after.Day == days.Start.Day && length % months == 0;
        var isCalendarStart = days.Start.Day == 1 && (days.Start.Month - 1) % months == 0;
        return isWholeNumber && (isCalendarStart || months is 6 or 12);
    }

    // Of weeks nobody expects the ends of a period to hold whole ones.
    private static int? Months(Per per) => per switch
    {
        Per.Month => 1,
        Per.Quarter => 3,
        Per.Tertial => 4,
        Per.HalfYear => 6,
        Per.Year => 12,
        _ => null,
    };
}
