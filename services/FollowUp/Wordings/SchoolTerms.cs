using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Proposes the school terms that targets per term need. Each municipality decides its own: they are always asked for.</summary>
internal static class SchoolTerms
{
    public static void Add(Draft draft, DateSpan? period)
    {
        var target = draft.Readings.Find(reading => reading.Field.EndsWith(".per", StringComparison.Ordinal) && IsPerTerm(draft.Agreement, reading.Field));
        if (target is null)
        {
            return;
        }

        for (var year = period?.Start.Year ?? 0; period is not null && year <= period.End.Year; year++)
        {
            Propose(draft.Agreement, period, $"Vårterminen {year}", new DateOnly(year, 1, 8), new DateOnly(year, 6, 15));
            Propose(draft.Agreement, period, $"Höstterminen {year}", new DateOnly(year, 8, 15), new DateOnly(year, 12, 20));
        }

        draft.Readings.Add(new WordingReading
        {
            Field = "schoolTerms", Start = target.Start, End = target.End, How = HowRead.Asked,
            Note = new LocalizedText { Sv = Note.TermsAsked.Sv, En = Note.TermsAsked.En },
        });
    }

    private static bool IsPerTerm(Agreement agreement, string field) => agreement.Commitments
        .SelectMany((commitment, c) => commitment.Targets.Select((target, t) => (Path: $"commitments[{c}].targets[{t}].", Target: target)))
        .Any(pair => field.StartsWith(pair.Path, StringComparison.Ordinal) && (pair.Target.Occasions?.Per == Per.SchoolTerm || pair.Target.Coverage?.Per == Per.SchoolTerm));

    private static void Propose(Agreement agreement, DateSpan period, string name, DateOnly start, DateOnly end)
    {
        if (period.Contains(start) || period.Contains(end))
        {
            agreement.SchoolTerms.Add(new SchoolTerm { Name = name, Period = new Period { StartDate = GoalWindows.Text(start), EndDate = GoalWindows.Text(end) } });
        }
    }
}
