using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads periods of months and of a number of years: "juni 2022 – december 2023", "två år från den 1 mars 2022".</summary>
internal static class LongPeriods
{
    private const int MostYears = 10;

    /// <summary>The period and the words that say it; null when there is none.</summary>
    public static (DateSpan Span, TextRange Range)? Find(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (Months(sentence, i) is { } months)
            {
                return months;
            }
        }

        return Years(sentence);
    }

    /// <summary>Place after "-", "till", "till och med", "t.o.m." or "och"; -1 when none of them stands there.</summary>
    public static int AfterTo(Sentence sentence, int at) => sentence[at] switch
    {
        "till" when sentence.Has(at + 1, "och", "med") => at + 3,
        "fram" or "och" when sentence[at + 1] == "till" => AfterTo(sentence, at + 1),
        "t" when sentence.Has(at + 1, ".", "o", ".", "m") => sentence[at + 5] == "." ? at + 6 : at + 5,
        "t" when sentence.Has(at + 1, "o", "m") => at + 3,
        "-" or "/" or "till" or "och" or "tom" or "t" => at + 1,
        _ => -1,
    };

    public static DateSpan Quarter(int year, int quarter) => OfMonths(year, (quarter * 3) - 2, year, quarter * 3);

    /// <summary>"juni 2022 – december 2023", "januari-december 2022".</summary>
    private static (DateSpan Span, TextRange Range)? Months(Sentence sentence, int at)
    {
        if (sentence.IsDigits(at - 1) || sentence.IsMark(at))
        {
            return null;
        }

        // A hyphen without spaces makes one word of two: "januari-december", "2022-december".
        var halves = sentence[at].Split('-');
        var start = Dates.MonthOf(halves[0]);
        var startYear = halves.Length > 1 ? 0 : Dates.YearOf(sentence, at + 1);
        var next = halves.Length > 1 ? at : AfterTo(sentence, startYear > 0 ? at + 2 : at + 1);
        if (sentence[at + 1].Split('-') is [{ Length: 4 } year, var month] && int.TryParse(year, out startYear) && start > 0)
        {
            return Span(sentence, at, start, startYear, Dates.MonthOf(month), at + 1);
        }

        var end = next < 0 ? 0 : Dates.MonthOf(halves.Length > 1 ? halves[1] : sentence[next]);
        return Span(sentence, at, start, startYear, end, next);
    }

    private static (DateSpan Span, TextRange Range)? Span(Sentence sentence, int at, int start, int startYear, int end, int last)
    {
        if (start == 0 || end == 0 || Dates.YearOf(sentence, last + 1) is not (> 0 and var endYear))
        {
            return null;
        }

        var span = (Year: startYear > 0 ? startYear : endYear, endYear);
        return span.Year < endYear || (span.Year == endYear && start < end) ? (OfMonths(span.Year, start, endYear, end), sentence.RangeOf(at, last + 1)) : null;
    }

    /// <summary>"Gäller i två år från den 1 mars 2022".</summary>
    private static (DateSpan Span, TextRange Range)? Years(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var years = sentence.IsMark(i + 1) || sentence[i + 1] != "år" ? null : sentence.IsDigits(i) && sentence[i].Length == 1 ? sentence[i][0] - '0' : Numerals.Parse(sentence[i]);
            if (years is > 0 and <= MostYears && Enumerable.Range(0, sentence.Count).Select(at => Dates.At(sentence, at)).FirstOrDefault(day => day is not null) is var (first, last))
            {
                return (new DateSpan(first, first.AddYears(years.Value).AddDays(-1)), sentence.RangeOf(Math.Min(i, last), Math.Max(i + 1, last)));
            }
        }

        return null;
    }

    private static DateSpan OfMonths(int startYear, int start, int endYear, int end) =>
        new(new DateOnly(startYear, start, 1), new DateOnly(endYear, end, DateTime.DaysInMonth(endYear, end)));
}
