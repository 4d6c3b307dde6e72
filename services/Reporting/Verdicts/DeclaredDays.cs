using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// The days that manifests declare complete for a target: those on which every party whose records count has declared every kind that
/// counts.
/// </summary>
internal sealed class DeclaredDays
{
    private const string EveryKind = "";
    private const string EveryArea = "";

    // One list of merged spans for each part of what counts; a day is declared when it is in all of them.
    private readonly IReadOnlyList<IReadOnlyList<DateSpan>> _spans;

    private DeclaredDays(IReadOnlyList<IReadOnlyList<DateSpan>> spans) => _spans = spans;

    /// <summary>True when one party counts, with one kind or with whatever it does.</summary>
    public bool IsOfOneKind { get; private init; }

    /// <summary>What would declare some of the days, but does not agree with the records that there are.</summary>
    public IReadOnlyList<Declaration> NotAssured { get; private init; } = [];

    public static DeclaredDays Of(AgreementRecorded agreement, CommitmentTerms commitment, TargetTerms target, IReadOnlyList<Declaration> declarations)
    {
        CountedPart[] counted =
        [
            .. from rule in target.Counting.Rules()
               from party in PartiesOf(commitment, rule)
               from kind in rule.Kinds.Count > 0 ? rule.Kinds : [EveryKind]
               from area in rule.Areas.Count > 0 ? rule.Areas : [agreement.District ?? EveryArea]
               from focuses in FocusesOf(rule)
               select new CountedPart(party, kind, area, focuses),
        ];
        return new DeclaredDays([.. counted.Select(part => Merged(declarations
            .Where(declaration => declaration.IsAssured && declaration.Covers(part))
            .Select(declaration => new DateSpan(declaration.Start, declaration.End))))])
        {
            IsOfOneKind = counted.Select(part => (part.Party, part.Kind)).Distinct().Count() == 1,
            NotAssured = [.. declarations.Where(declaration => !declaration.IsAssured && counted.Any(declaration.Covers))],
        };
    }

    /// <summary>The days that reports of their own speak for: "nobody asked from January to April" leaves no silence in those days.</summary>
    public static DeclaredDays OfReports(IEnumerable<Tally> tallies) =>
        new([Merged(tallies.Select(tally => new DateSpan(tally.Key.Date, tally.Key.EndDate)))]);

    /// <summary>True for a target that only the coordinators' own entries count towards.</summary>
    public static bool AreCoordinators(TargetTerms target) =>
        target.Counting.Rules().All(rule => rule.Kinds.Count > 0 && rule.Kinds.All(Declaration.IsCoordinators));

    public bool Cover(DateSpan days) => FirstGap(days) is null;

    /// <summary>True when some source has declared something of these days.</summary>
    public bool Meet(DateSpan days) => _spans.Any(spans => spans.Any(span => span.Start <= days.End && span.End >= days.Start));

    public DateOnly? FirstGap(DateSpan days)
    {
        DateOnly? first = null;
        foreach (IReadOnlyList<DateSpan> spans in _spans)
        {
            DateOnly gap = FirstGap(spans, days.Start);
            if (gap <= days.End && (first is null || gap < first))
            {
                first = gap;
            }
        }

        return first;
    }

    // Where nobody is named, both parties' records count.
    private static IReadOnlyList<Party> PartiesOf(CommitmentTerms commitment, CountingTerms rule) =>
        rule.Parties.Count > 0 ? rule.Parties
        : commitment.Responsible.Count > 0 ? commitment.Responsible
        : [Party.Police, Party.Municipality];

    // Records have all focuses of the rule, and any of the others: for each of these a part.
    private static IEnumerable<IReadOnlyList<string>> FocusesOf(CountingTerms rule) =>
        rule.AnyFocuses.Count == 0 ? [rule.Focuses] : rule.AnyFocuses.Select(any => (IReadOnlyList<string>)[.. rule.Focuses, any]);

    private static List<DateSpan> Merged(IEnumerable<DateSpan> spans)
    {
        List<DateSpan> merged = [];
        foreach (DateSpan next in spans.OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && next.Start <= DayAfter(merged[^1].End))
            {
                merged[^1] = merged[^1] with { End = next.End > merged[^1].End ? next.End : merged[^1].End };
            }
            else if (next.Start <= next.End)
            {
                merged.Add(next);
            }
        }

        return merged;
    }

    private static DateOnly FirstGap(IReadOnlyList<DateSpan> spans, DateOnly start)
    {
        int low = 0;
        int high = spans.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = spans[middle].End < start ? (middle + 1, high) : (low, middle);
        }

        return low < spans.Count && spans[low].Start <= start ? DayAfter(spans[low].End) : start;
    }

    private static DateOnly DayAfter(DateOnly day) => day < DateOnly.MaxValue ? day.AddDays(1) : day;
}
