using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads the agreement's period: two days, years, or a season or half-year of a year.</summary>
internal static class Periods
{
    private const int MostBlocks = 60;
    private const int MostBetween = 11;

    private static readonly HashSet<string> Words = ["gäller", "perioden", "period", "tiden", "giltighetstid", "avtalstid", "löftesperiod", "avtalsperiod", "giltig", "giltigt", "löper", "löpa", "tidsperiod", "sträcker", "åren", "pågå", "pågår", "avser"];

    /// <summary>The period, noted in the draft; null when the text does not state it.</summary>
    public static DateSpan? Read(IReadOnlyList<Sentence> sentences, Draft draft)
    {
        var candidates = Candidates(sentences);
        if (candidates.Select(Days).FirstOrDefault(found => found is not null) is var (days, daysRange))
        {
            return Set(draft, days, daysRange, HowRead.Stated, Note.Stated);
        }

        return candidates.Select(sentence => LongPeriods.Find(sentence) ?? Part(sentence)).FirstOrDefault(found => found is not null) is var (part, partRange)
            ? Set(draft, part, partRange, HowRead.Inferred, Note.YearsOfTitle)
            : null;
    }

    /// <summary>The title before sentences that speak of the period, and these before the first lines.</summary>
    private static List<Sentence> Candidates(IReadOnlyList<Sentence> sentences) =>
    [
        .. sentences.Take(MostBlocks).Index().Select(one => (one.Item, Order: Heads.IsTitle(one.Item) ? 0 : one.Item.Find(Words) >= 0 ? 1 : one.Index < 3 ? 2 : Enumerable.Range(0, 3).Any(i => one.Item[i].StartsWith("medborgarlöfte", StringComparison.Ordinal) || one.Item[i].StartsWith("löfte", StringComparison.Ordinal)) ? 3 : 4))
            .Where(one => one.Order < 4).OrderBy(one => one.Order).Select(one => one.Item),
    ];

    private static (DateSpan Span, TextRange Range)? Days(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var year = YearAfter(sentence, i);
            if (Dates.At(sentence, i, year) is not var (first, last))
            {
                continue;
            }

            // "1 juni 2019 – juni 2020": to the end of the month.
            var month = LongPeriods.AfterTo(sentence, last + 1);
            if (month > 0 && Dates.MonthOf(sentence[month]) is > 0 and var endMonth && Dates.YearOf(sentence, month + 1) is > 0 and var endYear && new DateOnly(endYear, endMonth, 1) > first)
            {
                return (new DateSpan(first, new DateOnly(endYear, endMonth, DateTime.DaysInMonth(endYear, endMonth))), sentence.RangeOf(i, month + 1));
            }

            for (var next = last + 1; next < sentence.Count && next < last + MostBetween; next++)
            {
                if (Dates.At(sentence, next) is var (end, lastOfEnd) && end > first)
                {
                    return (new DateSpan(first, end), sentence.RangeOf(i, lastOfEnd));
                }
            }
        }

        return null;
    }

    /// <summary>"1 januari - 31 december 2021": the first day has the year of the last.</summary>
    private static int YearAfter(Sentence sentence, int at) =>
        Enumerable.Range(at, 9).Select(i => Dates.YearOf(sentence, i)).FirstOrDefault(year => year > 0);

    private static (DateSpan Span, TextRange Range)? Part(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var year = Dates.YearOf(sentence, i);
            if (year == 0 || sentence[i + 1] == "-" && sentence[i + 3] == "-")
            {
                continue;
            }

            var next = LongPeriods.AfterTo(sentence, i + 1);
            var end = next < 0 ? 0 : EndYear(sentence, next, year);
            return end > year
                ? (new DateSpan(new DateOnly(year, 1, 1), new DateOnly(end, 12, 31)), sentence.RangeOf(i, next))
                : (OfYear(sentence, i, year), sentence.RangeOf(i, i));
        }

        return null;
    }

    /// <summary>"2020-2021" and "2020/21".</summary>
    private static int EndYear(Sentence sentence, int at, int start) => Dates.YearOf(sentence, at) is > 0 and var year ? year
        : sentence.IsDigits(at) && sentence[at].Length == 2 && sentence[at - 1] is "-" or "/" && sentence[at + 1] != "-" ? (start / 100 * 100) + int.Parse(sentence[at], System.Globalization.CultureInfo.InvariantCulture)
        : 0;

    private static DateSpan OfYear(Sentence sentence, int at, int year) => (sentence[at - 2], sentence[at - 1]) switch
    {
        ("första", "halvåret") => new DateSpan(new DateOnly(year, 1, 1), new DateOnly(year, 6, 30)),
        ("andra", "halvåret") => new DateSpan(new DateOnly(year, 7, 1), new DateOnly(year, 12, 31)),
        ("kvartal", "1" or "2" or "3" or "4") => LongPeriods.Quarter(year, sentence[at - 1][0] - '0'),
        ("första", "kvartalet") => LongPeriods.Quarter(year, 1),
        ("andra", "kvartalet") => LongPeriods.Quarter(year, 2),
        ("tredje", "kvartalet") => LongPeriods.Quarter(year, 3),
        ("fjärde", "kvartalet") => LongPeriods.Quarter(year, 4),
        (_, "våren") => new DateSpan(new DateOnly(year, 1, 1), new DateOnly(year, 6, 30)),
        (_, "hösten") => new DateSpan(new DateOnly(year, 7, 1), new DateOnly(year, 12, 31)),
        _ => new DateSpan(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)),
    };

    private static DateSpan Set(Draft draft, DateSpan span, TextRange range, HowRead how, Note note)
    {
        draft.Agreement.Period = new Period { StartDate = GoalWindows.Text(span.Start), EndDate = GoalWindows.Text(span.End) };
        draft.Read("period.startDate", range, how, note);
        draft.Read("period.endDate", range, how, note);
        return span;
    }
}
