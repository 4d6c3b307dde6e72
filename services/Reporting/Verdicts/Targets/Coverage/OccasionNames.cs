using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>Lists risk occasions by name and year: "midsommar och jul 2020 samt nyår 2021".</summary>
internal static class OccasionNames
{
    private const int Most = 4;

    /// <summary>What to say, and whether an English verb after it is in the plural.</summary>
    internal sealed record Named(BothLanguages Names, bool Many);

    /// <summary>Those in this state; null when there are none. A long list becomes numbers.</summary>
    public static Named? Of(IReadOnlyList<WindowVerdict> details, WindowState state)
    {
        WindowVerdict[] chosen = [.. details.Where(detail => detail.State == state)];
        if (chosen.Length == 0)
        {
            return null;
        }

        IGrouping<string, WindowVerdict>[] years = [.. chosen.GroupBy(detail => OccasionsOfYear.YearOf(detail.Label), StringComparer.Ordinal)];
        if (chosen.Length > Most)
        {
            return new(Numbers(years), true);
        }

        string[] sv = [.. years.Select(year => Words.Join(Words.SwedishAnd([.. year.Select(detail => NameOf(detail).Sv)]), year.Key))];
        string[] en = [.. years.Select(year => Words.Join(Words.EnglishAnd([.. year.Select(detail => NameOf(detail).En)]), year.Key))];
        // "Och" already joins the names of one year, so years are joined with "samt".
        bool nested = years.Length > 1 && years.Any(year => year.Count() > 1);
        return new(
            new(nested ? string.Join(" samt ", sv) : Words.SwedishAnd(sv), nested ? string.Join(", and ", en) : Words.EnglishAnd(en)),
            chosen.Length > 1);
    }

    /// <summary>"Sex risktillfällen 2020 och tre 2021".</summary>
    private static BothLanguages Numbers(IGrouping<string, WindowVerdict>[] years) => new(
        Words.SwedishAnd([.. years.Select((year, i) => Words.Join(
            Numeral.Swedish(year.Count(), GrammaticalGender.Neuter), Noun(year, i, "risktillfälle", "risktillfällen"), year.Key))]),
        Words.EnglishAnd([.. years.Select((year, i) => Words.Join(
            Numeral.English(year.Count()), Noun(year, i, "risk occasion", "risk occasions"), $"in {year.Key}"))]));

    private static string Noun(IGrouping<string, WindowVerdict> year, int index, string one, string many) =>
        index > 0 ? "" : year.Count() == 1 ? one : many;

    private static BothLanguages NameOf(WindowVerdict detail)
    {
        string year = OccasionsOfYear.YearOf(detail.Label);
        BothLanguages name = detail.Name ?? LabelText.Window(detail.Label);
        return new(WithoutYear(name.Sv, year), WithoutYear(name.En, year));
    }

    private static string WithoutYear(string name, string year) =>
        name.EndsWith($" {year}", StringComparison.Ordinal) ? name[..^(year.Length + 1)] : name;
}
