using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages.Figures;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>The names of the wire's values, as a page says them. No verdict is worded here: that is Reporting's.</summary>
internal static class Words
{
    /// <summary>While a period runs, what is not reported may still come.</summary>
    public static string Outcome(this Language language, CommitmentFollowUp commitment) =>
        commitment is { Outcome: Contracts.Reporting.V1.Outcome.NotReported, Pace: Contracts.Reporting.V1.Pace.NotApplicable }
            ? language.T("Inte redovisat än", "Not reported yet")
            : language.Outcome(commitment.Outcome);

    public static string Outcome(this Language language, Outcome outcome) => outcome switch
    {
        Contracts.Reporting.V1.Outcome.Fulfilled => language.T("Uppfyllt", "Fulfilled"),
        Contracts.Reporting.V1.Outcome.NotFulfilled => language.T("Inte uppfyllt", "Not fulfilled"),
        Contracts.Reporting.V1.Outcome.InProgress => language.T("Pågår", "In progress"),
        Contracts.Reporting.V1.Outcome.NotStarted => language.T("Inte påbörjat", "Not started"),
        Contracts.Reporting.V1.Outcome.NotReported => language.T("Inte redovisat", "Not reported"),
        Contracts.Reporting.V1.Outcome.NotRequested => language.T("Inte begärt", "Not requested"),
        _ => language.T("Inte mätbart", "Not measurable"),
    };

    /// <summary>"a, b och c".</summary>
    public static string And(this Language language, IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} {language.T("och", "and")} {items[^1]}";

    /// <summary>"1 åtagande", "2 åtaganden".</summary>
    public static string Commitments(this Language language, int count) =>
        language.T(count == 1 ? "1 åtagande" : $"{count} åtaganden", count == 1 ? "1 commitment" : $"{count} commitments");

    /// <summary>Where the page about the counting explains an outcome.</summary>
    public static string Place(this Outcome outcome) => outcome switch
    {
        Contracts.Reporting.V1.Outcome.Fulfilled => "fulfilled",
        Contracts.Reporting.V1.Outcome.NotFulfilled => "not-fulfilled",
        Contracts.Reporting.V1.Outcome.InProgress => "in-progress",
        Contracts.Reporting.V1.Outcome.NotStarted => "not-started",
        Contracts.Reporting.V1.Outcome.NotReported => "not-reported",
        Contracts.Reporting.V1.Outcome.NotRequested => "not-requested",
        _ => "not-measurable",
    };

    /// <summary>What a party states of its own work, after whose it is and when; nothing where it states nothing by a code.</summary>
    public static string Statement(this Language language, Statement statement) => statement switch
    {
        Contracts.FollowUp.V1.Statement.Done => language.T(": genomfört", ": carried out"),
        Contracts.FollowUp.V1.Statement.Ongoing => language.T(": pågår", ": under way"),
        Contracts.FollowUp.V1.Statement.Partly => language.T(": delvis genomfört", ": carried out in part"),
        Contracts.FollowUp.V1.Statement.NotDone => language.T(": inte genomfört", ": not carried out"),
        Contracts.FollowUp.V1.Statement.Planned => language.T(": planerat", ": planned"),
        _ => "",
    };

    /// <summary>The same of several: "2 uppfyllda".</summary>
    public static string Outcomes(this Language language, Outcome outcome, int count) => $"{count} " + (outcome switch
    {
        Contracts.Reporting.V1.Outcome.Fulfilled => language.T(count == 1 ? "uppfyllt" : "uppfyllda", "fulfilled"),
        Contracts.Reporting.V1.Outcome.NotFulfilled => language.T(count == 1 ? "inte uppfyllt" : "inte uppfyllda", "not fulfilled"),
        Contracts.Reporting.V1.Outcome.InProgress => language.T("pågår", "in progress"),
        Contracts.Reporting.V1.Outcome.NotStarted => language.T(count == 1 ? "inte påbörjat" : "inte påbörjade", "not started"),
        Contracts.Reporting.V1.Outcome.NotReported => language.T(count == 1 ? "inte redovisat" : "inte redovisade", "not reported"),
        Contracts.Reporting.V1.Outcome.NotRequested => language.T(count == 1 ? "inte begärt" : "inte begärda", "not requested"),
        _ => language.T(count == 1 ? "inte mätbart" : "inte mätbara", "not measurable"),
    });

    /// <summary>"2 uppfyllda, 1 pågår": an agreement's commitments by outcome.</summary>
    public static string States(this Language language, AgreementFollowUp agreement) =>
        string.Join(", ", Standing.Of(agreement, language).States.Select(state => language.Outcomes(state.Outcome, state.Count)));

    /// <summary>The shape beside an outcome's name: what is seen is never the colour alone.</summary>
    public static string Shape(this Outcome outcome) => outcome switch
    {
        Contracts.Reporting.V1.Outcome.Fulfilled => "met",
        Contracts.Reporting.V1.Outcome.NotFulfilled => "missed",
        Contracts.Reporting.V1.Outcome.InProgress => "half",
        Contracts.Reporting.V1.Outcome.NotStarted => "open",
        Contracts.Reporting.V1.Outcome.NotReported => "notReported",
        _ => "cut",
    };

