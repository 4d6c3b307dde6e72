using System.Text;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>What was counted, added up over the period, against the even pace to the promised number. In a square of 100 by 100.</summary>
/// <param name="Line">Path of the counted number, as steps: between two days nothing is known to grow.</param>
/// <param name="Even">Path of the even pace.</param>
/// <param name="Mark">Height of the promised number.</param>
/// <param name="Now">Where the day judged at is.</param>
/// <param name="Reached">Height of what was counted by then.</param>
internal sealed record Plot(string Line, string Even, double Mark, double Now, double Reached)
{
    /// <summary>Null when there is nothing that grows, or no period that it grows over.</summary>
    public static Plot? Of(TargetFollowUp target, TargetCourse? course, DateOnly day)
    {
        if (course is not { Days: { } days, Points.Count: > 1 } || !target.HasRequired || target.Required <= 0)
        {
            return null;
        }

        var (first, last) = (Language.Parse(days.StartDate).DayNumber, Language.Parse(days.EndDate).DayNumber + 1);
        var top = Math.Max(target.Required, course.Points[^1].Total) * 1.08;
        double X(int number) => 100.0 * Math.Clamp(number - first, 0, last - first) / (last - first);
        double Y(double total) => 100 - (100 * total / top);

        var line = new StringBuilder("M0 100");
        foreach (var point in course.Points)
        {
            line.Append($"H{Svg.N(X(Language.Parse(point.Date).DayNumber))}V{Svg.N(Y(point.Total))}");
        }

        var now = X(day.DayNumber + 1);
        line.Append($"H{Svg.N(now)}");
        return new Plot(line.ToString(), $"M0 100L100 {Svg.N(Y(target.Required))}", Y(target.Required), now, Y(course.Points[^1].Total));
    }
}
