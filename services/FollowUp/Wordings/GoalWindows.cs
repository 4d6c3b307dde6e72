using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Decides which window a number holds for.</summary>
internal static class GoalWindows
{
    private const int DaysOfYear = 366;

    public static void Read(CommitmentSentence sentence, Quantity quantity, TargetDraft draft, OccasionsTarget goal, List<Counted> all)
    {
        var number = sentence.Words.RangeOf(quantity.First, quantity.Last);
        if (Choose(sentence, quantity, all) is not { } window)
        {
            goal.Per = Per.Period;
            draft.Inferred("occasions.per", number, Note.WholePeriod);
            return;
        }

        var range = sentence.Words.RangeOf(window.First, window.Last);
        goal.Per = window.Per;
        if (window.Seasons.Count > 0)
        {
            ReadSeasons(sentence, window, draft, goal, range);
        }
        else if (window is { IsWide: true, Per: Per.Year })
        {
            ReadYear(sentence.Period, window, draft, goal, range);
        }
        else if (window.Month > 0)
        {
            ReadMonth(sentence.Period, window, draft, range);
        }
        else if (window.Number is { } implied)
        {
            goal.Number *= implied;
            draft.Inferred("occasions.per", range, Note.Implied);
        }
        else
        {
            draft.Stated("occasions.per", range);
        }
    }

    /// <summary>The window that stands nearest, one that says how often before one that says how long.</summary>
    private static Window? Choose(CommitmentSentence sentence, Quantity quantity, List<Counted> all)
    {
        var often = sentence.Windows.FindAll(window => !window.IsWide);
        var next = all.Select(counted => counted.Quantity.First).FirstOrDefault(first => first > quantity.Last, int.MaxValue);
        return often.Find(window => window.Seasons.Count > 1)
            ?? often.Find(window => window.First > quantity.Last && window.First < next)
            ?? often.FindLast(window => window.Last < quantity.First)
            ?? (all.Count > 1 ? null : often.FirstOrDefault())
            ?? often.FindLast(window => window.First > quantity.Last)
            ?? (all.Count > 1 ? sentence.Windows.FindLast(window => window.Year > 0 && window.Last < quantity.First) : null)
            ?? sentence.Windows.Find(window => window.Month > 0 || window.Year > 0)
            ?? sentence.Windows.FirstOrDefault();
    }

    private static void ReadSeasons(CommitmentSentence sentence, Window window, TargetDraft draft, OccasionsTarget goal, TextRange range)
    {
        goal.Seasons.AddRange(window.Seasons);
        goal.Per = Per.Season;
        draft.Stated("occasions.per", range);
        var isTotal = sentence.Windows.Exists(other => other.Per == Per.Year) || goal.Number == window.Seasons.Count;
        if (isTotal && window.Seasons.Count > 1 && goal.Number % window.Seasons.Count == 0)
        {
            goal.Number /= window.Seasons.Count;
            goal.UpperNumber /= window.Seasons.Count;
            draft.Inferred("occasions.seasons", range, Note.PerSeason);
        }
        else
        {
            draft.Stated("occasions.seasons", range);
        }
    }

    private static void ReadYear(DateSpan? period, Window window, TargetDraft draft, OccasionsTarget goal, TextRange range)
    {
        var isOneYear = period is not null && period.End.DayNumber - period.Start.DayNumber < DaysOfYear;
        if (window.Year == 0)
        {
            goal.Per = isOneYear ? Per.Period : Per.Year;
            draft.Inferred("occasions.per", range, isOneYear ? Note.OneYearPeriod : Note.EachYear);
            return;
        }

        goal.Per = Per.Period;
        draft.Stated("occasions.per", range);
        if (period is not null && !isOneYear)
        {
            Within(period, new DateOnly(window.Year, 1, 1), new DateOnly(window.Year, 12, 31), draft, range);
        }
    }

    private static void ReadMonth(DateSpan? period, Window window, TargetDraft draft, TextRange range)
    {
        draft.Stated("occasions.per", range);
        if (period is not null)
        {
            var year = new DateOnly(period.Start.Year, window.Month, 1) >= new DateOnly(period.Start.Year, period.Start.Month, 1) ? period.Start.Year : period.Start.Year + 1;
            var first = new DateOnly(year, window.Month, 1);
            Within(period, first, first.AddMonths(1).AddDays(-1), draft, range);
        }
    }

    private static void Within(DateSpan period, DateOnly start, DateOnly end, TargetDraft draft, TextRange range)
    {
        if (period.Contains(start) && period.Contains(end))
        {
            draft.Target.Within = new Period { StartDate = Text(start), EndDate = Text(end) };
            draft.Stated("within", range);
        }
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
