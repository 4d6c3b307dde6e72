using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads requests, shares and sets; what is left is work that is described.</summary>
internal static class OtherGoals
{
    private const int MostBetween = 3;

    private static readonly string[][] Requests =
    [
        ["vid", "behov"], ["efter", "behov"], ["vid", "förfrågan"], ["på", "förfrågan"], ["på", "begäran"], ["vid", "begäran"], ["vid", "efterfrågan"], ["på", "önskemål"], ["efter", "önskemål"],
        ["vid", "önskemål"], ["om", "behov", "finns"], ["om", "behov", "uppstår"], ["då", "behov", "uppstår"], ["när", "behov", "uppstår"], ["när", "behov", "finns"], ["när", "det", "finns", "behov"],
        ["om", "det", "finns", "behov"], ["när", "det", "behövs"], ["om", "det", "behövs"], ["då", "det", "behövs"], ["vid", "förekommande", "behov"], ["när", "så", "efterfrågas"], ["om", "det", "efterfrågas"],
        ["om", "det", "uppkommer", "önskemål"], ["när", "behovet", "uppstår"], ["när", "det", "uppstår", "behov"], ["om", "så", "önskas"], ["när", "det", "efterfrågas"], ["vid", "anrop"], ["vid", "uppkomna", "behov"],
    ];

    /// <summary>"Vid behov", "på begäran".</summary>
    public static TargetDraft? OnRequest(CommitmentSentence sentence)
    {
        for (var i = 0; i < sentence.FirstEnd; i++)
        {
            if (Array.Find(Requests, phrase => sentence.Words.Has(i, phrase)) is { } found)
            {
                var draft = new TargetDraft();
                draft.Target.OnRequest = new OnRequestTarget { AsNeeded = Array.Exists(found, word => word.StartsWith("behov", StringComparison.Ordinal) || word == "behövs") };
                draft.Inferred("onRequest", sentence.Words.RangeOf(i, i + found.Length - 1), Note.AllRequests);
                CountingRules.Read(sentence, draft, CountingRules.KindsOf(sentence), unit: null, sentence.Places);
                return draft;
            }
        }

        return null;
    }

    /// <summary>"varav minst 20 procent förstagångsanvändare": a part of what the first target counts.</summary>
    public static TargetDraft? Share(CommitmentSentence sentence, Target? whole, out Quantity? percent)
    {
        percent = sentence.Quantities.Find(quantity => Counted.IsPercent(sentence.Words, quantity));
        if (percent is null)
        {
            return null;
        }

        var last = percent.Last;
        var part = sentence.Outcomes.Find(term => term.First > last && term.First <= last + 1 + MostBetween + 1);
        if (part is null || percent.Value > 100)
        {
            return null;
        }

        var draft = new TargetDraft();
        var comparison = Comparisons.Of(sentence.Words, percent);
        var goal = draft.Target.Share = new ShareTarget
        {
            Comparison = comparison?.Comparison == Comparison.AtMost ? Comparison.AtMost : Comparison.AtLeast,
            Percent = (int)percent.Value,
            PartOutcome = part.Codes[0],
            WholeOutcome = whole?.Counting?.Outcome is { Length: > 0 } outcome && outcome != part.Codes[0] ? outcome : "",
        };
        var range = sentence.Words.RangeOf(percent.First, percent.Last + 1);
        draft.Stated("share.percent", range);
        draft.Inferred("share.comparison", range, comparison is null ? Note.BareNumber : Note.Stated);
        draft.Stated("share.partOutcome", sentence.Words.RangeOf(part.First, part.Last));
        draft.Target.Counting.Areas.AddRange(whole?.Counting?.Areas ?? []);
        return draft;
    }

    /// <summary>"Alla klasser i årskurs 7", "samtliga gångtunnlar fyra gånger per år", "valborg, midsommar och nyår".</summary>
    public static TargetDraft? Coverage(CommitmentSentence sentence) => RiskOccasionsOf(sentence) ?? SetOf(sentence);

    private static TargetDraft? RiskOccasionsOf(CommitmentSentence sentence)
    {
        var terms = Vocabulary.Find(sentence.Words, TermSort.Occasion);
        var codes = terms.SelectMany(term => term.Codes).Distinct().ToList();
        var isCounted = sentence.Counted.Count > 0;
        if (isCounted || codes.Count < 2 || codes.Exists(code => RiskOccasions.Find(code) is null))
        {
            return null;
        }

        var draft = new TargetDraft();
        var goal = draft.Target.Coverage = new CoverageTarget { Times = 1, Per = Per.Year, RiskOccasions = true };
        foreach (var term in terms.Where(term => goal.Items.All(item => item.Code != term.Codes[0])))
        {
            draft.Stated($"coverage.items[{goal.Items.Count}].code", sentence.Words.RangeOf(term.First, term.Last));
            goal.Items.Add(new CoverageItem { Code = term.Codes[0] });
        }

        CountingRules.Read(sentence, draft, CountingRules.KindsOf(sentence), unit: null, sentence.Places);
        return draft;
    }

    private static TargetDraft? SetOf(CommitmentSentence sentence)
    {
        var words = sentence.Words;
        var set = Vocabulary.Find(words, TermSort.Set).Find(term => AllBefore(words, term.First) >= 0);
        var counted = sentence.Counted;
        if (set is null || counted.Exists(one => one.Unit != "" && !one.Quantity.IsArticle))
        {
            return null;
        }

        var draft = new TargetDraft();
        var range = words.RangeOf(AllBefore(words, set.First), set.Last);
        var window = sentence.Windows.Find(window => !window.IsWide);
        var times = counted.FirstOrDefault();
        var goal = draft.Target.Coverage = new CoverageTarget { Times = (int)Math.Clamp(times?.Quantity.Value ?? 1, 1, 1000), Per = window?.Per ?? Per.Period };
        draft.Asked("coverage.items", range, Note.SetAsked);
        if (times is not null)
        {
            draft.Stated("coverage.times", words.RangeOf(times.Quantity.First, times.Quantity.Last));
        }

        var stated = window is null ? range : words.RangeOf(window.First, window.Last);
        draft.Inferred("coverage.per", stated, window is null ? Note.WholePeriod : Note.Stated);
        if (goal.Per == Per.Season)
        {
            goal.Per = Per.Year;
        }

        CountingRules.Read(sentence, draft, CountingRules.KindsOf(sentence), unit: null, sentence.Places);
        draft.Target.Counting.Unit = set.Codes[0];
        draft.Stated("counting.unit", words.RangeOf(set.First, set.Last));
        return draft;
    }

    /// <summary>Place of "alla", "samtliga", "varje" or "alltid … vid" before a set; -1 when none stands there.</summary>
    private static int AllBefore(Sentence words, int set)
    {
        for (var at = set - 1; at >= 0 && at >= set - 1 - MostBetween && (!words.IsMark(at) || words[at] is "/"); at--)
        {
            if (words[at] is "alla" or "samtliga" or "varje" or "varenda" || (words[at] == "vid" && words[at - 1] != "alltid" && words.Find(Always) is >= 0 and var always && always < at))
            {
                return at;
            }
        }

        return -1;
    }

    private static readonly HashSet<string> Always = ["alltid"];

    /// <summary>What nothing else was found in.</summary>
    public static TargetDraft Qualitative(CommitmentSentence sentence)
    {
        var draft = new TargetDraft();
        draft.Target.Qualitative = new QualitativeTarget();
        draft.Inferred("qualitative", sentence.Words.Range, Note.Described);
        CountingRules.Read(sentence, draft, CountingRules.KindsOf(sentence), unit: null, sentence.Places);
        return draft;
    }
}
