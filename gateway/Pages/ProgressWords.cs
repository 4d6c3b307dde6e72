using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages.Figures;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>How far a commitment has come, in a few words beside its state: "17 av 50", "39 av 46 veckor".</summary>
internal static class ProgressWords
{
    private static readonly Dictionary<string, (string Sv, string En, string OneSv, string OneEn, string ManySv, string ManyEn)> Windows = new(StringComparer.Ordinal)
    {
        ["day"] = ("om dagen", "a day", "dag", "day", "dagar", "days"),
        ["week"] = ("i veckan", "a week", "vecka", "week", "veckor", "weeks"),
        ["month"] = ("i månaden", "a month", "månad", "month", "månader", "months"),
        ["quarter"] = ("i kvartalet", "a quarter", "kvartal", "quarter", "kvartal", "quarters"),
        ["tertial"] = ("per tertial", "each four months", "tertial", "four-month period", "tertial", "four-month periods"),
        ["halfYear"] = ("i halvåret", "each half-year", "halvår", "half-year", "halvår", "half-years"),
        ["schoolTerm"] = ("per termin", "each school term", "termin", "school term", "terminer", "school terms"),
        ["year"] = ("om året", "a year", "år", "year", "år", "years"),
        ["season"] = ("per säsong", "each season", "säsong", "season", "säsonger", "seasons"),
    };

    /// <summary>Of every target that has something to say; empty for none.</summary>
    public static string Progress(this Language language, CommitmentFollowUp commitment) =>
        string.Join("; ", commitment.Targets.Select(language.Progress).Where(text => text.Length > 0));

    public static string Progress(this Language language, TargetFollowUp target)
    {
        if (target is { HasCount: false, Suppressed: false })
        {
            return "";
        }

        if (!target.HasRequired)
        {
            return target.Kind == "indicator" ? language.Count(target) : language.T($"{language.Count(target)} redovisade", $"{language.Count(target)} reported");
        }

        return target is { Windows: not null, Kind: "occasions" } ? language.Kept(target)
            : target.Kind is "share" or "onRequest" or "indicator" ? language.Beside(target)
            : target.Kind == "milestone" ? language.T($"{language.Count(target)} av {language.Number(target.Required)} steg", $"{language.Count(target)} of {language.Number(target.Required)} steps")
            : language.T($"{language.Count(target)} av {language.Number(target)}", $"{language.Count(target)} of {language.Number(target)}");
    }

    /// <summary>" i veckan", " i varje område": what the promised number is for; empty for the whole period.</summary>
    public static string Each(this Language language, TargetFollowUp target, WindowGoal goal)
    {
        var window = !goal.IsEachWindow || !Windows.TryGetValue(target.Per, out var names) ? ""
            : target.Every > 1 ? $" {Together(language, target, names.OneSv, names.ManySv, names.OneEn, names.ManyEn)}"
            : $" {language.T(names.Sv, names.En)}";
        return goal.IsEachArea ? $"{window} {language.T("i varje område", "in each area")}" : window;
    }

    // "Varannan vecka", "på 3 veckor": windows of several weeks or months.
    private static string Together(Language language, TargetFollowUp target, string oneSv, string manySv, string oneEn, string manyEn) => target.Every == 2
        ? language.T($"varannan {oneSv}", $"every other {oneEn}")
        : language.T($"på {language.Number(target.Every)} {manySv}", $"in {language.Number(target.Every)} {manyEn}");

    // Windows that are not over cannot have been kept or missed, unless they are kept already.
    private static string Kept(this Language language, TargetFollowUp target)
    {
        var windows = target.Windows;
        var over = windows.Met + windows.Missed + windows.NotReported;
        if (over == 0)
        {
            return "";
        }

        var names = target.Every > 1 ? ("", "", "period", "period", "perioder", "periods")
            : Windows.GetValueOrDefault(target.Per, ("", "", "gång", "time", "gånger", "times"));
        var noun = language.T(over == 1 ? names.Item3 : names.Item5, over == 1 ? names.Item4 : names.Item6);
        if (windows.NotReported == over)
        {
            // "None of 46" would be taken for a zero, which silence is not.
            return language.T($"{language.Number(over)} {noun} utan redovisning", $"{language.Number(over)} {noun} not reported");
        }

        var kept = language.T($"{language.Number(windows.Met)} av {language.Number(over)} {noun}", $"{language.Number(windows.Met)} of {language.Number(over)} {noun}");
        var silent = windows.NotReported > 0
            ? language.T($", {language.Number(windows.NotReported)} utan redovisning", $", {language.Number(windows.NotReported)} not reported")
            : "";
        return WindowGoal.Of(target).IsEachArea
            ? language.T($"{kept}{silent}, områdena sammanlagt", $"{kept}{silent}, all areas together")
            : kept + silent;
    }

    private static string Beside(this Language language, TargetFollowUp target)
    {
        var unit = TargetFigure.Of(target).IsPercent && target.HasCount ? language.T(" procent", " per cent") : "";
        return language.T($"{language.Count(target)}{unit}, löftet {language.Required(target)}", $"{language.Count(target)}{unit}, promised {language.Required(target)}");
    }

    // "17 av 50" says by itself that fifty are the least.
    private static string Number(this Language language, TargetFollowUp target) =>
        target.Comparison == "atLeast" ? language.Number(target.Required) : language.Whole(target);
}