    /// <summary>"Polisens uppgifter har inte kunnat hämtas sedan 29 november 2026 kl. 14.05."</summary>
    public static string StandingStill(this Language language, StandingStill journal)
    {
        var whose = journal.Service switch
        {
            "police" => language.T("Polisens uppgifter", "The reports of the police"),
            "municipal" => language.T("Kommunens uppgifter", "The reports of the municipality"),
            _ => language.T("Avtal, möten och lägesbilder", "Agreements, meetings and situation pictures"),
        };
        if (journal.Since is not { } since)
        {
            return language.T($"{whose} har inte kunnat hämtas.", $"{whose} could not be fetched.");
        }

        var local = Visit.LocalTime(since);
        var day = language.Day(DateOnly.FromDateTime(local));
        return language.T($"{whose} har inte kunnat hämtas sedan {day} kl. {local:HH\\.mm}.", $"{whose} could not be fetched since {day} at {local:HH\\:mm}.");
    }

    /// <summary>"i dag", or the day that the reader chose.</summary>
    public static string DayMark(this Language language, Visit? visit, DateOnly day) =>
        visit?.Chosen is null ? language.T("i dag", "today") : language.ShortDay(day);

    public static string Detail(this Language language, string state) => state switch
    {
        "met" => language.T("nått", "reached"),
        "missed" => language.T("missat", "missed"),
        "open" => language.T("inte slut", "not over"),
        "notReported" => language.T("inte redovisat", "not reported"),
        _ => language.T("delat, bedöms inte", "cut, not judged"),
    };

    /// <summary>What a window counted; a dash where nothing is reported, since silence is no zero.</summary>
    public static string Count(this Language language, TargetDetail detail) =>
        detail.Suppressed ? language.Hidden(detail.HasFewerThan)
            : detail is { State: "notReported", Count: 0 } ? "–"
            : language.Number(detail.Count);

    /// <summary>What was counted of one area or item of a target: "95 procent" of a share.</summary>
    public static string Count(this Language language, TargetFollowUp target, TargetDetail detail) =>
        !TargetFigure.Of(target).IsPercent ? language.Count(detail)
            : detail.Suppressed ? language.T("visas inte", "not shown")
            : !detail.HasCount ? "–"
            : language.T($"{language.Number(detail.Count)} procent", $"{language.Number(detail.Count)} per cent");

    /// <summary>What a party counted.</summary>
    public static string Count(this Language language, PartFollowUp part) =>
        part.Suppressed ? language.Hidden(part.HasFewerThan) : language.Number(part.Count);

    /// <summary>What a corrected record counted before.</summary>
    public static string Before(this Language language, CorrectedCount count) =>
        count.HasBefore || !count.Suppressed ? language.Number(count.Before) : language.Hidden(count.HasBeforeFewerThan);

    /// <summary>What it counts after.</summary>
    public static string After(this Language language, CorrectedCount count) =>
        count.HasAfter || !count.Suppressed ? language.Number(count.After) : language.Hidden(count.HasAfterFewerThan);

    /// <summary>Instead of a number of persons that are few, or that would tell of few.</summary>
    public static string Hidden(this Language language, bool few) =>
        few ? language.T("färre än 5", "fewer than 5") : language.T("5 eller fler", "5 or more");

    /// <summary>"minst 15", "minst 2 i veckan": the number as it was promised, never multiplied by the windows of the period.</summary>
    public static string Required(this Language language, TargetFollowUp target)
    {
        if (!target.HasRequired)
        {
            return language.T("inget tal", "no number");
        }

        var goal = WindowGoal.Of(target);
        var unit = TargetFigure.Of(target).IsPercent ? language.T(" procent", " per cent") : "";
        var item = TargetFigure.Of(target).IsPercent && !target.EachArea && target.Details.Count > 0 ? language.T(" för varje del", " for each item") : "";
        return $"{language.Bound(target, goal.Number, goal.Upper)}{unit}{language.Each(target, goal)}{item}";
    }

    /// <summary>"högst 20", for all windows and areas together.</summary>
    public static string Whole(this Language language, TargetFollowUp target) => language.Bound(target, target.Required, target.RequiredUpper);

    private static string Bound(this Language language, TargetFollowUp target, double lower, double upper)
    {
        var number = language.Number(lower);
        return target.Comparison switch
        {
            "atMost" => language.T($"högst {number}", $"at most {number}"),
            "exactly" => language.T($"exakt {number}", $"exactly {number}"),
            "between" => language.T($"{number} till {language.Number(upper)}", $"{number} to {language.Number(upper)}"),
            "atLeast" => language.T($"minst {number}", $"at least {number}"),
            _ => number,
        };
    }

    /// <summary>"minst 60", and what stands instead of a number when nothing is reported.</summary>
    public static string Count(this Language language, TargetFollowUp target)
    {
        if (target.Suppressed)
        {
            return TargetFigure.Of(target).IsPercent
                ? language.T("visas inte, gäller färre än 5 personer", "not shown, about fewer than 5 people")
                : language.Hidden(target.HasFewerThan);
        }

        if (!target.HasCount)
        {
            return language.T("inte redovisat", "not reported");
        }

        var number = language.Number(target.Count);
        return target.LowerBound ? language.T($"minst {number}", $"at least {number}")
            : target.Approximate ? language.T($"ungefär {number}", $"about {number}")
            : number;
    }
}
