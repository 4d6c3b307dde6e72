using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements.Targets;

/// <summary>Every kind of target, one line each.</summary>
internal static class TargetKinds
{
    private static readonly TargetKind[] All =
    [
        new OccasionsKind(),
        new ShareKind(),
        new CoverageKind(),
        new MilestoneKind(),
        new OnRequestKind(),
        new IndicatorKind(),
        new QualitativeKind(),
    ];

    private static readonly Dictionary<Target.GoalOneofCase, TargetKind> ByGoal = All.ToDictionary(kind => kind.Goal);

    /// <summary>"occasions, share … or qualitative", as the API writes them.</summary>
    public static string Names { get; } = Joined([.. Target.Descriptor.Oneofs[0].Fields.Select(field => field.JsonName)]);

    /// <summary>Null when no goal is stated.</summary>
    public static TargetKind? Of(Target target) => ByGoal.GetValueOrDefault(target.GoalCase);

    /// <summary>Null when no goal is stated.</summary>
    public static TargetKind? Of(TargetTerms terms) => Array.Find(All, kind => kind.IsOf(terms));

    private static string Joined(string[] names) => $"{string.Join(", ", names[..^1])} or {names[^1]}";
}
