using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>How a commitment stands against time, and what is missing of whom: nothing where nothing can be said.</summary>
internal static class StateWords
{
    /// <summary>The pace, of what has begun.</summary>
    public static string Pace(this Language language, CommitmentFollowUp commitment) =>
        commitment.Outcome == Outcome.NotStarted && commitment.Pace == Contracts.Reporting.V1.Pace.OnTrack ? "" : language.Pace(commitment.Pace);

    public static string Pace(this Language language, Pace pace) => pace switch
    {
        Contracts.Reporting.V1.Pace.Ahead => language.T("Ligger före", "Ahead"),
        Contracts.Reporting.V1.Pace.OnTrack => language.T("I tid", "On time"),
        Contracts.Reporting.V1.Pace.Behind => language.T("Ligger efter", "Behind"),
        Contracts.Reporting.V1.Pace.OutOfReach => language.T("Kan inte längre hållas", "Can no longer be kept"),
        _ => "",
    };

    /// <summary>What is known to be reported, or what is missing.</summary>
    public static IReadOnlyList<string> Evidence(this Language language, CommitmentFollowUp commitment)
    {
        var state = language.Missing(commitment) is { Length: > 0 } missing ? missing
            : commitment.Evidence.State == EvidenceState.Complete ? language.T("Allt är redovisat", "Everything is reported")
            : "";
        return
        [
            .. state.Length > 0 ? [state] : (string[])[],
            .. commitment.Evidence.ManifestMismatches.Select(mismatch =>
                $"{language.Who(mismatch.Party)}: {language.T(mismatch.Text)}, {language.Days(mismatch.Period)}"),
        ];
    }

    /// <summary>"Kommunen har inte bekräftat att allt är med sedan 1 januari 2026"; empty when nothing is missing yet.</summary>
    public static string Missing(this Language language, CommitmentFollowUp commitment)
    {
        var (evidence, who) = (commitment.Evidence, language.Who(commitment, either: true));
        var isOne = commitment.Responsible.Count + commitment.ThirdParties.Count <= 1;
        var has = isOne && !commitment.Responsible.Contains(Contracts.Common.V1.Party.Police) ? "has" : "have";
        if (evidence.State == EvidenceState.Complete)
        {
            return "";
        }

        if (commitment.Targets.Count > 0 && commitment.Targets.All(target => target.Kind == "milestone"))
        {
            return evidence.NotReportedSince.Length == 0 ? "" : language.T($"{who} har inte redovisat alla steg", $"{who} {has} not reported every step");
        }

        var isOver = commitment is { Outcome: Outcome.NotReported, Pace: not Contracts.Reporting.V1.Pace.NotApplicable };
        if (evidence.NotReportedSince.Length == 0)
        {
            return isOver ? language.T($"{who} har inte redovisat något", $"{who} {has} reported nothing") : "";
        }

        var since = language.Day(evidence.NotReportedSince);
        return evidence.State == EvidenceState.None
            ? language.T($"{who} har inte redovisat något sedan {since}", $"{who} {has} reported nothing since {since}")
            : language.T($"{who} har inte bekräftat att allt är med sedan {since}", $"{who} {has} not confirmed that everything is included since {since}");
    }
}
