using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>A signed agreement carried over to the time after it.</summary>
internal static partial class NextPeriod
{
    private const int LongestId = 64;
    private const string Suffix = "-nasta";

    /// <summary>
    /// The same promises and commitments, as its revisions left them, from the day after its last day and for as long. Days inside the old
    /// period are left out, and a new text is put where a title or an id names its years.
    /// </summary>
    public static Agreement Of(Agreement signed)
    {
        var current = CurrentWording.Of(signed);
        var old = current.Period;
        var period = old is null ? null : After(old);
        var next = new Agreement(current)
        {
            Id = Shift(signed.Id, old, period),
            Title = Shift(signed.Title, old, period),
            FollowsOn = signed.Id,
            ValidFrom = "",
            SituationPicture = "",
            Example = false,
            Period = period,
        };
        next.Id = next.Id == signed.Id ? $"{(next.Id.Length > LongestId - Suffix.Length ? next.Id[..(LongestId - Suffix.Length)].TrimEnd('-') : next.Id)}{Suffix}" : next.Id;
        foreach (var promise in next.Promises)
        {
            promise.Problems.Clear();
        }

        next.SchoolTerms.Clear();
        foreach (var occasion in next.OwnOccasions)
        {
            occasion.Dates.Clear();
        }

        foreach (var target in next.Commitments.SelectMany(commitment => commitment.Targets))
        {
            LeaveOutDays(target);
        }

        return next;
    }

    /// <summary>Whole months are followed by as many months, and other periods by as many days.</summary>
    private static Period After(Period old)
    {
        var (first, start) = (Language.Parse(old.StartDate), Language.Parse(old.EndDate).AddDays(1));
        var months = ((start.Year - first.Year) * 12) + start.Month - first.Month;
        var end = months > 0 && first.AddMonths(months) == start ? start.AddMonths(months) : start.AddDays(start.DayNumber - first.DayNumber);
        return new Period { StartDate = Text(start), EndDate = Text(end.AddDays(-1)) };
    }

    private static void LeaveOutDays(Target target)
    {
        target.Within = null;
        switch (target.GoalCase)
        {
            case Target.GoalOneofCase.Milestone:
                target.Milestone.DueDate = "";
                break;
            case Target.GoalOneofCase.Indicator:
                target.Indicator.Measured = null;
                break;
            case Target.GoalOneofCase.Occasions:
                target.Occasions.EveryFrom = "";
                break;
            case Target.GoalOneofCase.Coverage:
                target.Coverage.EveryFrom = "";
                break;
        }

        foreach (var rule in target.Counting is { } counting ? [counting, .. counting.Alternatives] : Array.Empty<CountingRule>())
        {
            rule.Days.Clear();
            rule.DaysPhrase = null;
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Years of the old period become those of the next one; any other year stays.</summary>
    private static string Shift(string text, Period? old, Period? next)
    {
        if (old is null || next is null)
        {
            return text;
        }

        var (first, last) = (Language.Parse(old.StartDate).Year, Language.Parse(old.EndDate).Year);
        var (start, end) = (Language.Parse(next.StartDate).Year, Language.Parse(next.EndDate).Year);
        return Year().Replace(text, found => int.Parse(found.Value, CultureInfo.InvariantCulture) switch
        {
            var year when year == first => start.ToString(CultureInfo.InvariantCulture),
            var year when year == last => end.ToString(CultureInfo.InvariantCulture),
            var year when year > first && year < last => (year + start - first).ToString(CultureInfo.InvariantCulture),
            _ => found.Value,
        });
    }

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)")]
    private static partial Regex Year();
}
