using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>A day to come that an agreement states.</summary>
/// <param name="Day">Which.</param>
/// <param name="CommitmentId">Address of the commitment; empty for the agreement as a whole.</param>
/// <param name="Text">What ends or is due, in words.</param>
internal sealed record Ahead(DateOnly Day, string CommitmentId, string Text)
{
    // Whoever reads further ahead opens the calendar.
    private const int Months = 12;

    /// <summary>The days of the next months, by month: steps that are due, windows of a month and longer that end, the last day.</summary>
    public static IEnumerable<IGrouping<DateOnly, Ahead>> Of(GetAgreementFollowUpResponse response, Language language)
    {
        var day = Visit.DayOf(response.AsOf);
        return Days(response, language, day).Where(ahead => ahead.Day >= day && ahead.Day < day.AddMonths(Months))
            .OrderBy(ahead => ahead.Day).ThenBy(ahead => ahead.CommitmentId.Length).ThenBy(ahead => ahead.CommitmentId, StringComparer.Ordinal)
            .GroupBy(ahead => new DateOnly(ahead.Day.Year, ahead.Day.Month, 1));
    }

    private static IEnumerable<Ahead> Days(GetAgreementFollowUpResponse response, Language language, DateOnly day)
    {
        if (response.Agreement.Period is { } period)
        {
            yield return new Ahead(Language.Parse(period.StartDate), "", language.T("löftet börjar gälla", "the pledge begins"));
            yield return new Ahead(Language.Parse(period.EndDate), "", language.T("löftets sista dag", "last day of the pledge"));
        }

        foreach (var commitment in response.Agreement.Promises.SelectMany(promise => promise.Commitments).Where(commitment => commitment.EndedFrom.Length == 0))
        {
            foreach (var target in commitment.Targets)
            {
                var due = response.Courses.FirstOrDefault(course => course.CommitmentId == commitment.Id && course.TargetId == target.Id)?.Days?.EndDate ?? response.Agreement.Period?.EndDate;
                if ((TargetFigure.Of(target).IsSteps ? Steps(target, due, language) : Window(target, day, language)) is { } next)
                {
                    yield return new Ahead(next.Day, commitment.Id, next.Text);
                }
            }
        }
    }

    private static (DateOnly Day, string Text)? Steps(TargetFollowUp target, string? due, Language language)
    {
        var left = target.Details.Where(step => step.State == "open").Select(step => language.T(step.Name)).ToList();
        return due is null || left.Count == 0 ? null
            : (Language.Parse(due), language.T($"sista dagen för {language.And(left)}", $"last day for {language.And(left)}"));
    }

    /// <summary>The window that ends next. Days and weeks end all the time, and say nothing about what comes.</summary>
    private static (DateOnly Day, string Text)? Window(TargetFollowUp target, DateOnly day, Language language)
    {
        var next = target.Per is "day" or "week" ? null : target.Details
            .Where(window => window is { State: "open", Period: not null } && Language.Parse(window.Period.EndDate) >= day && Language.Parse(window.Period.StartDate) <= day)
            .MinBy(window => window.Period.EndDate, StringComparer.Ordinal);
        if (next is null || target.Windows is null)
        {
            return null;
        }

        var goal = WindowGoal.Of(target);
        var (name, count, number) = (language.T(next.Name), language.Count(next), language.Number(goal.Number));
        return (Language.Parse(next.Period.EndDate), language.T($"sista dagen för {name}, hittills {count} av {number}", $"last day of {name}, {count} of {number} so far"));
    }
}
