using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>The areas of a promise that holds all over ("i hela kommunen").</summary>
internal static class AllAreas
{
    /// <summary>Those of the counting rule; all of the agreement's where it names none.</summary>
    public static IReadOnlyList<string> Of(TargetTerms target, AgreementRecorded agreement) =>
        target.Counting.Areas.Count > 0 ? target.Counting.Areas : [.. agreement.Areas.Select(area => area.Code)];
}
