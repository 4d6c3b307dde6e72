using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads by when a step is to be reached: "senast den 1 juni 2021", "före 31 mars 2022", "senast juni 2023".</summary>
internal static class DueDates
{
    public static void Read(CommitmentSentence sentence, TargetDraft draft, MilestoneTarget goal)
    {
        var words = sentence.Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is not ("senast" or "före" or "innan" or "till"))
            {
                continue;
            }

            var at = words[i + 1] is "den" or "i" ? i + 2 : i + 1;
            var year = sentence.Period is { } period && period.Start.Year == period.End.Year ? period.Start.Year : 0;
            if ((Dates.At(words, at, year) ?? EndOfMonth(words, at)) is var (day, last) && (sentence.Period is null || day >= sentence.Period.Start))
            {
                goal.DueDate = GoalWindows.Text(words[i] is "före" or "innan" ? day.AddDays(-1) : day);
                draft.Stated("milestone.dueDate", words.RangeOf(i, last));
            }
        }
    }

    private static (DateOnly Day, int Last)? EndOfMonth(Sentence words, int at) =>
        Dates.MonthOf(words[at]) is > 0 and var month && Dates.YearOf(words, at + 1) is > 0 and var year && words[at - 1] is "senast" or "i"
            ? (new DateOnly(year, month, DateTime.DaysInMonth(year, month)), at + 1)
            : null;
}
