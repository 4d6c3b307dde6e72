using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>
/// The promised number of each window and area: "minst 2 i veckan". The wire has the sum of all of them, which nobody promised; every window and
/// area that is judged has the same part of it. Of a share it has the percent.
/// </summary>
/// <param name="Number">The promised number, or the lower one.</param>
/// <param name="Upper">The upper number of a range; the same number where there is none.</param>
/// <param name="IsEachWindow">True when it holds for each day, week, month and so on.</param>
/// <param name="IsEachArea">True when it holds for each area.</param>
internal sealed record WindowGoal(double Number, double Upper, bool IsEachWindow, bool IsEachArea)
{
    public static WindowGoal Of(TargetFollowUp target)
    {
        var upper = target.HasRequiredUpper ? target.RequiredUpper : target.Required;
        var cells = target is not { HasRequired: true, Kind: "occasions" } ? 0
            : target.Windows is { } windows ? windows.Met + windows.Missed + windows.Open + windows.NotReported
            : target.EachArea ? target.Details.Count(detail => detail.State != "cut") : 0;
        // A percent is not divided: each area has the same.
        return cells == 0
            ? new WindowGoal(target.Required, upper, false, target.EachArea && TargetFigure.Of(target).IsPercent)
            : new WindowGoal(target.Required / cells, upper / cells, target.Windows is not null, target.EachArea);
    }
}
