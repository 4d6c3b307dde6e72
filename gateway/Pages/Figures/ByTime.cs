using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>The agreements of a municipality in the order that a reader asks for them: what runs, what comes, what has ended.</summary>
internal static class ByTime
{
    /// <summary>The newest first, and of those to come the next one.</summary>
    public static List<AgreementFollowUp> In(this MunicipalityFollowUp followUp, Phase phase, DateOnly day)
    {
        var newest = followUp.Agreements.Reverse().Where(agreement => Standing.PhaseOf(agreement.Period, day) == phase);
        return phase == Phase.Coming ? [.. newest.OrderBy(agreement => agreement.Period.StartDate, StringComparer.Ordinal)] : [.. newest];
    }

    /// <summary>What runs; where nothing does, what comes soonest or ended last is what the municipality has to show.</summary>
    public static List<AgreementFollowUp> Shown(this MunicipalityFollowUp followUp, DateOnly day) =>
        followUp.In(Phase.Running, day) is { Count: > 0 } running ? running : [.. followUp.In(Phase.Coming, day).Concat(followUp.In(Phase.Ended, day)).Take(1)];
}
